using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Messages;

sealed class English : Phrases
{
    public override string Today => "today";
    public override string Tomorrow => "tomorrow";
    public override string Date(DateOnly day) => $"{day.DayOfWeek.ToString()[..3]} {day.Month}/{day.Day}";

    public override string And(IReadOnlyList<string> whens) => string.Join(" & ", whens);
    public override string Visit(IReadOnlyList<string> whens) => $"{(whens.Count > 1 ? "visits" : "visit")} {And(whens)}.";
    public override string TalkSession(string when, bool byVideo) => $"talk session {when}{(byVideo ? " by video" : "")}.";
    public override string Moved(string from, string to, bool officeClosed) => $"your {from} visit moved to {to}{Closed(officeClosed)}.";

    public override string Cancelled(IReadOnlyList<string> whens, bool officeClosed) => whens.Count > 1
        ? $"your visits {And(whens)} are cancelled{Closed(officeClosed)}."
        : $"your {whens[0]} visit is cancelled{Closed(officeClosed)}.";

    public override string Changed(int visits) => $"{visits} of your visits changed.";
    public override string NoRide(string when) => $"no ride on file for {when}. Your visit can't start without one.";
    public override string PickUp(string place, string when, bool isChanged) => $"{(isChanged ? "new time: " : "")}pick-up at {place} {when} or later.";
    public override string NoPickUp(string when) => $"no pick-up needed {when} any more.";

    public override string Keep(string? noFoodAfter, string? noDrinkAfter, string? noNasalSprayAfter) => Sentence(", ",
        [("no food after ", noFoodAfter), ("no drinks after ", noDrinkAfter), ("no nose spray past ", noNasalSprayAfter)]);

    public override string KeepShort(string? noFoodAfter, string? noDrinkAfter, string? noNasalSprayAfter)
    {
        var kept = Sentence(", ", [("food after ", noFoodAfter), ("nose spray after ", noNasalSprayAfter), ("drinks after ", noDrinkAfter)]);
        return kept.Length == 0 ? "" : "No " + char.ToLowerInvariant(kept[0]) + kept[1..];
    }

    public override IReadOnlyList<string> Question(ReminderKind kind, int visits) => kind switch
    {
        ReminderKind.Moved => ["Reply Y ok, N call me."],
        ReminderKind.DayBefore => ["Ride home set? Reply Y or N.", "Ride home set? Reply Y/N.", "Bring a ride home."],
        ReminderKind.WeeklyDigest when visits > 1 => ["Ride home needed both days. Reply Y if rides set, N if not.", "Rides home set? Reply Y/N."],
        ReminderKind.WeeklyDigest => ["Ride home needed. Reply Y if ride set, N if not.", "Ride home set? Reply Y/N."],
        ReminderKind.RideMissing => ["Reply 1 have ride, 2 need help."],
        ReminderKind.FollowUp => ["Reply C to confirm."],
        _ => [""],
    };

    public override string Request(ReminderKind kind, int visits) => kind switch
    {
        ReminderKind.RideMissing => "Please call us if you need help with it.",
        ReminderKind.DayBefore or ReminderKind.WeeklyDigest => "You will need a ride home after each visit.",
        _ => "",
    };

    public override string Subject => "about your visits";
    public override string YourPage => "Your page:";
    public override string PleaseCall(string phone) => $"Please call {phone}.";
    public override string OptOut => "STOP to opt out";
    public override string Questions(string phone) => $"Questions: {phone}.";
    public override string OptedOut(string phone) => $"you are opted out and will get no more texts. Call {phone} with questions.";
    public override string OptedIn => "texts about your visits are on again.";
    public override string Help => "texts about your visits.";
    public override string Crisis => "we can't help by text. In danger? Call 911. Crisis line, any time: call or text 988. Our office:";
    public override string RideSet => "thanks, your ride home is noted.";
    public override string NeedsCall => "thanks, we will call you.";
    public override string Agreed => "thanks, noted.";

    public override string Template(ReminderKind kind) => kind switch
    {
        ReminderKind.DayBefore => "{sender}: visit {when}. {more} {keep} {question} {phone}. {stop}",
        ReminderKind.WeeklyDigest => "{sender}: visits {when}. {more} {question} {phone}. {stop}",
        ReminderKind.Moved => "{sender}: your {previous} visit moved to {when}. {more} {keep} {question} {phone}. {stop}",
        ReminderKind.Cancelled => "{sender}: your {previous} visit is cancelled. {more} {keep} {phone}. {stop}",
        ReminderKind.RideMissing => $"{{sender}}: {NoRide("{when}")} {{more}} {{question}} {{phone}}. {{stop}}",
        ReminderKind.Driver => $"{{sender}}: {PickUp("{sender}", "{when}", isChanged: false)} {{phone}}. {{stop}}",
        ReminderKind.FollowUp => "{sender}: talk session {when}. {question} {phone}. {stop}",
        ReminderKind.OptedIn => $"{{sender}}: {OptedIn} {Questions("{phone}")} {{stop}}",
        ReminderKind.Help => $"{{sender}}: {Help} {Questions("{phone}")} {{stop}}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no template"),
    };

    static string Closed(bool officeClosed) => officeClosed ? " (office closed)" : "";

    static string Sentence(string between, IReadOnlyList<(string Words, string? Time)> parts)
    {
        var said = string.Join(between, parts.Where(p => p.Time is not null).Select(p => p.Words + p.Time));
        return said.Length == 0 ? "" : char.ToUpperInvariant(said[0]) + said[1..] + ".";
    }
}

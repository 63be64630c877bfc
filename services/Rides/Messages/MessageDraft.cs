using Scheduling.Platform.Time;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Messages;

/// <summary>The sentences of one message, before it is known how many of them fit.</summary>
sealed class MessageDraft
{
    readonly Occasion occasion;
    readonly Phrases phrases;
    readonly string phone;

    public MessageDraft(Occasion occasion, IReadOnlyList<Subject> subjects)
    {
        this.occasion = occasion;
        phrases = Phrases.In(occasion.Language);
        phone = Phrases.Dialled(occasion.Phone);

        var ordered = subjects.OrderBy(s => s.StartsAt ?? s.PreviousAt).ToLookup(s => s.Kind);
        var moved = ordered[ReminderKind.Moved].ToList();
        var cancelled = ordered[ReminderKind.Cancelled].ToList();
        var dayBefore = ordered[ReminderKind.DayBefore].ToList();
        var digest = ordered[ReminderKind.WeeklyDigest].ToList();

        Changes = [.. Cancelled(cancelled), .. moved.Select(Moved)];
        // A visit whose move is told is not told again.
        var rideless = ordered[ReminderKind.RideMissing].Where(s => dayBefore.All(d => d.StartsAt != s.StartsAt)).ToList();
        var driver = ordered[ReminderKind.Driver].ToList();
        Visits = [.. VisitsAt(dayBefore.Where(s => moved.All(m => m.StartsAt != s.StartsAt)), Relative), .. VisitsAt(digest, Dated),
            .. rideless.Select(s => phrases.NoRide(Relative(s, s.StartsAt!.Value))),
            .. driver.Where(s => s.StartsAt is null).Select(s => phrases.NoPickUp(Dated(s, s.PreviousAt!.Value))),
            .. driver.Where(s => s.StartsAt is not null).Select(s => phrases.PickUp(occasion.Sender, Relative(s, s.StartsAt!.Value), isChanged: s.PreviousAt is not null))];
        Talks = [.. ordered[ReminderKind.FollowUp].Select(s => phrases.TalkSession(Dated(s, s.StartsAt!.Value), s.ByVideo))];

        // A visit that is moved to today or tomorrow has new times for what to keep before it, whether or not it was reminded of before.
        var keeping = dayBefore.FirstOrDefault() ?? moved.FirstOrDefault(s => s.AtClinic(s.StartsAt!.Value).Day <= occasion.Day.AddDays(1));
        Keeps = keeping is null ? [""] : [Keep(keeping, phrases.Keep), Keep(keeping, phrases.KeepShort)];
        var foremost = subjects.Min(s => s.Kind);
        // Where every ride is settled there is nothing to ask.
        var isSettled = foremost is ReminderKind.DayBefore or ReminderKind.WeeklyDigest && dayBefore.Concat(digest).All(s => s.RideIsSure);
        Questions = isSettled ? [""] : phrases.Question(foremost, digest.Count);
        Request = isSettled ? "" : phrases.Request(foremost, digest.Count);
        var changes = moved.Count + cancelled.Count;
        Shortest = changes > 0
            ? $"{phrases.Changed(changes)} {phrases.PleaseCall(phone)} {phrases.OptOut}"
            : Body([.. Visits.Concat(Talks).Take(1)], "", "");
    }

    public IReadOnlyList<string> Changes { get; }
    public IReadOnlyList<string> Visits { get; }
    public IReadOnlyList<string> Talks { get; }

    /// <summary>What to keep before the visit, in more words and in fewer.</summary>
    public IReadOnlyList<string> Keeps { get; }

    /// <summary>The one question, in more words and in fewer.</summary>
    public IReadOnlyList<string> Questions { get; }

    public string Request { get; }

    /// <summary>What is always short enough.</summary>
    public string Shortest { get; }

    /// <summary>A text without its sender.</summary>
    public string Body(IEnumerable<string> sentences, string keep, string question) =>
        Sentences([.. sentences, keep, question, $"{phone}.", phrases.OptOut]);

    /// <summary>Puts sentences behind each other, each after the first with a capital.</summary>
    public static string Sentences(IEnumerable<string> sentences)
    {
        var said = sentences.Where(s => s.Length > 0).ToList();
        // Behind "LBW:" the sentence goes on, so that the first, or the one behind a sender, keeps its small letter.
        return string.Join(' ', said.Select((s, i) => i == 0 || said[i - 1].EndsWith(':') ? s : char.ToUpperInvariant(s[0]) + s[1..]));
    }

    IEnumerable<string> VisitsAt(IEnumerable<Subject> subjects, Func<Subject, DateTimeOffset, string> when)
    {
        var whens = subjects.Select(s => when(s, s.StartsAt!.Value)).ToList();
        if (whens.Count > 0) yield return phrases.Visit(whens);
    }

    IEnumerable<string> Cancelled(IReadOnlyList<Subject> subjects)
    {
        if (subjects.Count > 0) yield return phrases.Cancelled([.. subjects.Select(s => Dated(s, s.PreviousAt!.Value))], subjects.All(s => s.OfficeClosed));
    }

    string Moved(Subject subject) => phrases.Moved(OldTime(subject), NewTime(subject), subject.OfficeClosed);

    /// <summary>When a moved visit was: the day, and the time where that is all that changed.</summary>
    public string OldTime(Subject subject) =>
        StaysOnItsDay(subject) ? Dated(subject, subject.PreviousAt!.Value) : phrases.Date(subject.AtClinic(subject.PreviousAt!.Value).Day);

    /// <summary>When it is now.</summary>
    public string NewTime(Subject subject) =>
        StaysOnItsDay(subject) ? Phrases.Clock(subject.AtClinic(subject.StartsAt!.Value).At) : Dated(subject, subject.StartsAt!.Value);

    static bool StaysOnItsDay(Subject subject) => subject.AtClinic(subject.PreviousAt!.Value).Day == subject.AtClinic(subject.StartsAt!.Value).Day;

    public string Dated(Subject subject, DateTimeOffset instant)
    {
        var (day, at) = subject.AtClinic(instant);
        return $"{phrases.Date(day)} {Phrases.Clock(at)}{ZoneLabel.For(instant, subject.ClinicZone, occasion.PatientZone)}";
    }

    /// <summary>Tomorrow only where it is the same day for the clinic and for the reader.</summary>
    public string Relative(Subject subject, DateTimeOffset instant)
    {
        var (day, at) = subject.AtClinic(instant);
        var isSameForBoth = day == WallClock.ToLocal(instant, occasion.PatientZone).Day;
        return (isSameForBoth, day.DayNumber - occasion.Day.DayNumber) switch
        {
            (true, 0) => $"{phrases.Today} {Phrases.Clock(at)}{ZoneLabel.For(instant, subject.ClinicZone, occasion.PatientZone)}",
            (true, 1) => $"{phrases.Tomorrow} {Phrases.Clock(at)}{ZoneLabel.For(instant, subject.ClinicZone, occasion.PatientZone)}",
            _ => Dated(subject, instant),
        };
    }

    static string Keep(Subject subject, Func<string?, string?, string?, string> words) =>
        words(Time(subject, subject.NoFoodAfter), Time(subject, subject.NoDrinkAfter), Time(subject, subject.NoNasalSprayAfter));

    public static string? Time(Subject subject, DateTimeOffset? instant) => instant is null ? null : Phrases.Clock(subject.AtClinic(instant.Value).At);
}

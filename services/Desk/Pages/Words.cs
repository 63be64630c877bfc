namespace Scheduling.Desk.Pages;

/// <summary>What pages call things that travel as codes.</summary>
static class Words
{
    /// <summary>A status, a phase, a reason: <c>checked-in</c> is Checked in.</summary>
    public static string Of(string? code) => string.IsNullOrEmpty(code) ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    /// <summary>A field as its form calls it: <c>driver.phone</c> is Driver phone; what is in words already stays.</summary>
    public static string Field(string name) => name.Length > 0 && char.IsUpper(name[0]) ? name : Of(string.Concat(name.Select(c => c is '.' or '[' or ']' ? " " : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}")));

    /// <summary>Why a day is closed; that it is no day of opening says nothing more.</summary>
    public static string Closed(string why) => why.StartsWith("clinic closed", StringComparison.Ordinal) ? "closed" : $"closed: {why}";

    public static string Day(DateOnly? day) => day?.ToString("ddd d MMM yyyy") ?? "";

    public static string Time(DateTimeOffset? at) => at?.ToString("HH:mm") ?? "";

    /// <summary>The kind of a worklist item.</summary>
    public static string Kind(string kind) => kind switch
    {
        "rems-form" => "REMS form",
        "follow-up-unplaced" => "Follow-up without a place",
        "unplaced" => "Session without a place",
        _ => Of(kind),
    };

    /// <summary>The kinds of drivers that a form offers.</summary>
    public static IReadOnlyList<(string Kind, string Words)> Drivers { get; } =
        [("adult", "an adult"), ("rideshare", "a ride share"), ("clinic", "the clinic's driver"), ("medical-transport", "medical transport")];

    public static string Driver(string? kind) => Drivers.FirstOrDefault(driver => driver.Kind == kind).Words ?? Of(kind);

    public static string Language(string tag) => tag switch { "en" => "English", "es" => "Spanish", _ => tag };

    public static string Channel(string? channel) => channel switch { "sms" => "text", "email" => "e-mail", "staff-call" => "call by staff", _ => Of(channel) };

    /// <summary>What a message is about.</summary>
    public static string Message(string kind) => kind switch
    {
        "t-1" => "Visit the next day",
        "weekly-digest" => "The week's visits",
        "moved" => "Visit moved",
        "cancelled" => "Visit cancelled",
        "opted-out" => "Answer to STOP",
        "opted-in" => "Answer to START",
        "help" => "Answer to HELP",
        "crisis" => "Answer to words of crisis",
        "thanks" => "Answer with thanks",
        _ => Of(kind),
    };

    /// <summary>A step that is due.</summary>
    public static string Step(string step) => step switch
    {
        "vitals-before-dose" => "Vital signs before the dose",
        "vitals-before-discharge" => "Vital signs before discharge",
        "release" => "May be released",
        _ => Of(step),
    };
}

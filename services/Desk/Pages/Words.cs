namespace Scheduling.Desk.Pages;

/// <summary>What pages call things that travel as codes.</summary>
static class Words
{
    /// <summary>A status, a phase, a reason: <c>checked-in</c> is Checked in.</summary>
    public static string Of(string? code) => string.IsNullOrEmpty(code) ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    /// <summary>A field as its form calls it: <c>driver.phone</c> is Driver phone.</summary>
    public static string Field(string name) => Of(string.Concat(name.Select(c => c is '.' or '[' or ']' ? " " : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{c}")));

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

    /// <summary>A step that is due.</summary>
    public static string Step(string step) => step switch
    {
        "vitals-before-dose" => "Vital signs before the dose",
        "vitals-before-discharge" => "Vital signs before discharge",
        "release" => "May be released",
        _ => Of(step),
    };
}

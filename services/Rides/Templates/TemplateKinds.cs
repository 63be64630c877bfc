using Scheduling.Platform.Http;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Templates;

/// <summary>The kinds of texts whose words a clinic may choose, and what such words must have. The answers to STOP and to words of danger are always the shipped ones.</summary>
static class TemplateKinds
{
    /// <summary>What the law asks of every text (47 CFR 64.1200(a)(9)(iv)): whose it is, whom to call, how to stop.</summary>
    static readonly string[] OfTheLaw = ["sender", "phone", "stop"];

    /// <summary>Beyond that: what the text is for. The question is always the shipped one, because its answers are read by a program.</summary>
    static readonly Dictionary<ReminderKind, (string[] Needed, string[] Possible)> All = new()
    {
        [ReminderKind.DayBefore] = (["when", "keep", "question"], ["more", "noFoodAfter", "noDrinkAfter", "noNasalSprayAfter"]),
        [ReminderKind.WeeklyDigest] = (["when", "question"], ["more"]),
        [ReminderKind.Moved] = (["when", "question"], ["previous", "keep", "more"]),
        [ReminderKind.Cancelled] = (["previous"], ["more", "keep"]),
        [ReminderKind.RideMissing] = (["when", "question"], ["more"]),
        [ReminderKind.FollowUp] = (["when", "question"], []),
        [ReminderKind.Driver] = (["when"], []),
        [ReminderKind.OptedIn] = ([], []),
        [ReminderKind.Help] = ([], []),
    };

    public static IEnumerable<ReminderKind> Kinds => All.Keys;
    public static readonly IReadOnlyList<string> Languages = ["en", "es"];

    public static IReadOnlyList<string> Needed(ReminderKind kind) => [.. OfTheLaw, .. All[kind].Needed];
    public static IReadOnlyList<string> Known(ReminderKind kind) => [.. Needed(kind), .. All[kind].Possible];

    /// <summary>Whether it is a reminder: its words come from appointments.</summary>
    public static bool IsReminder(ReminderKind kind) => kind < ReminderKind.OptedOut;

    /// <summary>The language in which a reader's messages are written.</summary>
    public static string LanguageOf(string language) => language.Split('-')[0].Equals("es", StringComparison.OrdinalIgnoreCase) ? "es" : "en";

    /// <exception cref="InvalidException">It is no such kind or no such language.</exception>
    public static ReminderKind Check(string kind, string language)
    {
        var errors = new Dictionary<string, string[]>();
        if (!WireName.TryParse<ReminderKind>(kind, out var known) || !All.ContainsKey(known)) errors["kind"] = [$"must be one of {string.Join(", ", All.Keys.Select(WireName.Of))}"];
        if (!Languages.Contains(language)) errors["language"] = ["must be en or es"];
        return errors.Count == 0 ? known : throw new InvalidException(errors);
    }
}

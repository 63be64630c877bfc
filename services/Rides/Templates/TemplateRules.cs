using Scheduling.Platform.Http;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Templates;

/// <summary>What words a clinic may put into texts.</summary>
static class TemplateRules
{
    const int Longest = 500;
    static readonly string[] OfKeep = ["noFoodAfter", "noDrinkAfter", "noNasalSprayAfter"];

    /// <summary>Everything that is wrong with a template; empty when nothing is.</summary>
    public static IReadOnlyList<string> Errors(ReminderKind kind, string language, string text, ClinicRow clinic)
    {
        if (string.IsNullOrWhiteSpace(text)) return ["must not be blank"];
        if (text.Length > Longest) return [$"must have at most {Longest} characters"];

        var used = TemplateText.Placeholders(text).ToList();
        List<string> errors = [.. UnfitWords.In(TemplateText.WithoutPlaceholders(text))];
        errors.AddRange(used.Except(TemplateKinds.Known(kind)).Select(unknown => $"must not have {{{unknown}}}: the placeholders of {WireName.Of(kind)} are {Listed(TemplateKinds.Known(kind))}"));
        // Whoever says every time by itself has said what to keep.
        var said = OfKeep.All(used.Contains) ? used.Append("keep") : used;
        errors.AddRange(TemplateKinds.Needed(kind).Except(said).Select(missing => $"must have {{{missing}}}, {Why(missing)}"));
        if (TemplateText.HasStrayBraces(text)) errors.Add("must have braces around the name of a placeholder only");
        if (text.FirstOrDefault(character => !char.IsWhiteSpace(character) && Gsm7.Of(character.ToString()).Length == 0) is var strange and not '\0')
            errors.Add($"must not have '{strange}': a text message has no such character");
        if (errors.Count > 0) return errors;

        var ordinary = Sample.Ordinary(kind, language, clinic).Fewest(text)!;
        return ordinary.Length > Gsm7.Longest ? [$"has {ordinary.Length} characters with ordinary times and the shortest words, and one text has {Gsm7.Longest}"] : [];
    }

    /// <summary>What its author should know.</summary>
    public static IReadOnlyList<TemplateWarning> Warnings(ReminderKind kind, string language, string text, ClinicRow clinic) =>
        Sample.Longest(kind, language, clinic).Fewest(text) is { Length: > Gsm7.Longest } longest
            ? [new() { Rule = "too-long-at-times", Message = $"With the longest dates and times it has {longest.Length} characters; then the shipped words are sent, because one text has {Gsm7.Longest}." }]
            : [];

    static string Listed(IEnumerable<string> placeholders) => string.Join(", ", placeholders.Select(placeholder => $"{{{placeholder}}}"));

    static string Why(string placeholder) => placeholder switch
    {
        "sender" => "because every text says whose it is",
        "phone" => "because every text says whom to call",
        "stop" => "because every text says how to get no more",
        "question" => "the question whose answers are understood",
        "keep" => "what to keep before the visit",
        _ => "without which it does not say what it is for",
    };
}

/// <summary>Something that its author should know about a template and that does not keep it from being used.</summary>
public sealed record TemplateWarning
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
}

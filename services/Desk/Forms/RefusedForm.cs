using Scheduling.Desk.Api;

namespace Scheduling.Desk.Forms;

/// <summary>A form that was not accepted: why, and what had been typed, so that nobody types it again.</summary>
public sealed record RefusedForm
{
    /// <summary>Which of the page's forms it is.</summary>
    public required string Name { get; init; }

    public required ApiProblem Problem { get; init; }

    /// <summary>By field.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Typed { get; init; }

    /// <summary>Why the form of that name was refused; null for every other.</summary>
    public static ApiProblem? Why(RefusedForm? refused, string name) => refused?.Name == name ? refused.Problem : null;

    /// <summary>What was typed into a field of that form; in every other what stands there by itself.</summary>
    public static string Value(RefusedForm? refused, string name, string field, string? otherwise = null) =>
        refused?.Name == name ? string.Join(',', refused.Typed.GetValueOrDefault(field, [])) : otherwise ?? "";

    /// <summary>Whether a box was ticked.</summary>
    public static bool Has(RefusedForm? refused, string name, string field, string value, bool otherwise) =>
        refused?.Name == name ? refused.Typed.GetValueOrDefault(field, []).Contains(value) : otherwise;
}

using System.Text.RegularExpressions;
using Scheduling.Rides.Messages;

namespace Scheduling.Rides.Templates;

/// <summary>A template's text with its placeholders, such as <c>{sender}: see you {when}.</c></summary>
static partial class TemplateText
{
    public static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Groups[1].Value).Distinct();

    /// <summary>The text with these values, in the basic set; null where a placeholder has no value.</summary>
    public static string? Fill(string text, IReadOnlyDictionary<string, string> values)
    {
        if (!Placeholders(text).All(values.ContainsKey)) return null;
        var filled = Placeholder().Replace(text, match => values[match.Groups[1].Value]);
        return Spaces().Replace(Gsm7.Of(filled), " ").Trim();
    }

    public static string WithoutPlaceholders(string text) => Placeholder().Replace(text, "");

    /// <summary>What is neither text nor a whole placeholder.</summary>
    public static bool HasStrayBraces(string text) => WithoutPlaceholders(text).AsSpan().IndexOfAny('{', '}') >= 0;

    [GeneratedRegex(@"\{([A-Za-z]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

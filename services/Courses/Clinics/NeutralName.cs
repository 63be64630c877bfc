using System.Text.RegularExpressions;

namespace Scheduling.Courses.Clinics;

/// <summary>
/// The name that messages begin with stands on screens that others see: it names no drug, no diagnosis, no treatment and no kind of clinic.
/// </summary>
static partial class NeutralName
{
    /// <summary>The beginnings of words that say what somebody is treated for or with, in English and Spanish.</summary>
    static readonly string[] Telling =
    [
        "ketamin", "esketamin", "spravato", "infus", "inject", "inyec", "lozenge", "psych", "psiq", "psico", "depress", "depres", "suicid", "bipolar", "anxi", "ansied", "ptsd",
        "trauma", "mental", "mood", "addict", "adicc", "rehab", "detox", "drug", "droga", "opioid", "therap", "terap", "treatment", "tratamiento", "anesth", "anest", "pain", "dolor",
    ];

    /// <summary>The word that tells; null when none does.</summary>
    public static string? TellingWord(string name) =>
        Words().Matches(name).Select(word => word.Value).FirstOrDefault(word => Telling.Any(telling => word.StartsWith(telling, StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Words();
}

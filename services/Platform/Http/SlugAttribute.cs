using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Scheduling.Platform.Http;

/// <summary>An id that the caller chooses: lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit. Also checks each of a list.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class SlugAttribute : ValidationAttribute
{
    const string Sentence = "must be 1 to 64 lower-case letters, digits or hyphens and begin with a letter or digit";

    public SlugAttribute() : base(Sentence) { }

    /// <summary>Whether this is such an id.</summary>
    public static bool Matches(string? id) => id is not null && Pattern().IsMatch(id);

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string id => Matches(id),
        IEnumerable<string> ids => ids.All(Matches),
        _ => false,
    };

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Pattern();
}

using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Scheduling.Feed.Events;

/// <summary>The beginning of a type of event, such as <c>session.</c> or <c>ride.at-risk.v1</c>. Also checks each of a list.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed partial class TypePrefixAttribute : ValidationAttribute
{
    public TypePrefixAttribute() : base("must be the beginning of a type of event, such as session. or ride.at-risk.v1") { }

    public override bool IsValid(object? value) => value switch
    {
        null or "" => true,
        string prefix => Pattern().IsMatch(prefix),
        IEnumerable<string> prefixes => prefixes.All(prefix => Pattern().IsMatch(prefix)),
        _ => false,
    };

    [GeneratedRegex(@"\A[a-z0-9.-]{1,64}\z")]
    private static partial Regex Pattern();
}

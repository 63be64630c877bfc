using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace Scheduling.Rides.Contacts;

/// <summary>A telephone number with its country, such as <c>+15625550123</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed partial class E164Attribute() : ValidationAttribute("must be a number with its country such as +15625550123")
{
    public static bool Matches(string? number) => number is not null && Pattern().IsMatch(number);

    public override bool IsValid(object? value) => value is null || Matches(value as string);

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Pattern();
}

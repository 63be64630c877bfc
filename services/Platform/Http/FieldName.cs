using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scheduling.Platform.Http;

/// <summary>What a field is called in a problem: as on the wire, such as <c>hours[0].day</c>.</summary>
static partial class FieldName
{
    /// <summary>Of <c>Hours[0].Day</c>.</summary>
    public static string OfMember(string path) => string.Join('.', path.Split('.').Select(JsonNamingPolicy.CamelCase.ConvertName));

    /// <summary>Of the serializer's <c>$.hours[0].day</c>; <c>body</c> is the whole.</summary>
    public static string OfJsonPath(string? path) => path switch
    {
        null or "$" => "body",
        _ => Quoted().Replace(path, match => (match.Index == 1 ? "" : ".") + match.Groups[1].Value).TrimStart('$').TrimStart('.'),
    };

    /// <summary>The framework's "The field Name must be ..." as the rest of a sentence that begins with the field: "must be ...".</summary>
    public static string WithoutName(string sentence) =>
        Named().Replace(sentence, "").TrimEnd('.') is { Length: > 0 } rest ? rest : sentence;

    [GeneratedRegex(@"\['((?:[^'])*)'\]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^The (?:field )?\S+(?: field)? (?=must |is )")]
    private static partial Regex Named();
}

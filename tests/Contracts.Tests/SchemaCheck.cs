using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Scheduling.Contracts.Tests;

/// <summary>Checks JSON against the part of JSON Schema that our schemas use, and refuses a schema that uses more.</summary>
static class SchemaCheck
{
    static readonly HashSet<string> Annotations = ["$schema", "$id", "title", "description"];

    /// <summary>What is wrong, each with the place; empty when the JSON is valid.</summary>
    public static IReadOnlyList<string> Errors(JsonNode? json, JsonObject schema) => [.. Check(json, schema, "$")];

    static IEnumerable<string> Check(JsonNode? json, JsonObject schema, string at)
    {
        foreach (var (keyword, value) in schema)
        {
            var errors = keyword switch
            {
                _ when Annotations.Contains(keyword) => [],
                "type" => Kind(json) == value!.GetValue<string>() || (Kind(json), value.GetValue<string>()) is ("integer", "number")
                    ? [] : [$"{at} is {Kind(json)}, not {value}"],
                "properties" => json is JsonObject entity
                    ? value!.AsObject().Where(p => entity.ContainsKey(p.Key)).SelectMany(p => Check(entity[p.Key], p.Value!.AsObject(), $"{at}.{p.Key}")) : [],
                "additionalProperties" => json is JsonObject entity
                    ? entity.Where(p => schema["properties"]?[p.Key] is null).SelectMany(p => Check(p.Value, value!.AsObject(), $"{at}.{p.Key}")) : [],
                "required" => json is JsonObject entity
                    ? value!.AsArray().Select(name => name!.GetValue<string>()).Where(name => !entity.ContainsKey(name)).Select(name => $"{at}.{name} is missing") : [],
                "items" => json is JsonArray array ? array.SelectMany((item, i) => Check(item, value!.AsObject(), $"{at}[{i}]")) : [],
                "format" => IsText(json, out var text) && !HasFormat(text, value!.GetValue<string>()) ? [$"{at} is no {value}: {text}"] : [],
                "pattern" => IsText(json, out var text) && !Regex.IsMatch(text, value!.GetValue<string>()) ? [$"{at} does not match {value}: {text}"] : [],
                _ => throw new NotSupportedException($"The schema says {keyword} at {at}, which this check does not know."),
            };
            foreach (var error in errors) yield return error;
        }
    }

    static string Kind(JsonNode? json) => json?.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => long.TryParse(json.ToJsonString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "integer" : "number",
        _ => "null",
    };

    static bool IsText(JsonNode? json, out string text)
    {
        text = json?.GetValueKind() == JsonValueKind.String ? json.GetValue<string>() : "";
        return json?.GetValueKind() == JsonValueKind.String;
    }

    static bool HasFormat(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Contains('T', StringComparison.Ordinal) && (text.EndsWith('Z') || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => throw new NotSupportedException($"The schema says format {format}, which this check does not know."),
    };
}

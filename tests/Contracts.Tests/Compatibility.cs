using System.Text.Json.Nodes;

namespace Scheduling.Contracts.Tests;

/// <summary>What would break somebody who built to the schema as it was: inside one version only additions are allowed.</summary>
static class Compatibility
{
    static readonly string[] Constraints = ["type", "format", "pattern"];

    public static IReadOnlyList<string> Breaks(JsonObject before, JsonObject after) => [.. Compare(before, after, "$")];

    static IEnumerable<string> Compare(JsonObject before, JsonObject after, string at)
    {
        foreach (var constraint in Constraints.Where(c => !JsonNode.DeepEquals(before[c], after[c])))
            yield return $"{at}: {constraint} was {before[constraint]?.ToJsonString() ?? "absent"}, is {after[constraint]?.ToJsonString() ?? "absent"}";

        foreach (var added in Required(after).Except(Required(before)))
            yield return $"{at}.{added} is newly required: what was published before has no such member";
        // What was always there may be relied upon.
        foreach (var dropped in Required(before).Except(Required(after)).Where(name => after["properties"]?[name] is not null))
            yield return $"{at}.{dropped} is no longer always there";

        foreach (var (name, property) in before["properties"]?.AsObject() ?? [])
        {
            if (after["properties"]?[name] is not JsonObject still) yield return $"{at}.{name} is gone";
            else foreach (var broken in Compare(property!.AsObject(), still, $"{at}.{name}")) yield return broken;
        }

        foreach (var part in (string[])["items", "additionalProperties"])
        {
            if (before[part] is not JsonObject was) continue;
            if (after[part] is not JsonObject still) yield return $"{at}: {part} is gone";
            else foreach (var broken in Compare(was, still, $"{at}.{part}")) yield return broken;
        }
    }

    static IEnumerable<string> Required(JsonObject schema) => schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [];
}

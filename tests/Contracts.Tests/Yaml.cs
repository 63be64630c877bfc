using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Scheduling.Contracts.Tests;

/// <summary>Writes JSON as block YAML. A string stays bare only where no reader could take it for anything else.</summary>
static partial class Yaml
{
    public static string Write(JsonObject document)
    {
        var text = new StringBuilder();
        Members(text, document, "");
        return text.ToString();
    }

    static void Members(StringBuilder text, JsonObject entity, string indent)
    {
        foreach (var (name, value) in entity)
        {
            text.Append(indent).Append(Scalar(name)).Append(':');
            Value(text, value, indent);
        }
    }

    static void Value(StringBuilder text, JsonNode? value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } entity:
                text.Append('\n');
                Members(text, entity, indent + "  ");
                break;
            case JsonArray { Count: > 0 } array:
                text.Append('\n');
                foreach (var item in array) Item(text, item, indent + "  ");
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    static void Item(StringBuilder text, JsonNode? item, string indent)
    {
        if (item is not JsonObject { Count: > 0 } entity)
        {
            text.Append(indent).Append("- ").Append(Scalar(item)).Append('\n');
            return;
        }
        var start = text.Length;
        Members(text, entity, indent + "  ");
        text[start + indent.Length] = '-';
    }

    static string Scalar(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.String => Scalar(value.GetValue<string>()),
        null => "null",
        _ => value!.ToJsonString(),
    };

    static string Scalar(string text) =>
        Bare().IsMatch(text) && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n") ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    [GeneratedRegex(@"^[A-Za-z/$][A-Za-z0-9_$/.()-]*( [A-Za-z0-9_/.()-]+)*$")]
    private static partial Regex Bare();
}

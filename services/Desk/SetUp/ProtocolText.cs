using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.SetUp;

/// <summary>A protocol as text that people edit.</summary>
static class ProtocolText
{
    // Pages escape what they show: in the text itself an é is an é.
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the clinic decides: without the version, which is given, and what is only said about it.</summary>
    public static string Of(JsonObject protocol)
    {
        var shown = protocol.DeepClone().AsObject();
        foreach (var name in new[] { "id", "version", "warnings" }) shown.Remove(name);
        return shown.ToJsonString(Readable);
    }

    /// <exception cref="Api.RefusedByApiException">It is no JSON: the line is named.</exception>
    public static JsonObject Read(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false }) as JsonObject
                ?? throw TypedForm.Unreadable("protocol", "must be an object in braces");
        }
        catch (JsonException wrong)
        {
            throw TypedForm.Unreadable("protocol", $"cannot be read from line {wrong.LineNumber + 1} on: is a comma, a quote or a bracket missing there?");
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Http;

/// <summary>
/// Names the field that could not be read. The framework says so only in sentences, which also name our types; the sentences are read here, once,
/// and a test holds each of them.
/// </summary>
static partial class UnreadableRequest
{
    public static IReadOnlyDictionary<string, string[]> Errors(BadHttpRequestException failure) => failure.InnerException switch
    {
        JsonException json => InBody(json),
        _ when UnboundParameter().Match(failure.Message) is { Success: true } unbound => Error(FieldName.OfMember(unbound.Groups[1].Value), "has the wrong form"),
        _ when MissingParameter().Match(failure.Message) is { Success: true } missing =>
            missing.Groups[2].Value == "body" ? Error("body", "is required: send JSON") : Error(FieldName.OfMember(missing.Groups[1].Value), "is required"),
        _ => Error("body", "could not be read"),
    };

    static Dictionary<string, string[]> InBody(JsonException failure)
    {
        var field = FieldName.OfJsonPath(failure.Path);
        if (failure is UnreadableException) return Error(field, failure.Message.Split(" Path:")[0]);
        // The reader's own exception, as opposed to the serializer's: the text is not JSON, or holds what no text may.
        if (failure.GetType() != typeof(JsonException))
            return Error("body", $"is not well-formed JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}{(field == "body" ? "" : $", at {field}")})");
        if (failure.Message.Contains("missing required properties", StringComparison.Ordinal))
            return Missing(failure.Message.Split("including:")[^1], within: field == "body" ? "" : field + ".");
        if (failure.Message.Contains("could not be mapped to any", StringComparison.Ordinal)) return Error(field, "is not a member that is known here");
        if (failure.Message.Contains("Duplicate property", StringComparison.Ordinal)) return Error(field, "is there twice");
        if (failure.Message.Contains("doesn't allow null values", StringComparison.Ordinal)) return Error(field, "must not be null");
        if (failure.InnerException is InvalidOperationException) return Error(field, "must be text of whole characters");
        return Error(field, "has the wrong type");
    }

    static Dictionary<string, string[]> Missing(string names, string within)
    {
        string[] sentence = ["is required"];
        return Quoted().Matches(names).ToDictionary(name => within + name.Groups[1].Value, _ => sentence);
    }

    static Dictionary<string, string[]> Error(string field, string sentence) => new() { [field] = [sentence] };

    [GeneratedRegex("""^Failed to bind parameter "\S+ (\w+)" """)]
    private static partial Regex UnboundParameter();

    [GeneratedRegex("""^Required parameter "\S+ (\w+)" was not provided from ([\w ]+)""")]
    private static partial Regex MissingParameter();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}

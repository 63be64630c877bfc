using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Http;

/// <summary>Why a request was not answered, as RFC 9457 has it. Everything that refuses, the framework included, ends here.</summary>
sealed record Problem
{
    const string Prefix = "urn:scheduling:problem:";

    public required int Status { get; init; }

    /// <summary>The last part of the type.</summary>
    public required string Code { get; init; }

    public required string Title { get; init; }

    /// <summary>In plain words, with the remedy.</summary>
    public required string Detail { get; init; }

    public IReadOnlyDictionary<string, string[]> Errors { get; init; } = new Dictionary<string, string[]>();
    public IReadOnlyList<Violation> Violations { get; init; } = [];
    public IReadOnlyDictionary<string, object?> Members { get; init; } = new Dictionary<string, object?>();

    public static Problem Validation(IReadOnlyDictionary<string, string[]> errors) => Of(400) with
    {
        Detail = errors.Count == 0
            ? "The request could not be understood; /docs shows what it should look like."
            : $"Correct what is said of each field and send it again: {string.Join("; ", errors.SelectMany(field => field.Value.Select(sentence => $"{field.Key} {sentence}")))}.",
        Errors = errors,
    };

    /// <summary>The problem of a bare status.</summary>
    public static Problem Of(int status) => status switch
    {
        400 => new() { Status = status, Code = "validation", Title = "The request is not valid", Detail = "The request could not be understood; /docs shows what it should look like." },
        401 => new() { Status = status, Code = "unauthenticated", Title = "No valid key", Detail = "Send a key that is not revoked in the X-Api-Key header." },
        403 => new() { Status = status, Code = "forbidden", Title = "Not allowed", Detail = "This key does not have the role that this needs. Use one that has." },
        404 => new() { Status = status, Code = "not-found", Title = "Not found", Detail = "There is nothing at this address. /docs lists the routes." },
        405 => new() { Status = status, Code = "method-not-allowed", Title = "Method not allowed", Detail = "This address does not take that method; the Allow header names those it takes." },
        409 => new() { Status = status, Code = "conflict", Title = "Something else was there first", Detail = "Read the resource again and decide anew." },
        410 => new() { Status = status, Code = "gone", Title = "No longer here", Detail = "It was here once and is not kept any more." },
        412 => new() { Status = status, Code = "stale", Title = "The resource has changed", Detail = "Read it again and repeat the command with its new ETag in If-Match." },
        413 => new() { Status = status, Code = "too-large", Title = "The request is too large", Detail = "Send a smaller body." },
        415 => new() { Status = status, Code = "unsupported-media-type", Title = "Not that media type", Detail = "Send JSON with Content-Type: application/json." },
        422 => new() { Status = status, Code = "rule-violation", Title = "A rule says no", Detail = "Change what the violations name." },
        429 => new() { Status = status, Code = "too-many-requests", Title = "Too many requests", Detail = "Wait as many seconds as Retry-After says." },
        503 => new() { Status = status, Code = "unavailable", Title = "Not available now", Detail = "Something this needs cannot be reached. Try again in a moment." },
        >= 500 => new() { Status = status, Code = "internal", Title = "Something went wrong here", Detail = "It is not your request. It was logged under this traceId." },
        _ => new() { Status = status, Code = "refused", Title = "Refused", Detail = "The request was refused." },
    };

    public Task Write(HttpContext http)
    {
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/problem+json";
        var members = new Dictionary<string, object?>
        {
            ["type"] = Prefix + Code,
            ["title"] = Title,
            ["status"] = Status,
            ["detail"] = Detail,
            ["traceId"] = Activity.Current?.Id ?? http.TraceIdentifier,
        };
        if (Code == "validation") members["errors"] = Errors;
        if (Code == "rule-violation") members["violations"] = Violations;
        foreach (var (member, value) in Members) members[member] = value;
        var body = JsonSerializer.SerializeToUtf8Bytes(members, Json.Options);
        http.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Scheduling.Platform.Http;

/// <summary>A resource's version outside: the ETag it is shown with, and what If-Match asks.</summary>
public static class ETag
{
    /// <summary>Answers a GET with the resource and its version as ETag; 304 where If-None-Match already names it.</summary>
    public static IResult Ok(object resource, long version) => new AnswerResult
    {
        Status = StatusCodes.Status200OK,
        Body = JsonSerializer.SerializeToUtf8Bytes(resource, resource.GetType(), Json.Options),
        Location = null,
        ETag = Of(version),
    };

    /// <summary>Refuses the command when the caller names another version in If-Match. To be asked inside the transaction, after the resource is locked.</summary>
    /// <exception cref="RefusedException">412 <c>stale</c>.</exception>
    public static void RequireMatch(this HttpContext http, long version)
    {
        var wanted = http.Request.Headers.IfMatch;
        if (wanted.Count == 0) return;
        var matches = EntityTagHeaderValue.TryParseList(wanted, out var tags) && tags.Any(tag => !tag.IsWeak && (tag.Tag == Of(version) || tag.Tag == "*"));
        if (!matches) throw Refused.Stale();
    }

    internal static string Of(long version) => $"\"{version}\"";
}

using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Scheduling.Platform.Http;

/// <summary>Bytes on their way to the caller: those that were committed, or those that were committed before.</summary>
sealed class AnswerResult : IResult
{
    public required int Status { get; init; }
    public required byte[] Body { get; init; }
    public required string? Location { get; init; }
    public required string? ETag { get; init; }
    public bool IsReplay { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Body.Length;
        if (Location is not null) response.Headers.Location = Location;
        if (ETag is not null) response.Headers.ETag = ETag;
        if (IsReplay) response.Headers["Idempotency-Replayed"] = "true";
        if (httpContext.Request.Headers.IfNoneMatch is { Count: > 0 } seen && HttpMethods.IsGet(httpContext.Request.Method) && ETag is not null
            && EntityTagHeaderValue.TryParseList(seen, out var tags) && tags.Any(tag => tag.Tag == ETag || tag.Tag == "*"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            response.ContentLength = null;
            return;
        }
        await response.BodyWriter.WriteAsync(Body, httpContext.RequestAborted);
    }
}

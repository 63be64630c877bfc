using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Http;

/// <summary>The outermost step: whatever goes wrong further in leaves as a problem document, and only our own faults are logged as errors.</summary>
sealed partial class Problems(RequestDelegate next, IServiceProvider services, ILogger<Problems> log)
{
    /// <summary>The caller went away; nobody reads it.</summary>
    const int ClientClosedRequest = 499;

    readonly ProblemOfException problems = new(services.GetService<Engine>());

    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(SetHeaders, http.Response);
        try
        {
            await next(http);
            if (IsBare(http.Response)) await Problem.Of(http.Response.StatusCode).Write(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            if (!http.Response.HasStarted) http.Response.StatusCode = ClientClosedRequest;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            var problem = problems.Of(failure);
            if (problem is null) Failed(failure, http.Request.Method, RouteOf(http));
            else if (problem.Status >= 500) Unavailable(http.Request.Method, RouteOf(http), failure.GetType().Name);
            problem ??= Problem.Of(500);
            http.Response.Clear();
            if (problem.Status == StatusCodes.Status503ServiceUnavailable) http.Response.Headers.RetryAfter = "1";
            await problem.Write(http);
        }
    }

    /// <summary>Whether the framework set a status and said nothing.</summary>
    static bool IsBare(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentLength: null } && string.IsNullOrEmpty(response.ContentType);

    static Task SetHeaders(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        if (!headers.ContainsKey(HeaderNames.ContentSecurityPolicy)) headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        // Patients' data does not belong in anybody's cache.
        if (!headers.ContainsKey(HeaderNames.CacheControl)) headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    /// <summary>The pattern, not the path: ids that callers choose may say more than they should.</summary>
    static string RouteOf(HttpContext http) => (http.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "(no route)";

    [LoggerMessage(LogLevel.Error, "{Method} {Route} failed")]
    partial void Failed(Exception failure, string method, string route);

    [LoggerMessage(LogLevel.Warning, "{Method} {Route} was not available: {Failure}")]
    partial void Unavailable(string method, string route, string failure);
}

using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Access;

/// <summary>Finds out who is asking; whether they may is asked later. Another kind of proof, such as a bearer token, is another line here.</summary>
sealed class Authentication(RequestDelegate next, KeyRing keys)
{
    internal const string Header = "X-Api-Key";

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers[Header] is [{ Length: > 0 } key] && await keys.Find(key, http.RequestAborted) is { } principal)
            http.Features.Set(principal);
        await next(http);
    }
}

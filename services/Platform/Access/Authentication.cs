using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Access;

/// <summary>Finds out who is asking; whether they may is asked later.</summary>
sealed class Authentication(RequestDelegate next, IEnumerable<Proof> proofs)
{
    public async Task InvokeAsync(HttpContext http)
    {
        foreach (var proof in proofs)
        {
            if (await proof.Find(http) is not { } principal) continue;
            http.Features.Set(principal);
            break;
        }
        await next(http);
    }
}

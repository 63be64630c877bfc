using Scheduling.Platform.Access;

namespace Scheduling.Desk.SignIn;

/// <summary>The cookie of a signed-in browser. It opens pages and nothing else: a foreign page that has the browser call the API finds it without a key.</summary>
sealed class SessionProof(WebSessions sessions) : Proof
{
    public override async ValueTask<Principal?> Find(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PageRoute>() is null || SessionCookie.Read(http) is not { Length: > 0 } secret) return null;
        if (await sessions.Find(secret, http.RequestAborted) is not { } session) return null;
        http.Features.Set(session);
        return session.Principal();
    }
}

using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Access;

/// <summary>An API key in its header.</summary>
sealed class KeyProof(KeyRing keys) : Proof
{
    internal const string Header = "X-Api-Key";

    public override ValueTask<Principal?> Find(HttpContext http) =>
        http.Request.Headers[Header] is [{ Length: > 0 } key] ? keys.Find(key, http.RequestAborted) : default;
}

using Microsoft.AspNetCore.Http;

namespace Scheduling.Platform.Access;

/// <summary>A bearer token that this installation signed itself.</summary>
sealed class TokenProof(SignedTokens tokens) : Proof
{
    const string Scheme = "Bearer ";

    public override ValueTask<Principal?> Find(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } sent] && sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? new(tokens.Read(sent[Scheme.Length..].Trim())) : default;
}

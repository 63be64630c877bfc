using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Http;

namespace Scheduling.Platform.Access;

/// <summary>
/// Says for a minute who somebody is, in place of a key: how one service of the installation calls another for a person who is signed in.
/// Signed with the key that all services share, so that nobody is asked whether it holds.
/// </summary>
public sealed class SignedTokens(Secrets secrets, [FromKeyedServices("machine")] TimeProvider machine)
{
    // Tells it apart from the tokens of an issuer, which have three parts too.
    const string Prefix = "sst";

    static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    readonly Lazy<byte[]> key = new(() => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets.TokenKey), "signed tokens"u8));

    /// <summary>A token for calls that begin within the next minute.</summary>
    public string Sign(Principal principal)
    {
        var said = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Claim
        {
            Id = principal.Id,
            Name = principal.Name,
            Roles = [.. principal.Roles.Select(WireName.Of)],
            Clinics = [.. principal.Clinics],
            Scopes = [.. principal.Scopes],
            Until = machine.GetUtcNow() + Lifetime,
        }, Json.Wire));
        return $"{Prefix}.{said}.{Base64Url.EncodeToString(Signature(said))}";
    }

    /// <summary>Whom a token speaks of; null when it was not signed here, or its minute is over.</summary>
    public Principal? Read(string token)
    {
        if (token.Split('.') is not [Prefix, var said, var signature] || !IsSigned(said, signature)) return null;
        // Signed by us, so it was written by us.
        var claim = JsonSerializer.Deserialize<Claim>(Base64Url.DecodeFromChars(said), Json.Wire)!;
        return claim.Until <= machine.GetUtcNow() ? null : new()
        {
            Id = claim.Id,
            Name = claim.Name,
            Roles = claim.Roles.SelectMany(name => WireName.TryParse<Role>(name, out var role) ? new[] { role } : []).ToFrozenSet(),
            Clinics = claim.Clinics.ToFrozenSet(),
            Scopes = claim.Scopes.ToFrozenSet(),
        };
    }

    bool IsSigned(string said, string signature)
    {
        Span<byte> sent = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Base64Url.IsValid(signature, out var length) && length == sent.Length && Base64Url.TryDecodeFromChars(signature, sent, out _)
            && CryptographicOperations.FixedTimeEquals(sent, Signature(said));
    }

    byte[] Signature(string said) => HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(said));

    sealed record Claim
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required IReadOnlyList<string> Roles { get; init; }
        public required IReadOnlyList<string> Clinics { get; init; }
        public required IReadOnlyList<string> Scopes { get; init; }
        public required DateTimeOffset Until { get; init; }
    }
}

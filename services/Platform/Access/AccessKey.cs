using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Contracts.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Platform.Access;

/// <summary>An API key as it is stored: all but its secret.</summary>
sealed record AccessKey
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Hex SHA-256 of the secret part.</summary>
    public required string Hash { get; init; }

    /// <summary>Names separated by spaces.</summary>
    public required string Roles { get; init; }

    /// <summary>Ids separated by spaces, or <c>*</c>.</summary>
    public required string Clinics { get; init; }

    /// <summary>Names separated by spaces.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset? RevokedAt { get; init; }
    public required long Version { get; init; }

    /// <summary>Who calls with this key. A role that a later version knows and this one does not gives nothing.</summary>
    public Principal Principal() => new()
    {
        Id = Id.ToString(),
        Name = Name,
        Roles = Words(Roles).SelectMany(name => WireName.TryParse<Role>(name, out var role) ? new[] { role } : []).ToFrozenSet(),
        Clinics = Words(Clinics).ToFrozenSet(),
        Scopes = Words(Scopes).ToFrozenSet(),
    };

    public KeyChanged Changed() => new()
    {
        KeyId = Id.ToString(),
        Name = Name,
        Hash = Hash,
        Roles = Words(Roles),
        Clinics = Words(Clinics),
        Scopes = Words(Scopes),
        Revoked = RevokedAt is not null,
        Version = Version,
    };

    public static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

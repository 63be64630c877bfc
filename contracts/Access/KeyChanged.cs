namespace Scheduling.Contracts.Access;

/// <summary>An API key was made or revoked. Travels on an exchange of its own, which subscribers cannot bind; only the hash leaves.</summary>
[EventType("access.key-changed.v1")]
public sealed record KeyChanged
{
    public required string KeyId { get; init; }
    public required string Name { get; init; }

    /// <summary>Hex SHA-256 of the secret part.</summary>
    public required string Hash { get; init; }

    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Clinic ids, or <c>*</c> for all.</summary>
    public required IReadOnlyList<string> Clinics { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }
    public required bool Revoked { get; init; }
    public required long Version { get; init; }
}

/// <summary>A service started and asks the keys' owner to tell every key again.</summary>
[EventType("access.keys-asked.v1")]
public sealed record KeysAsked
{
    /// <summary>The asking service.</summary>
    public required string Service { get; init; }
}

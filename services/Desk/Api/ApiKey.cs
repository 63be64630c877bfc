namespace Scheduling.Desk.Api;

/// <summary>A key with which a program signs in.</summary>
public sealed record ApiKey
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Roles { get; init; }
    public required IReadOnlyList<string> Clinics { get; init; }
    public IReadOnlyList<string> Scopes { get; init; } = [];
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Only in the answer that makes it.</summary>
    public string? Key { get; init; }
}

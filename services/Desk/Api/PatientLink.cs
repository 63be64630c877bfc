namespace Scheduling.Desk.Api;

/// <summary>A link to a patient's own page.</summary>
public sealed record PatientLink
{
    public required Guid LinkId { get; init; }
    public required string MadeFor { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Only in the answer that makes it.</summary>
    public string? Url { get; init; }
}

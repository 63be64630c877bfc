namespace Scheduling.Feed.Events;

/// <summary>One event as it is kept.</summary>
public sealed record EventRow
{
    public required string ClinicId { get; init; }

    /// <summary>Its place among the clinic's events, from 1; some numbers may be missing.</summary>
    public required long Seq { get; init; }

    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public required string Source { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset Time { get; init; }

    /// <summary>JSON.</summary>
    public required string Data { get; init; }

    /// <summary>The same without clinical detail; null where there is none in it.</summary>
    public string? PublicData { get; init; }

    public DateTimeOffset KeptAt { get; init; }
}

namespace Scheduling.Feed.Events;

/// <summary>What every clinic event has: all that Feed itself reads of one. The rest it keeps as it came.</summary>
public sealed record Happened
{
    /// <summary>The clinic at which it happened.</summary>
    public required string ClinicId { get; init; }
}

namespace Scheduling.Feed.Parked;

/// <summary>An event that a consumer behind a broker gave up on, as it is stored.</summary>
sealed record ParkedEventRow
{
    public required Guid ParkedId { get; init; }
    public required string ClinicId { get; init; }
    public required string Queue { get; init; }
    public required Guid EventId { get; init; }
    public required string Type { get; init; }
    public required string Source { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string Body { get; init; }
    public required string Reason { get; init; }
    public required int Times { get; init; }
    public required DateTimeOffset ParkedAt { get; init; }
}

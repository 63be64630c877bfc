namespace Scheduling.Platform.Messaging;

/// <summary>One event in the outbox. Its wire name is stored, never the name of a .NET type.</summary>
sealed record OutboxRow
{
    public long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public required string RoutingKey { get; init; }
    public required string Source { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset Time { get; init; }
    public string? TraceParent { get; init; }
    public required string Body { get; init; }

    /// <summary>Where it is sent; null is the exchange of its kind.</summary>
    public string? Address { get; init; }

    public int Attempts { get; init; }
}

namespace Scheduling.Feed.Webhooks;

/// <summary>How one event's way to a webhook went.</summary>
public sealed record Delivery
{
    /// <summary>Also the <c>webhook-id</c> it is sent with.</summary>
    public required Guid EventId { get; init; }

    public required string Type { get; init; }

    /// <summary><c>waiting</c>, <c>delivered</c>, or <c>parked</c> after 72 hours.</summary>
    public required string Status { get; init; }

    public required int Attempts { get; init; }

    /// <summary>When it is tried next; null when it is not.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it arrived or was parked.</summary>
    public required DateTimeOffset? SettledAt { get; init; }

    /// <summary>What came of the last attempt: <c>http-200</c>, <c>timeout</c>, <c>unreachable</c>, <c>not-public</c>, <c>tls</c>, <c>secret-unreadable</c>; null before the first.</summary>
    public required string? Answer { get; init; }
}

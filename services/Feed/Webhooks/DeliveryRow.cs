namespace Scheduling.Feed.Webhooks;

/// <summary>One event on its way to one webhook. Instants are the machine's.</summary>
sealed record DeliveryRow
{
    public const string Waiting = "waiting", Delivered = "delivered", Parked = "parked";

    public required long Seq { get; init; }
    public required int Attempts { get; init; }

    /// <summary>When it was first to be sent, or was last sent again by hand.</summary>
    public required DateTimeOffset BegunAt { get; init; }
}

/// <summary>What became of an attempt.</summary>
sealed record DeliveryOutcome
{
    public required long Seq { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset? SettledAt { get; init; }
    public required string Answer { get; init; }
}

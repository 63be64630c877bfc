namespace Scheduling.Feed.Webhooks;

/// <summary>Where a clinic's events are sent, as it is stored. Instants are the machine's.</summary>
public sealed record WebhookRow
{
    public const string Active = "active", Disabled = "disabled";

    public required string ClinicId { get; init; }
    public required string WebhookId { get; init; }
    public required long Version { get; init; }
    public required string Url { get; init; }

    /// <summary>Beginnings of types separated by spaces; empty is all.</summary>
    public required string Types { get; init; }

    /// <summary>Sealed.</summary>
    public required string Secret { get; init; }

    public required bool IsClinical { get; init; }
    public required string Status { get; init; }

    /// <summary>Why it is disabled: <c>failing</c> or <c>gone</c>.</summary>
    public string? Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DeliveredAt { get; init; }
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>In a row.</summary>
    public int Failures { get; init; }

    /// <summary>Nothing is sent before, while it fails.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public IReadOnlyList<string> Prefixes => Types.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public bool Wants(string eventType) => Prefixes is not { Count: > 0 } prefixes || prefixes.Any(prefix => eventType.StartsWith(prefix, StringComparison.Ordinal));
}

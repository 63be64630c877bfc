using System.Text.Json.Serialization;

namespace Scheduling.Feed.Webhooks;

/// <summary>Where a clinic's events are sent, and how that goes. The secret is shown once, in the answer that made it.</summary>
public sealed record Webhook
{
    public required string WebhookId { get; init; }
    public required string Url { get; init; }

    /// <summary>Beginnings of types; empty is all.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Whether protocol, phase, drug and dose are sent: whether who set it up may see them.</summary>
    public required bool IsClinical { get; init; }

    /// <summary><c>active</c>, or <c>disabled</c> once it has failed for five days or answered 410; putting it again enables it.</summary>
    public required string Status { get; init; }

    /// <summary>Why it is disabled: <c>failing</c> or <c>gone</c>.</summary>
    public required string? Reason { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When an event last arrived.</summary>
    public required DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Null while it does not fail.</summary>
    public required DateTimeOffset? FailingSince { get; init; }

    public required long Waiting { get; init; }

    /// <summary>Given up after 72 hours; redeliver sends them again.</summary>
    public required long Parked { get; init; }

    public required long Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    internal static Webhook Of(WebhookRow row, long waiting = 0, long parked = 0, string? secret = null) => new()
    {
        WebhookId = row.WebhookId,
        Url = row.Url,
        Types = row.Prefixes,
        IsClinical = row.IsClinical,
        Status = row.Status,
        Reason = row.Reason,
        CreatedAt = row.CreatedAt,
        DeliveredAt = row.DeliveredAt,
        FailingSince = row.FailingSince,
        Waiting = waiting,
        Parked = parked,
        Version = row.Version,
        Secret = secret,
    };
}

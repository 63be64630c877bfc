using System.Text.Json;
using Dapper;
using Scheduling.Feed.Events;
using Scheduling.Platform.Storage;

namespace Scheduling.Feed.Webhooks;

/// <summary>What is still to be sent to webhooks, and what became of the rest.</summary>
public sealed class DeliveryStore(FeedDatabase database)
{
    /// <summary>Notes to which webhooks these events go. The clinics' turns are held.</summary>
    internal static async Task Enqueue(Unit unit, IReadOnlyList<EventRow> events, DateTimeOffset now)
    {
        foreach (var clinic in events.GroupBy(e => e.ClinicId, StringComparer.Ordinal))
        {
            var webhooks = await WebhookStore.Active(unit, clinic.Key);
            await unit.InsertAll(
                "INSERT INTO deliveries (clinic_id, webhook_id, seq, status, due_at, begun_at)", "(@ClinicId, @WebhookId, @Seq, 'waiting', @Now, @Now)",
                [.. from e in clinic from w in webhooks where w.Wants(e.Type) select new NewDelivery(e.ClinicId, w.WebhookId, e.Seq, now)]);
        }
    }

    /// <summary>The webhooks for which something is due.</summary>
    internal Task<IReadOnlyList<WebhookKey>> Due(DateTimeOffset now, CancellationToken cancellationToken) => database.Read(async connection =>
        (IReadOnlyList<WebhookKey>)(await connection.QueryAsync<WebhookKey>(
            """
            SELECT w.clinic_id, w.webhook_id FROM webhooks w
            WHERE w.status = 'active' AND (w.retry_at IS NULL OR w.retry_at <= @now)
              AND EXISTS (SELECT 1 FROM deliveries d WHERE d.clinic_id = w.clinic_id AND d.webhook_id = w.webhook_id AND d.status = 'waiting' AND d.due_at <= @now)
            """, new { now })).AsList(), cancellationToken);

    /// <summary>Takes what is due for one webhook, oldest first, until <paramref name="until"/>; another instance takes others.</summary>
    internal static async Task<IReadOnlyList<DeliveryRow>> Lease(Unit unit, WebhookKey webhook, DateTimeOffset now, DateTimeOffset until, int most)
    {
        var rows = await unit.Query<DeliveryRow>(
            $"""
            UPDATE deliveries SET due_at = @until, attempts = attempts + 1
            WHERE clinic_id = @ClinicId AND webhook_id = @WebhookId AND seq IN (
              SELECT seq FROM deliveries
              WHERE clinic_id = @ClinicId AND webhook_id = @WebhookId AND status = 'waiting' AND due_at <= @now
              ORDER BY seq LIMIT @most {unit.Engine.SkipLocked})
            RETURNING seq, attempts, begun_at
            """, new { webhook.ClinicId, webhook.WebhookId, now, until, most });
        return [.. rows.OrderBy(r => r.Seq)];
    }

    /// <summary>The events themselves.</summary>
    internal static Task<IReadOnlyList<EventRow>> Events(Unit unit, string clinicId, IEnumerable<long> seqs) => unit.Query<EventRow>(
        $"""
        SELECT clinic_id, seq, id, type, source, subject, time, data, public_data FROM events
        WHERE clinic_id = @clinicId AND seq IN ({string.Join(',', seqs)})
        """, new { clinicId });

    /// <summary>Writes down what became of an attempt, unless it was meanwhile sent again by hand or settled.</summary>
    internal static Task Settle(Unit unit, WebhookKey webhook, DeliveryOutcome outcome) => unit.Execute(
        """
        UPDATE deliveries SET status = @Status, due_at = @DueAt, settled_at = @SettledAt, answer = @Answer
        WHERE clinic_id = @ClinicId AND webhook_id = @WebhookId AND seq = @Seq AND status = 'waiting'
        """, new { webhook.ClinicId, webhook.WebhookId, outcome.Seq, outcome.Status, outcome.DueAt, outcome.SettledAt, outcome.Answer });

    /// <summary>Parks all that waits for a webhook that is disabled.</summary>
    internal static Task ParkAll(Unit unit, WebhookKey webhook, DateTimeOffset now) => unit.Execute(
        "UPDATE deliveries SET status = 'parked', settled_at = @now WHERE clinic_id = @ClinicId AND webhook_id = @WebhookId AND status = 'waiting'",
        new { webhook.ClinicId, webhook.WebhookId, now });

    /// <summary>Has these events sent again, or all that are parked; answers how many.</summary>
    internal static Task<int> Redeliver(Unit unit, WebhookKey webhook, IReadOnlyList<Guid>? eventIds, DateTimeOffset now) => unit.Execute(
        $"""
        UPDATE deliveries SET status = 'waiting', attempts = 0, due_at = @now, begun_at = @now, settled_at = NULL
        WHERE clinic_id = @ClinicId AND webhook_id = @WebhookId AND {(eventIds is null
            ? "status = 'parked'"
            : $"seq IN (SELECT e.seq FROM events e WHERE e.clinic_id = @ClinicId AND {unit.Engine.IsOneOf("e.id", "uuid", "@ids")})")}
        """, new { webhook.ClinicId, webhook.WebhookId, now, ids = JsonSerializer.Serialize(eventIds ?? []) });

    /// <summary>Newest first.</summary>
    internal Task<IReadOnlyList<ListedDelivery>> List(WebhookKey webhook, string? status, long? before, int most, CancellationToken cancellationToken) =>
        database.Read(async connection => (IReadOnlyList<ListedDelivery>)(await connection.QueryAsync<ListedDelivery>(
            """
            SELECT d.seq, e.id, e.type, d.status, d.attempts, d.due_at, d.settled_at, d.answer
            FROM deliveries d JOIN events e ON e.clinic_id = d.clinic_id AND e.seq = d.seq
            WHERE d.clinic_id = @ClinicId AND d.webhook_id = @WebhookId AND d.seq < @before AND (@status = '' OR d.status = @status)
            ORDER BY d.seq DESC LIMIT @most
            """, new { webhook.ClinicId, webhook.WebhookId, before = before ?? long.MaxValue, status = status ?? "", most })).AsList(), cancellationToken);

    /// <summary>Forgets what was delivered before then, and what belongs to events that are forgotten.</summary>
    internal static async Task Forget(Unit unit, DateTimeOffset before)
    {
        await unit.Execute("DELETE FROM deliveries WHERE status = 'delivered' AND settled_at < @before", new { before });
        await unit.Execute("DELETE FROM deliveries WHERE seq <= (SELECT t.forgotten_seq FROM clinic_turns t WHERE t.clinic_id = deliveries.clinic_id)");
    }

    sealed record NewDelivery(string ClinicId, string WebhookId, long Seq, DateTimeOffset Now);
}

/// <summary>Which webhook of which clinic.</summary>
sealed record WebhookKey
{
    public required string ClinicId { get; init; }
    public required string WebhookId { get; init; }
}

/// <summary>A delivery with its event.</summary>
sealed record ListedDelivery
{
    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public required string Status { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? SettledAt { get; init; }
    public string? Answer { get; init; }

    public Delivery Shown() => new()
    {
        EventId = Id,
        Type = Type,
        Status = Status,
        Attempts = Attempts,
        NextAttemptAt = Status == DeliveryRow.Waiting ? DueAt : null,
        SettledAt = SettledAt,
        Answer = Answer,
    };
}

using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Feed.Webhooks;

/// <summary>The clinic's webhooks.</summary>
public sealed class WebhookStore(FeedDatabase database)
{
    const string Columns =
        """
        w.clinic_id, w.webhook_id, w.version, w.url, w.types, w.secret, w.is_clinical, w.status, w.reason, w.created_at,
        w.delivered_at, w.failing_since, w.failures, w.retry_at
        """;

    const string Counted =
        $"""
        SELECT {Columns},
               (SELECT count(*) FROM deliveries d WHERE d.clinic_id = w.clinic_id AND d.webhook_id = w.webhook_id AND d.status = 'waiting') AS waiting,
               (SELECT count(*) FROM deliveries d WHERE d.clinic_id = w.clinic_id AND d.webhook_id = w.webhook_id AND d.status = 'parked') AS parked
        FROM webhooks w WHERE w.clinic_id = @clinicId
        """;

    internal Task<Webhook?> Find(string clinicId, string webhookId, CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QueryAsync<WebhookRow, Counts, Webhook>(
            $"{Counted} AND w.webhook_id = @webhookId", Shown, new { clinicId, webhookId }, splitOn: "waiting")).FirstOrDefault(), cancellationToken);

    internal Task<IReadOnlyList<Webhook>> List(string clinicId, string? after, int most, CancellationToken cancellationToken) => database.Read(async connection =>
        (IReadOnlyList<Webhook>)(await connection.QueryAsync<WebhookRow, Counts, Webhook>(
            $"{Counted} AND w.webhook_id > @after ORDER BY w.webhook_id LIMIT @most", Shown, new { clinicId, after = after ?? "", most }, splitOn: "waiting")).AsList(), cancellationToken);

    internal static Task<WebhookRow?> Find(Unit unit, string clinicId, string webhookId) => unit.One<WebhookRow>(
        $"SELECT {Columns} FROM webhooks w WHERE w.clinic_id = @clinicId AND w.webhook_id = @webhookId", new { clinicId, webhookId });

    /// <summary>Those to which these clinics' events may go.</summary>
    internal static Task<IReadOnlyList<WebhookRow>> Active(Unit unit, string clinicId) => unit.Query<WebhookRow>(
        $"SELECT {Columns} FROM webhooks w WHERE w.clinic_id = @clinicId AND w.status = 'active'", new { clinicId });

    internal static Task Put(Unit unit, WebhookRow webhook) => unit.Execute(
        """
        INSERT INTO webhooks (clinic_id, webhook_id, version, url, types, secret, is_clinical, status, reason, created_at, delivered_at, failing_since, failures, retry_at)
        VALUES (@ClinicId, @WebhookId, @Version, @Url, @Types, @Secret, @IsClinical, @Status, @Reason, @CreatedAt, @DeliveredAt, @FailingSince, @Failures, @RetryAt)
        ON CONFLICT (clinic_id, webhook_id) DO UPDATE
        SET version = excluded.version, url = excluded.url, types = excluded.types, secret = excluded.secret, is_clinical = excluded.is_clinical,
            status = excluded.status, reason = excluded.reason, delivered_at = excluded.delivered_at, failing_since = excluded.failing_since,
            failures = excluded.failures, retry_at = excluded.retry_at
        """, webhook);

    /// <summary>Removes it and what was still to be sent to it.</summary>
    internal static Task Remove(Unit unit, string clinicId, string webhookId) =>
        unit.Execute("DELETE FROM webhooks WHERE clinic_id = @clinicId AND webhook_id = @webhookId", new { clinicId, webhookId });

    static Webhook Shown(WebhookRow row, Counts counts) => Webhook.Of(row, counts.Waiting, counts.Parked);

    sealed record Counts
    {
        public required long Waiting { get; init; }
        public required long Parked { get; init; }
    }
}

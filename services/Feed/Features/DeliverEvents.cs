using System.Collections.Concurrent;
using Scheduling.Feed.Events;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Storage;

namespace Scheduling.Feed.Features;

/// <summary>
/// Sends events to webhooks: each webhook by itself, so that one that is slow or away holds up no other, a few at a time, and one alone while it
/// fails. Any instance may do it; the lease decides.
/// </summary>
public sealed partial class DeliverEvents(
    FeedDatabase database, DeliveryStore deliveries, WebhookSender sender, Arrivals arrivals, [FromKeyedServices("machine")] TimeProvider machine,
    ILogger<DeliverEvents> log) : BackgroundService
{
    const int Batch = 20, AtOnce = 4, WebhooksAtOnce = 64;

    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a batch can take.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    readonly ConcurrentDictionary<WebhookKey, Task> working = new();
    readonly SemaphoreSlim room = new(WebhooksAtOnce, WebhooksAtOnce);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WaitUntilMigrated(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var arrival = arrivals.Next;
            try
            {
                foreach (var webhook in await deliveries.Due(machine.GetUtcNow(), stoppingToken))
                    Begin(webhook, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                NotRead(failure);
            }
            await Arrivals.Wait(arrival, Look, machine, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(working.Values).WaitAsync(cancellationToken);
    }

    void Begin(WebhookKey webhook, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (working.TryAdd(webhook, done.Task)) _ = Work(webhook, done, cancellationToken);
    }

    async Task Work(WebhookKey webhook, TaskCompletionSource done, CancellationToken cancellationToken)
    {
        try
        {
            await room.WaitAsync(cancellationToken);
            try
            {
                while (await DeliverBatch(webhook, cancellationToken)) { }
            }
            finally
            {
                room.Release();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What was not sent is sent when the lease is over.
        }
        catch (Exception failure)
        {
            NotDelivered(webhook.ClinicId, webhook.WebhookId, failure);
        }
        finally
        {
            working.TryRemove(webhook, out _);
            done.SetResult();
        }
    }

    /// <summary>Whether there may be more to send now.</summary>
    async Task<bool> DeliverBatch(WebhookKey key, CancellationToken cancellationToken)
    {
        var (webhook, leased, events) = await database.Write(unit => Take(unit, key), cancellationToken);
        if (webhook is null || leased.Count == 0) return false;

        var outcomes = new ConcurrentDictionary<long, SendOutcome>();
        try
        {
            await Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (row, token) => outcomes[row.Seq] = await sender.Send(webhook, row, token));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What arrived is written down all the same.
        }
        return await database.Write(unit => Settle(unit, key, leased, outcomes), CancellationToken.None) && leased.Count == Batch;
    }

    async Task<(WebhookRow? Webhook, IReadOnlyList<DeliveryRow> Leased, IReadOnlyList<EventRow> Events)> Take(Unit unit, WebhookKey key)
    {
        var now = machine.GetUtcNow();
        if (await WebhookStore.Find(unit, key.ClinicId, key.WebhookId) is not { Status: WebhookRow.Active } webhook || webhook.RetryAt > now) return (null, [], []);
        var leased = await DeliveryStore.Lease(unit, key, now, now + Lease, webhook.Failures > 0 ? 1 : Batch);
        return leased.Count == 0 ? (webhook, [], []) : (webhook, leased, await DeliveryStore.Events(unit, key.ClinicId, leased.Select(l => l.Seq)));
    }

    /// <summary>Whether all of it arrived.</summary>
    async Task<bool> Settle(Unit unit, WebhookKey key, IReadOnlyList<DeliveryRow> leased, ConcurrentDictionary<long, SendOutcome> outcomes)
    {
        // Against others that settle for the same webhook, and against who changes it.
        await EventStore.Take(unit, key.ClinicId, 0);
        if (await WebhookStore.Find(unit, key.ClinicId, key.WebhookId) is not { } webhook) return false;
        var now = machine.GetUtcNow();
        foreach (var delivery in leased)
        {
            // An event that is forgotten leaves its deliveries to be forgotten with it.
            if (!outcomes.TryGetValue(delivery.Seq, out var outcome)) continue;
            await DeliveryStore.Settle(unit, key, After(delivery, outcome, now));
            webhook = After(webhook, outcome, now);
        }
        await WebhookStore.Put(unit, webhook);
        if (webhook.Status == WebhookRow.Disabled) await DeliveryStore.ParkAll(unit, key, now);
        return outcomes.Values.All(outcome => outcome.IsDelivered);
    }

    static DeliveryOutcome After(DeliveryRow delivery, SendOutcome outcome, DateTimeOffset now)
    {
        var wait = Backoff.OfDelivery(delivery.Attempts, Random.Shared.NextDouble());
        var next = now + (wait > outcome.AskedFor ? wait : outcome.AskedFor);
        var status = outcome.IsDelivered ? DeliveryRow.Delivered
            : next - delivery.BegunAt >= Backoff.GiveUp ? DeliveryRow.Parked
            : DeliveryRow.Waiting;
        return new() { Seq = delivery.Seq, Status = status, DueAt = next, SettledAt = status == DeliveryRow.Waiting ? null : now, Answer = outcome.Answer };
    }

    static WebhookRow After(WebhookRow webhook, SendOutcome outcome, DateTimeOffset now)
    {
        if (outcome.IsDelivered) return webhook with { DeliveredAt = now, FailingSince = null, Failures = 0, RetryAt = null };
        var failing = webhook with { FailingSince = webhook.FailingSince ?? now, Failures = webhook.Failures + 1 };
        var reason = webhook.Status == WebhookRow.Disabled ? webhook.Reason : outcome.IsGone ? "gone" : now - failing.FailingSince >= Backoff.Dead ? "failing" : null;
        var wait = Backoff.OfWebhook(failing.Failures, Random.Shared.NextDouble());
        return failing with
        {
            RetryAt = now + (wait > outcome.AskedFor ? wait : outcome.AskedFor),
            Status = reason is null ? webhook.Status : WebhookRow.Disabled,
            Reason = reason ?? webhook.Reason,
        };
    }

    [LoggerMessage(LogLevel.Warning, "What is due to webhooks could not be read; trying again")]
    partial void NotRead(Exception failure);

    [LoggerMessage(LogLevel.Warning, "Events for webhook {WebhookId} of clinic {ClinicId} could not be dealt with; trying again")]
    partial void NotDelivered(string clinicId, string webhookId, Exception failure);
}

using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Messaging;

/// <summary>
/// Carries committed events from one service's outbox to the bus, at least once, oldest first. Over a broker a row is done when the broker
/// has confirmed it; inside one process, when every consumer of its type has committed, so that a crash loses nothing either way.
/// </summary>
sealed partial class OutboxDispatcher(
    Database database, IBus bus, Transport transport, Deliveries deliveries, IReadOnlyList<EventConsumer> consumers,
    [FromKeyedServices("machine")] TimeProvider machine, ILogger<OutboxDispatcher> log) : BackgroundService
{
    const int Batch = 200, ParkAfter = 20;
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(60), Poll = TimeSpan.FromSeconds(1), Confirm = TimeSpan.FromSeconds(20);
    static readonly TimeSpan[] Later = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)];

    readonly OutboxStore store = new(database);
    readonly ILookup<string, string> queuesOf = consumers
        .SelectMany(c => c.EventTypes.Select(type => (type, c.Queue))).ToLookup(bound => bound.type, bound => bound.Queue, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WaitUntilMigrated(stoppingToken);
        if (database.Engine.ExclusiveFolder is not null) await store.FreeLeases(machine.GetUtcNow(), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendBatch(stoppingToken) == Batch) { }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                BatchFailed(database.Name, failure);
                await Task.Delay(Poll, machine, stoppingToken);
            }
            await database.OutboxWritten.Wait(Poll, stoppingToken);
        }
    }

    async Task<int> SendBatch(CancellationToken cancellationToken)
    {
        var rows = await store.Lease(Batch, machine.GetUtcNow(), Lease, cancellationToken);
        if (rows.Count == 0) return 0;

        var outcomes = await Task.WhenAll(rows.Select(row => Send(row, cancellationToken)));

        var done = rows.Zip(outcomes).Where(pair => pair.Second is null).Select(pair => pair.First.Seq).ToList();
        if (done.Count > 0) await store.Done(done, machine.GetUtcNow(), cancellationToken);
        foreach (var (row, failure) in rows.Zip(outcomes).Where(pair => pair.Second is not null))
            await PutOff(row, failure!, cancellationToken);
        return rows.Count;
    }

    /// <summary>Null when the event is where it must be, else why not.</summary>
    async Task<Exception?> Send(OutboxRow row, CancellationToken cancellationToken)
    {
        if (!transport.ReachesOthers && (row.Address is not null || !queuesOf[row.Type].Any())) return null;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Confirm);
        try
        {
            var endpoint = await bus.GetSendEndpoint(row.Address is { } address ? new(address) : Transport.Address(row.Type));
            var consumed = transport.ReachesOthers
                ? Task.FromResult<Exception?>(null)
                : deliveries.Expect(row.Id, [.. queuesOf[row.Type]]);
            await endpoint.Send(new StoredEvent(), context => CloudEvent.Write(row, context), timeout.Token);
            return await consumed.WaitAsync(timeout.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            deliveries.Forget(row.Id);
            return failure;
        }
    }

    async Task PutOff(OutboxRow row, Exception failure, CancellationToken cancellationToken)
    {
        // A broker that is away is nobody's fault: only a consumer that keeps failing is parked.
        var attempts = transport.ReachesOthers ? Math.Min(row.Attempts + 1, Later.Length - 2) : row.Attempts + 1;
        var now = machine.GetUtcNow();
        var parked = attempts >= ParkAfter;
        await store.PutOff(row.Seq, attempts, now + Later[Math.Min(attempts, Later.Length) - 1], parked ? now : null, ParkedEvent.ReasonOf(failure), cancellationToken);
        if (parked) Parked(row.Id, row.Type, attempts, failure);
        else Failed(row.Id, row.Type, attempts, failure);
    }

    [LoggerMessage(LogLevel.Warning, "The outbox of {Service} could not be read or written; trying again")]
    partial void BatchFailed(string service, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Event {EventId} ({EventType}) was not delivered at attempt {Attempt}; trying again")]
    partial void Failed(Guid eventId, string eventType, int attempt, Exception failure);

    [LoggerMessage(LogLevel.Error, "Event {EventId} ({EventType}) was parked after {Attempts} attempts")]
    partial void Parked(Guid eventId, string eventType, int attempts, Exception failure);
}

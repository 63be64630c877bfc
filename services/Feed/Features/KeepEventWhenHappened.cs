using MassTransit;
using Scheduling.Feed.Events;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Messaging;

namespace Scheduling.Feed.Features;

/// <summary>Keeps every event of every clinic, notes to which webhooks it goes, and has it leave once more without clinical detail.</summary>
public sealed class KeepEventWhenHappened(
    FeedDatabase database, Arrivals arrivals, Transport transport, [FromKeyedServices("machine")] TimeProvider machine) : IConsumer<Happened>
{
    public async Task Consume(ConsumeContext<Happened> context)
    {
        await database.Once(context, nameof(KeepEventWhenHappened), async (unit, news) =>
        {
            var told = news.Select(n => (n.Message.ClinicId, n.OnWire)).ToList();
            var kept = await EventStore.Keep(unit, told);
            await DeliveryStore.Enqueue(unit, kept, machine.GetUtcNow());
            // In one process there is nobody else to hear it.
            if (!transport.ReachesOthers) return;
            var onWire = told.ToDictionary(t => t.OnWire.Id, t => t.OnWire);
            foreach (var row in kept) unit.Forward(onWire[row.Id], row.ClinicId, row.PublicData ?? row.Data, EventAddress.Public);
        });
        arrivals.Set();
    }
}

using Scheduling.Feed.Events;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;

namespace Scheduling.Feed.Features;

/// <summary>Forgets events 90 days after they were kept, and what was delivered of them to webhooks after seven real days.</summary>
public sealed class ForgetOldEvents(FeedDatabase database, TimeProvider clock, [FromKeyedServices("machine")] TimeProvider machine) : Tick
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(90), DeliveriesKept = TimeSpan.FromDays(7), Every = TimeSpan.FromHours(1);

    DateTimeOffset next;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A simulation runs all ticks at every instant it stops at.
        if (!database.IsMigrated || now < next) return 0;
        next = now + Every;
        await database.Write(async unit =>
        {
            await EventStore.Forget(unit, now - Kept);
            await DeliveryStore.Forget(unit, machine.GetUtcNow() - DeliveriesKept);
        }, cancellationToken);
        return 0;
    }

    /// <summary>Nothing in the domain waits for it.</summary>
    public override Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);
}

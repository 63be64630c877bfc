using Scheduling.Platform.Hosting;
using Scheduling.Platform.Time;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Looks at each ride when its deadline comes, and calls for a person when it is still open.</summary>
public sealed class WatchRides(RidesDatabase database, RideStore rides, Settings settings, TimeProvider clock) : Tick
{
    const int Batch = 100;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return 0;
        var due = await rides.Due(clock.GetUtcNow(), Batch, cancellationToken);
        foreach (var (clinicId, sessionId) in due)
        {
            await database.Write(async unit =>
            {
                // Of two instances that look at once the second finds it looked at.
                if (await RideCommands.Taken(unit, await RideStore.Find(unit, clinicId, sessionId)) is not { } ride || ride.WatchAt is null || ride.WatchAt > unit.Now) return;
                var rules = await RideRulesStore.Of(unit, clinicId, settings.TransportNoticeDays);
                await RideChanges.Save(unit, [RideSteps.AtDeadline(ride, rules, unit.Now)]);
            }, cancellationToken);
        }
        return due.Count;
    }

    public override async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => database.IsMigrated ? await rides.NextDue(cancellationToken) : null;
}

using Scheduling.Courses.Clinics;
using Scheduling.Courses.Holds;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Deletes holds that are over. Nobody waits for it: they stand in no way from their instant on.</summary>
public sealed class ReleaseExpiredHolds(CoursesDatabase database, HoldStore holds, TimeProvider clock) : Tick
{
    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return 0;
        var released = 0;
        foreach (var clinicId in await holds.ClinicsWithExpired(clock.GetUtcNow(), cancellationToken))
        {
            released += await database.Write(async unit =>
            {
                await Turn.TakeClinic(unit, clinicId);
                return await HoldStore.ReleaseExpired(unit, clinicId);
            }, cancellationToken);
        }
        return released;
    }

    public override Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        database.IsMigrated ? holds.NextExpiry(cancellationToken) : Task.FromResult<DateTimeOffset?>(null);
}

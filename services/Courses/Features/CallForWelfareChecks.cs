using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Calls for a welfare check when a patient with acute suicidal ideation is not there half an hour after the start.</summary>
public sealed class CallForWelfareChecks(CoursesDatabase database, TimeProvider clock) : Tick
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return 0;
        var due = await SessionStore.NotArrived(database, clock.GetUtcNow() - Patience, cancellationToken);
        foreach (var (clinicId, sessionId) in due)
        {
            await database.Write(async unit =>
            {
                var file = await CourseFiles.OfSession(unit, clinicId, sessionId);
                var row = file.Session(sessionId);
                if (row is not { Status: SessionStatus.Booked, WelfareDueAt: null } || row.StartsAt > unit.Now - Patience) return;
                file.Put(row with { WelfareDueAt = row.StartsAt + Patience }, Happening.Changed);
                file.TellWelfareCheck(sessionId);
                await CourseFiles.Save(unit, file, new() { Name = "welfare-check-due", Subject = sessionId.ToString(), By = Principal.Itself });
            }, cancellationToken);
        }
        return due.Count;
    }

    public override async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        database.IsMigrated ? await SessionStore.NextToArrive(database, cancellationToken) + Patience : null;
}

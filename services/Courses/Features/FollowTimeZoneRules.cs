using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Derives the instants of future sessions again from the wall times that were promised, once a day: where a law has changed the clocks, they are others now.</summary>
public sealed class FollowTimeZoneRules(CoursesDatabase database, TimeProvider clock) : Tick
{
    DateOnly? looked;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (!database.IsMigrated || looked == today) return 0;

        // The machine's rules may have been brought up to date since the process began.
        WallClock.ReadRulesAnew();
        var moved = 0;
        foreach (var clinicId in await SessionStore.ClinicsAhead(database, now, cancellationToken))
        {
            var wrong = (await SessionStore.Promises(database, clinicId, now, cancellationToken)).Where(RederivedInstants.IsWrong).ToList();
            if (wrong.Count > 0) moved += await database.Write(unit => Mend(unit, clinicId, wrong.Min(promise => promise.Day), wrong.Max(promise => promise.Day)), cancellationToken);
        }

        looked = today;
        return moved;
    }

    /// <summary>Nothing waits for it: it looks whenever it is run on a new day.</summary>
    public override Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);

    static async Task<int> Mend(Platform.Storage.Unit unit, string clinicId, DateOnly first, DateOnly last)
    {
        var courses = ManyCourses.In(unit, clinicId);
        var (clinic, closures, courseIds) = await courses.Clinic("s.day BETWEEN @first AND @last AND s.starts_at > @Now AND s.local_time IS NOT NULL AND s.status IN ('booked', 'held', 'projected')", first, last);
        var files = await courses.Files(clinic, new ClinicCalendar(clinic, closures), courseIds);
        var changed = files.Where(RederivedInstants.Mend).ToList();
        if (changed.Count > 0)
            await CourseFiles.Save(unit, changed, new() { Name = "follow-time-zone-rules", Subject = clinicId, By = Principal.Itself, CanBeUndone = false });
        return changed.Count;
    }
}

using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Courses;

/// <summary>Puts sessions at the instants that their promised wall times mean by the rules of today. Pure.</summary>
static class RederivedInstants
{
    /// <summary>How events tell of it.</summary>
    const string Reason = "time-zone-rules";

    public static bool IsWrong(Promise promise) =>
        !WallClock.TryToInstant(promise.Day, promise.LocalTime, WallClock.Zone(promise.TimeZone), out var means) || means != promise.StartsAt;

    /// <summary>Whether the course has a future session that lies elsewhere now; forecasts are drawn anew with the rest.</summary>
    public static bool Mend(CourseFile file)
    {
        var isChanged = false;
        foreach (var row in file.Sessions)
        {
            if (row is not { Status: SessionStatus.Booked or SessionStatus.Held or SessionStatus.Projected, LocalTime: { } at, StartsAt: { } startsAt } || startsAt <= file.Now) continue;
            if (!IsWrong(new() { Day = row.Day, LocalTime = at, TimeZone = row.TimeZone, StartsAt = startsAt })) continue;
            isChanged = true;
            if (row.Status is not SessionStatus.Projected) Mend(file, row, at);
        }

        return isChanged;
    }

    static void Mend(CourseFile file, SessionRow row, TimeOnly at)
    {
        if (WallClock.TryToInstant(row.Day, at, file.Calendar.Zone, out var means))
        {
            var after = row.At(file, row.Day, new Start(at, means, row.ChairId), row.ShiftReason);
            file.Put(after with { Status = row.Status, Reason = row.Reason, Pinned = row.Pinned }, Happening.Moved, Reason);
        }
        else
        {
            file.Put(row.WithoutPlace(row.TargetDate, $"the clocks skip {at:HH:mm} on {row.Day:yyyy-MM-dd} by the rules of today; give it a place by hand"), Happening.Unplaced, Reason);
        }
    }
}

using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>What a patient is told when leaving. Pure.</summary>
static class SessionTimesOf
{
    /// <summary>The later of the two that the session says: the beginning of the next day, and 24 hours after the dose.</summary>
    public static DateTimeOffset Driving(CourseFile file, SessionRow row)
    {
        var nextDay = new WallDay(row.NoDrivingBefore, file.Calendar.Zone).Edge(TimeOnly.MinValue);
        return WallClock.InZone(row.NoDrivingUntil is { } until && until > nextDay ? until : nextDay, file.Calendar.Zone);
    }
}

using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>Takes a course up again after it stood still. Pure.</summary>
static class Pausing
{
    /// <summary>The reason of what a pause called off, by which its slots are found again.</summary>
    public const string Reason = "paused";

    /// <summary>The reason of what was released while a second no-show waited for its review.</summary>
    public const string Released = "under-review";

    /// <summary>Days without a dose after which a clinician decides how to go on (SUSTAIN-3; the task is a default of the clinical rules).</summary>
    const int LapseDays = 28;

    /// <summary>Plans the waiting slots from a day on, or opens the review that must come first.</summary>
    /// <param name="file">The course, which is changed.</param>
    /// <param name="from">The first day that may be planned.</param>
    /// <param name="set">A rule that is set aside.</param>
    public static IReadOnlyList<MovedSession> Resume(CourseFile file, DateOnly from, Override? set)
    {
        var lastDose = file.Sessions.Where(CourseNews.ExpectsDose).Where(row => row.Status is not SessionStatus.Projected).Select(row => (DateOnly?)row.Day).Max();
        if (from.DayNumber - lastDose?.DayNumber > LapseDays)
        {
            OpenLapse(file, from);
            return [];
        }

        return GoOn(file, from, set);
    }

    /// <summary>The same after the clinician has decided.</summary>
    public static IReadOnlyList<MovedSession> GoOn(CourseFile file, DateOnly from, Override? set)
    {
        file.Put(file.Course with { Status = CourseStatus.Active });
        file.Put(file.Life with { PausedOn = null, ResumeOn = null, Reason = "resumed" });
        var waiting = file.Sessions.Where(row => row is { Status: SessionStatus.Cancelled, Reason: Reason or Released }).ToList();
        return waiting.Count == 0 ? [] : Replanning.Place(file, waiting, FirstTarget(file, waiting[0], from), "resumed", set);
    }

    // A phase that is counted from its slots keeps their weekday; all others go on from the day itself.
    static DateOnly FirstTarget(CourseFile file, SessionRow first, DateOnly from)
    {
        var phase = file.PhaseOf(first);
        if (phase.Placement is not Placement.Interval) return from;
        var start = Continuing.From(file, first, firstTarget: null);
        if (phase.Anchor is IntervalAnchor.Actual) return first.TargetDate > from ? first.TargetDate : from;
        var (target, every) = (start.LastTarget, file.Request().Interval(phase) ?? 7);
        while (target < from || target <= start.LastTarget) target = target.AddDays(every);
        return target;
    }

    static void OpenLapse(CourseFile file, DateOnly from)
    {
        file.Put(file.Course with { Status = CourseStatus.UnderReview });
        file.Put(file.Life with { ResumeOn = from, Reason = "lapse" });
        if (file.OpenReview(ReviewKind.Lapse) is not null) return;
        file.Open(ReviewKind.Lapse, file.Sessions.Where(CourseNews.ExpectsDose).Select(row => row.Number).DefaultIfEmpty(1).Max(), file.Today);
    }
}

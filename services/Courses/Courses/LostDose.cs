using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Courses;

/// <summary>What becomes of a course when a dose does not happen: the make-up that may be offered, and what follows for the course (R11). Pure.</summary>
static class LostDose
{
    /// <summary>Later in its treatment week or window a place is free: offered, and taken by <c>move</c>.</summary>
    public const string MakeUp = "make-up";

    /// <summary>The series goes on one dose longer: the next legal day is offered (R3s).</summary>
    public const string Slide = "slide";

    /// <summary>Nothing legal is left: the dose is not given, later dates stay (label).</summary>
    public const string Lost = "lost";

    /// <summary>A clinician decides: the ceiling is reached, or it was the second in a row.</summary>
    public const string Review = "review";

    /// <summary>The offer and the effect; opens the reviews that follow.</summary>
    /// <param name="file">The course, in which the session has let its place go.</param>
    /// <param name="lost">The session, missed or cancelled.</param>
    /// <param name="byPatient">Whether it counts as a no-show.</param>
    public static (PlaceOffer? MakeUp, string Effect) After(CourseFile file, SessionRow lost, bool byPatient)
    {
        var (slot, places) = (file.SlotOf(lost), file.PlacesFor(lost));
        var offer = places.First(slot, places.MakeUpDays(slot, lost.Day)) is { } found ? Offer(file, lost, found.Date, found.Start) : null;
        var slides = slot.Phase.Placement is Placement.Slide;
        var effect = offer is not null ? (slides ? Slide : MakeUp) : slides ? Review : Lost;
        if (effect == Review) Open(file, ReviewKind.MidSeries, lost);
        if (byPatient && IsSecondInARow(file, lost))
        {
            Open(file, ReviewKind.MissedTwo, lost);
            file.Put(file.Course with { Status = CourseStatus.UnderReview });
            effect = Review;
        }

        return (offer, effect);
    }

    /// <summary>Whether the patient did not come, or called it off: only these count.</summary>
    public static bool IsNoShow(SessionRow row) => row.Status is SessionStatus.Missed || row is { Status: SessionStatus.Cancelled, Reason: "patient" };

    // Whichever of the two was told first; and who misses a visit and then its make-up has missed two as well.
    static bool IsSecondInARow(CourseFile file, SessionRow lost) =>
        lost.VisitOf().Lost is [.., { Reason: "missed" or "patient" }, _]
        || (file.Sessions.LastOrDefault(row => row.Number < lost.Number) is { } before && IsNoShow(before))
        || (file.Sessions.FirstOrDefault(row => row.Number > lost.Number) is { } after && IsNoShow(after));

    public static PlaceOffer Offer(CourseFile file, SessionRow row, DateOnly date, Start start)
    {
        var doses = file.Sessions.Where(other => other.SessionId != row.SessionId && other.HoldsDose).Select(other => other.Day).Concat(file.OtherDoses).ToList();
        return new()
        {
            Date = date,
            StartsAt = WallClock.InZone(start.Instant, file.Calendar.Zone),
            EndsAt = new SessionTimes(file.Protocol, file.Calendar.Zone).EndsAt(start.Instant),
            ChairId = start.ChairId,
            ShiftDays = date.DayNumber - row.TargetDate.DayNumber,
            GapBeforeDays = date.DayNumber - doses.Where(day => day < date).Select(day => (int?)day.DayNumber).Max(),
            GapAfterDays = doses.Where(day => day > date).Select(day => (int?)day.DayNumber).Min() - date.DayNumber,
        };
    }

    static void Open(CourseFile file, ReviewKind kind, SessionRow after)
    {
        // A third in a row waits for the same decision.
        if (file.Reviews.Any(review => review.Status == ReviewRow.Open && review.Kind == WireName.Of(kind) && (kind is ReviewKind.MissedTwo || review.AfterSession == after.Number))) return;
        file.Open(kind, after.Number, file.Today);
    }
}

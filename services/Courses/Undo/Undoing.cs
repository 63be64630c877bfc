using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Undo;

/// <summary>Takes a command back: everything stands again as it did, told as what it is now. Pure.</summary>
static class Undoing
{
    /// <exception cref="RefusedException">Something was built on it, or a place it left was taken by somebody else.</exception>
    public static void Of(CourseFile file, UndoStep step)
    {
        if (file.Course.Version != step.VersionAfter) throw Refused.Rule("wrong-state", "Another command has followed it: take that one back first, or change the course by a new command.");
        if (step.Course is not { } before)
        {
            file.End(CourseStatus.Discontinued, "undone");
            return;
        }

        var was = step.Sessions.ToDictionary(row => row.SessionId);
        foreach (var row in step.Sessions)
        {
            var now = file.Sessions.FirstOrDefault(other => other.SessionId == row.SessionId);
            if (row.Status == SessionStatus.Projected || now is null) continue;
            if (row.HoldsChair && (!now.HoldsChair || now.StartsAt != row.StartsAt || now.ChairId != row.ChairId)) RefuseTaken(file, row);
            file.Put(row with { Version = now.Version }, What(row, now), "undone");
        }

        foreach (var row in file.Sessions.Where(row => step.NewSessions.Contains(row.SessionId) && row.Status is SessionStatus.Booked or SessionStatus.Unplaced && !was.ContainsKey(row.SessionId)))
            file.Put(row.LetGo(SessionStatus.Cancelled, "undone"), Happening.Cancelled, "undone");
        foreach (var review in step.Reviews) file.Put(review);
        foreach (var review in file.Reviews.Where(review => step.NewReviews.Contains(review.ReviewId)).ToList()) file.Forget(review);
        file.Put(before with { Version = file.Course.Version });
        file.Put(file.Life with { Reason = "undone" });
    }

    static void RefuseTaken(CourseFile file, SessionRow row)
    {
        var isTaken = file.OthersBlocks.Any(block => block.ChairId == row.ChairId && block.StartsAt < row.FreeAt && row.StartsAt < block.EndsAt.AddMinutes(file.Clinic.TurnoverMinutes));
        var refused = file.PlacesFor(row).At(file.SlotOf(row), row.Day, row.LocalTime!.Value, row.ChairId).Refused & (Refusals.MonitoredFull | Refusals.StartsFull | Refusals.OnePerDay);
        if (isTaken || refused is not Refusals.None)
            throw Refused.Conflict("slot-taken", $"The place of session {row.Number} on {row.Day:yyyy-MM-dd} was taken by somebody else since.");
    }

    static Happening What(SessionRow after, SessionRow now) => after.Status switch
    {
        SessionStatus.Booked => now.Status == SessionStatus.Booked ? now.StartsAt == after.StartsAt && now.ChairId == after.ChairId ? Happening.Changed : Happening.Moved : Happening.Booked,
        SessionStatus.Unplaced => Happening.Unplaced,
        SessionStatus.CheckedIn => Happening.CheckedIn,
        SessionStatus.Observing => Happening.Administered,
        SessionStatus.Held => Happening.Held,
        SessionStatus.Cancelled => Happening.Cancelled,
        SessionStatus.Missed => Happening.Missed,
        _ => Happening.Changed,
    };
}

using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Courses;

/// <summary>Takes a session out of a course: its chair and its day are free, what follows is worked out, and a patient in danger is looked after. Pure.</summary>
static class Losing
{
    /// <param name="file">The course, which is changed.</param>
    /// <param name="row">The session.</param>
    /// <param name="status">Missed or cancelled.</param>
    /// <param name="reason">An enumerated code.</param>
    /// <param name="byPatient">Whether it counts as a no-show.</param>
    public static (PlaceOffer? MakeUp, string Effect) Session(CourseFile file, SessionRow row, string status, string reason, bool byPatient)
    {
        var visit = row.VisitOf();
        visit = visit with { HeldFrom = null, HeldFor = null, Lost = row.StartsAt is null ? visit.Lost : [.. visit.Lost, new() { Date = row.Day, Reason = reason }] };

        // A patient with acute suicidal ideation who stays away is looked after before anything else.
        if (byPatient && file.Protocol.Indication is Indication.Mdsi)
        {
            visit = visit with { WelfareCheckedAt = null };
            file.TellWelfareCheck(row.SessionId);
            row = row with { WelfareDueAt = row.WelfareDueAt ?? file.Now };
        }

        var lost = row.LetGo(status, reason).With(visit);
        file.Put(lost, status == SessionStatus.Missed ? Happening.Missed : Happening.Cancelled, reason);
        return LostDose.After(file, lost, byPatient);
    }
}

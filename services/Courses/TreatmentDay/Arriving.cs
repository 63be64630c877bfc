using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>When a patient may arrive, and what becomes of the block of one who is late. Pure.</summary>
static class Arriving
{
    /// <summary>How early a patient is received.</summary>
    static readonly TimeSpan Early = TimeSpan.FromMinutes(60);

    /// <summary>The session as it stands when the patient arrives now: moved when so late that the whole block must begin anew.</summary>
    /// <param name="file">The course.</param>
    /// <param name="row">The session.</param>
    /// <param name="broken">Takes <c>too-early</c>, or <c>late</c> when the block does not fit any more.</param>
    public static SessionRow At(CourseFile file, SessionRow row, ICollection<Platform.Http.Violation> broken)
    {
        if (row.StartsAt is not { } startsAt) throw Refused.Rule("wrong-state", $"Session {row.Number} has no place.", row.Number);
        if (file.Protocol.Route is DoseRoute.Home) throw Refused.Rule("wrong-state", "A dose at home has no check-in: record it with administer.", row.Number);
        if (file.Now < startsAt - Early)
        {
            var begins = WallClock.ToLocal(startsAt, file.Calendar.Zone).At;
            broken.Add(new() { Rule = "too-early", Message = $"Session {row.Number} begins at {begins:HH:mm} on {row.Day:yyyy-MM-dd}: check in from 60 minutes before.", SessionNumber = row.Number });
            return row;
        }

        if (file.Now <= startsAt.AddMinutes(file.Clinic.LateMinutes)) return row;

        var (day, time) = WallClock.ToLocal(file.Now, file.Calendar.Zone);
        var now = new TimeOnly(time.Hour, time.Minute);
        var verdict = default(DayVerdict);
        foreach (var chairId in new[] { row.ChairId, null })
        {
            verdict = day == row.Day ? LookAt(file, row, day, now, chairId) : new(Refusals.OutsideHours, null, default);
            if (verdict.IsOpen) return row.At(file, day, verdict.Start, row.ShiftReason) with { Pinned = row.Pinned, ShiftReason = row.ShiftReason };
        }

        broken.Add(new() { Rule = "late", Message = $"The patient is more than {file.Clinic.LateMinutes} minutes late and the whole visit fits no more: {verdict.Words()}. Move the session.", SessionNumber = row.Number });
        return row;
    }

    // The arrival lies where it lies, on the day that was agreed: only what the block itself needs can refuse it.
    static DayVerdict LookAt(CourseFile file, SessionRow row, DateOnly day, TimeOnly at, string? chairId)
    {
        var verdict = file.PlacesFor(row).At(file.SlotOf(row), day, at, chairId);
        return verdict with { Refused = verdict.Refused & (Refusals.ClinicClosed | Refusals.OutsideHours | Refusals.NoPrescriber | Refusals.ChairFull | Refusals.MonitoredFull) };
    }
}

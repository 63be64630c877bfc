using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Clinics;

/// <summary>What a change of a clinic does to the sessions that are booked: it moves none. Pure.</summary>
static class ClinicChange
{
    /// <summary>Refuses what booked sessions cannot live with.</summary>
    public static void Check(Clinic? before, Clinic after, IReadOnlyList<SessionRow> ahead, bool hasCourses)
    {
        if (before is null) return;
        if (before.Group != after.Group && hasCourses)
            throw Refused.Rule("wrong-state", "The group cannot change once courses are booked: gaps and opt-outs are counted in it.");
        if (before.TimeZone != after.TimeZone && ahead.Count > 0)
            throw Refused.Rule("wrong-state", $"The time zone cannot change while {ahead.Count} sessions are booked: their local times are promises.");
        var gone = ahead.Where(session => session.ChairId is not null && after.Chairs.All(chair => chair.Id != session.ChairId)).ToList();
        if (gone.Count > 0)
            throw Refused.Conflict("slot-taken", $"The chair {gone[0].ChairId} has {gone.Count(s => s.ChairId == gone[0].ChairId)} sessions booked: move them first, then remove it.");
    }

    /// <summary>The booked sessions that no longer fit: they stay where they are and a person decides.</summary>
    public static IEnumerable<ClinicWarning> NoLongerFitting(Clinic after, IReadOnlyList<SessionRow> ahead)
    {
        foreach (var (session, why) in Misfits(new ClinicCalendar(after), ahead))
            yield return new() { Rule = "outside-new-hours", Message = $"Session {session.SessionId} on {session.Day:yyyy-MM-dd} at {session.LocalTime:HH:mm} stays where it is: {why}." };
    }

    /// <summary>Sessions that lie where nothing would be booked now, and why.</summary>
    public static IEnumerable<(SessionRow Session, string Why)> Misfits(ClinicCalendar calendar, IEnumerable<SessionRow> ahead)
    {
        foreach (var session in ahead.Where(session => session.ChairId is not null))
        {
            var why = calendar.WhyClosed(session.Day) ?? (Holds(calendar, session) ? null : "outside the new hours");
            if (why is not null) yield return (session, why);
        }
    }

    static bool Holds(ClinicCalendar calendar, SessionRow session)
    {
        var (from, to) = (WallClock.ToLocal(session.StartsAt!.Value, calendar.Zone), WallClock.ToLocal(session.EndsAt!.Value, calendar.Zone));
        return IsWithin(calendar.HoursOn(session.Day)) && IsWithin(calendar.PrescriberOn(session.Day));

        bool IsWithin(IReadOnlyList<Stretch> stretches) =>
            from.Day == to.Day && stretches.Any(stretch => stretch.From <= from.At && to.At <= stretch.To);
    }
}

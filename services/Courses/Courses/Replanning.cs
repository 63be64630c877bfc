using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>Plans the rest of a course's phase anew: what was put somewhere by hand stays while it may. Pure.</summary>
static class Replanning
{
    /// <summary>Places those slots, and all that wait behind them in their phase, by the protocol from a day on.</summary>
    /// <param name="file">The course, which is changed.</param>
    /// <param name="first">The first slot to place anew.</param>
    /// <param name="firstTarget">Where it is meant from now on; null keeps the rule of the phase.</param>
    /// <param name="reason">An enumerated code, told with every session that moves.</param>
    /// <param name="set">A rule that is set aside.</param>
    /// <returns>The sessions that moved, were booked or lost their place.</returns>
    /// <exception cref="RefusedException">The plan breaks a rule that nobody has set aside.</exception>
    public static IReadOnlyList<MovedSession> Rest(CourseFile file, SessionRow first, DateOnly? firstTarget, string reason, Override? set)
    {
        var phase = Continuing.PhaseIndex(file, first);
        var live = file.Sessions.Where(row =>
            row.Number >= first.Number && row.Status is (SessionStatus.Booked or SessionStatus.Unplaced) && Continuing.PhaseIndex(file, row) == phase).ToList();
        return Place(file, live, firstTarget, reason, set);
    }

    /// <summary>Places those slots of one phase anew, in order, from the first one's target on.</summary>
    public static IReadOnlyList<MovedSession> Place(CourseFile file, IReadOnlyList<SessionRow> live, DateOnly? firstTarget, string reason, Override? set)
    {
        var start = Continuing.From(file, live[0], firstTarget is { } named ? InAWeekWithRoom(file, live, named) : null);
        var plan = Planner.Plan(
            file.Request(set) with
            {
                From = start with { SlotsInAll = start.SlotsDone + live.Count },
                HorizonSessions = live[0].Number - 1 + live.Count,
                Pins = Pins(live, live[0].Number),
                OtherDoseDates = [.. file.OtherDoses, .. Behind(file, live)],
            }, file.Calendar, file.Occupancy(row => live.All(other => other.SessionId != row.SessionId)));
        Refuse(plan, set);
        return Take(file, live, plan, reason);
    }

    /// <summary>Books what a plan of further slots says; forecasts of the same numbers become the sessions.</summary>
    public static List<MovedSession> Book(CourseFile file, Plan plan)
    {
        var booked = new List<MovedSession>();
        foreach (var session in plan.Sessions.Where(session => session.IsBooked))
        {
            var old = file.Sessions.FirstOrDefault(row => row.Number == session.Number);
            var row = SessionRows.Of(session, file.Course, file.Protocol, file.Clinic, file.Now);
            if (old is { Status: SessionStatus.Projected } && old.Phase == row.Phase) row = row with { SessionId = old.SessionId, Version = old.Version };
            else if (old is not null) file.Forecast(old.SessionId, null);
            file.Put(row, Happening.Booked);
            booked.Add(MovedSession.Of(null, row));
        }

        return booked;
    }

    // Other days never make a third dose of a treatment week that has its two.
    static DateOnly InAWeekWithRoom(CourseFile file, IReadOnlyList<SessionRow> live, DateOnly target)
    {
        var (phase, pattern) = (file.PhaseOf(live[0]), new WeekPattern(StoredJson.Read<IReadOnlyList<Clinics.Weekday>>(file.Course.Pattern)));
        if (phase is not { Placement: Placement.WeekBound, PerWeek: { } perWeek }) return target;
        var staying = file.Sessions.Where(row => CourseNews.ExpectsDose(row) && row.Status is not SessionStatus.Projected && live.All(other => other.SessionId != row.SessionId)).Select(row => Week(row.Day)).ToList();
        target = pattern.From(target);
        while (staying.Count(week => week == Week(target)) >= perWeek) target = pattern.After(target);
        return target;

        int Week(DateOnly day) => (day.DayNumber - file.Course.StartDate.DayNumber) / 7;
    }

    static Dictionary<int, Pin> Pins(IReadOnlyList<SessionRow> live, int firstNumber)
    {
        var pins = new Dictionary<int, Pin>();
        for (var i = 0; i < live.Count; i++)
        {
            if (live[i] is { Pinned: true, Status: SessionStatus.Booked, LocalTime: { } at } row) pins[firstNumber + i] = new() { Date = row.Day, At = at, ChairId = row.ChairId };
        }

        return pins;
    }

    // Doses of this course that stay and lie behind the first slot to be placed: a make-up moved past its neighbours, another phase.
    static IEnumerable<DateOnly> Behind(CourseFile file, IReadOnlyList<SessionRow> live) =>
        file.Sessions.Where(row => row.HoldsDose && row.Number > live[0].Number && live.All(other => other.SessionId != row.SessionId)).Select(row => row.Day);

    static void Refuse(Plan plan, Override? set)
    {
        var broken = plan.Violations.Where(violation => violation.Rule is not (Rules.RemsSite or Rules.InThePast)).Select(violation =>
            new Platform.Http.Violation { Rule = violation.Rule, Message = violation.Message, SessionNumber = violation.SessionNumber }).ToList();
        if (plan.CeilingExceeded && set?.Rule != Rules.CeilingExceeded)
            broken.Add(new() { Rule = Rules.CeilingExceeded, Message = "The last dose of the series would lie past the protocol's ceiling: choose an earlier day or another pattern, or let a clinician override ceiling-exceeded." });
        if (broken.Count > 0) throw Refused.Rule(broken);
    }

    static List<MovedSession> Take(CourseFile file, IReadOnlyList<SessionRow> live, Plan plan, string reason)
    {
        var moved = new List<MovedSession>();
        for (var i = 0; i < live.Count; i++)
        {
            var (row, number) = (live[i], live[0].Number + i);
            if (plan.Sessions.FirstOrDefault(session => session.Number == number) is { } planned)
            {
                var after = row.At(file, planned) with { Pinned = row.Pinned && planned.Date == row.Day && planned.LocalTime == row.LocalTime };
                if (after == row) continue;
                if (row.Status is SessionStatus.Booked && row.StartsAt == after.StartsAt && row.ChairId == after.ChairId) file.Amend(after);
                else
                {
                    file.Put(after, row.Status is SessionStatus.Booked ? Happening.Moved : Happening.Booked, reason);
                    moved.Add(MovedSession.Of(row, after));
                }
            }
            else if (plan.Unplaced.FirstOrDefault(slot => slot.Number == number) is { } slot)
            {
                var after = row.WithoutPlace(slot.TargetDate, slot.Reason);
                if (after == row) continue;
                file.Put(after, Happening.Unplaced, reason);
                moved.Add(MovedSession.Of(row, after));
            }
        }

        return moved;
    }
}

using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Planning;

/// <summary>Which doses of one course therapy follows: what the protocol's rule says (the clinical rules, integration therapy).</summary>
public sealed class WhichDoses
{
    readonly IReadOnlyList<Session> sessions;
    readonly DosingDays doses;
    readonly DateOnly start;

    /// <param name="sessions">What is known of the course's sessions, those without a dose too.</param>
    /// <param name="doses">The course's own dose days, booked and projected.</param>
    /// <param name="start">The first day of treatment week 1, where it is known.</param>
    public WhichDoses(IReadOnlyList<Session> sessions, DosingDays doses, DateOnly? start)
    {
        (this.sessions, this.doses) = (sessions, doses);
        // Until the course's own event tells its first day, its first dose stands for it; they differ only where day 1 was shifted.
        this.start = start ?? doses.First ?? DateOnly.MinValue;
    }

    public bool IsFollowed(Session session) => session.HasDose && session.Minutes > 0 && session.Per switch
    {
        "per-dose" => true,
        "per-week" => IsLastOfItsWeek(session),
        "phase-end" => IsLastOfItsPhase(session),
        "count" => doses.CountBefore(session.Date) < session.Count,
        _ => false,
    };

    /// <summary>Treatment weeks are counted from day 1 of the course, not from Monday.</summary>
    bool IsLastOfItsWeek(Session session) =>
        doses.After(session.Date) is not { } next || WeekOf(next) > WeekOf(session.Date);

    int WeekOf(DateOnly day) => (int)Math.Floor((day.DayNumber - start.DayNumber) / 7.0);

    /// <summary>A slot that is not yet known may still be the last one; one without a dose cannot.</summary>
    bool IsLastOfItsPhase(Session session) =>
        Enumerable.Range(session.Number + 1, Math.Max(0, session.PhaseEndsWithNumber - session.Number))
            .All(number => sessions.FirstOrDefault(other => other.Number == number) is { HasDose: false });
}

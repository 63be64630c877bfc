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

    /// <summary>The course's first dose, while it is still to come and known.</summary>
    public Session? First => sessions.FirstOrDefault(session => session.IsAhead && session.Date == doses.First);

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

    /// <summary>A slot of the phase that is not yet known may still be the last one; one without a dose cannot, nor one of another phase.</summary>
    bool IsLastOfItsPhase(Session session)
    {
        // Of an extended phase only the newer sessions know the new end.
        var end = sessions.Where(other => other.Phase == session.Phase).Max(other => other.PhaseEndsWithNumber);
        return Enumerable.Range(session.Number + 1, Math.Max(0, end - session.Number))
            .All(number => sessions.FirstOrDefault(other => other.Number == number) is { } other && (!other.HasDose || other.Phase != session.Phase));
    }
}

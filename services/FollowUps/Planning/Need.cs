using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Planning;

/// <summary>One meeting with a therapist that a protocol asks for: which dose it is about, how long it lasts and on which days it may be.</summary>
public sealed record Need
{
    /// <summary>The dose it follows; of a preparation the course's first.</summary>
    public required Session Session { get; init; }

    /// <summary>0 follows the dose; from 1 on it prepares for the first dose of the course.</summary>
    public required int Part { get; init; }

    public required DayWindow Window { get; init; }
    public required int Minutes { get; init; }

    public bool IsPreparation => Part > 0;

    public static Need After(Session session) => new() { Session = session, Part = 0, Window = session.Window, Minutes = session.Minutes };

    /// <summary>The preparations that the protocol asks for before the course's first dose.</summary>
    public static IEnumerable<Need> Before(Session first) => Enumerable.Range(1, first.PreparationSessions).Select(part => new Need
    {
        Session = first,
        Part = part,
        Window = new() { From = first.Date.AddDays(-first.PreparationFromDay), To = first.Date.AddDays(-first.PreparationToDay) },
        Minutes = first.PreparationMinutes,
    });
}

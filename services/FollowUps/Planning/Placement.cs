using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.FollowUps;

namespace Scheduling.FollowUps.Planning;

/// <summary>What the planner found for one dose: a place, or none with the reason of every day and what may be done instead.</summary>
public sealed record Placement
{
    /// <summary>The civil days of the clinic in which it is legal.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>Null when there is none.</summary>
    public required Place? Place { get; init; }

    /// <summary>Null when there is a place.</summary>
    public Reason? Reason { get; init; }

    /// <summary>Every day that was refused, in order.</summary>
    public required IReadOnlyList<RefusedDay> Days { get; init; }

    /// <summary>Best first; empty when there is a place.</summary>
    public IReadOnlyList<Alternative> Options { get; init; } = [];
}

/// <summary>A therapist's time.</summary>
public sealed record Place
{
    public required string TherapistId { get; init; }

    public FollowUpMode Mode { get; init; }

    /// <summary>The promise made to the patient: the clinic's date and wall time. The instants follow from it.</summary>
    public required DateOnly Date { get; init; }

    public required TimeOnly Time { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
}

/// <summary>A day of the window on which there was no place, and why.</summary>
public sealed record RefusedDay
{
    public required DateOnly Date { get; init; }
    public required Reason Reason { get; init; }
}

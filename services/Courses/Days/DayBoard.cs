using Scheduling.Courses.Closures;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.TreatmentDay;

namespace Scheduling.Courses.Days;

/// <summary>One day of a clinic as it is now: who is in which chair, what is due next, and what is still free. Instants carry the clinic's offset.</summary>
public sealed record DayBoard
{
    public required DateOnly Date { get; init; }
    public required bool IsOpen { get; init; }

    /// <summary>In a scheduler's words; null when the clinic is open.</summary>
    public required string? WhyClosed { get; init; }

    /// <summary>The instant for which this holds.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>In the clinic's wall time, after closures.</summary>
    public required IReadOnlyList<TimeRange> Hours { get; init; }

    public required IReadOnlyList<TimeRange> PrescriberOnSite { get; init; }
    public required IReadOnlyList<ClosureAnswer> Closures { get; init; }
    public required IReadOnlyList<ChairOnDay> Chairs { get; init; }
    public required int Visits { get; init; }

    /// <summary>The most blocks in progress at once.</summary>
    public required int PeakMonitored { get; init; }

    /// <summary>Null is no limit.</summary>
    public required int? MaxMonitored { get; init; }

    public required IReadOnlyList<RouteOnDay> Routes { get; init; }
}

/// <summary>A part of a civil day, in the clinic's wall time.</summary>
public sealed record TimeRange(TimeOnly From, TimeOnly To);

/// <summary>A chair and its blocks of the day.</summary>
public sealed record ChairOnDay
{
    public required string ChairId { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<DoseRoute> Routes { get; init; }

    /// <summary>When it is out of use.</summary>
    public required IReadOnlyList<TimeRange> Closed { get; init; }

    public required int OpenMinutes { get; init; }
    public required int BookedMinutes { get; init; }

    /// <summary>The share of its open minutes that is booked, 0 to 1.</summary>
    public required double Utilization { get; init; }

    public required IReadOnlyList<BlockOnDay> Blocks { get; init; }
}

/// <summary>A visit in a chair, or a place that is kept for somebody who decides.</summary>
public sealed record BlockOnDay
{
    /// <summary>Null where the chair is only kept.</summary>
    public required Guid? SessionId { get; init; }

    public required Guid? CourseId { get; init; }
    public required string? PatientId { get; init; }
    public required string? ProtocolId { get; init; }
    public required DoseRoute? Route { get; init; }
    public required int? Number { get; init; }
    public required string? Status { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required VisitPhase Phase { get; init; }

    /// <summary>Until the phase is over as planned; never below 0.</summary>
    public required int? MinutesLeft { get; init; }

    /// <summary>What somebody must do next; null when nothing.</summary>
    public required DueNow? Due { get; init; }

    /// <summary>Whose visit begins late because of this one.</summary>
    public required KnockOn? KnockOn { get; init; }
}

/// <summary>The next thing to do in a visit.</summary>
public sealed record DueNow
{
    public required DueStep Step { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool Overdue { get; init; }
}

/// <summary>What a day still takes of one route.</summary>
public sealed record RouteOnDay
{
    public required DoseRoute Route { get; init; }

    /// <summary>Of the longest visit of that route: whatever is booked fits.</summary>
    public required int BlockMinutes { get; init; }

    /// <summary>Every start that is free now, each on its own.</summary>
    public required IReadOnlyList<TimeOnly> FreeStarts { get; init; }

    /// <summary>How many more such visits the day takes, filled from its opening on.</summary>
    public required int Capacity { get; init; }
}

using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>All that a plan depends on besides the clinic and its bookings; the same request gives the same plan.</summary>
public sealed record PlanRequest
{
    public required Protocol Protocol { get; init; }

    /// <summary>The first day of treatment week 1, a day of the pattern.</summary>
    public required DateOnly StartDate { get; init; }

    public required IReadOnlyList<Weekday> Pattern { get; init; }

    /// <summary>The arrival wished for, on the clinic's grid.</summary>
    public TimeOnly PreferredTime { get; init; } = new(10, 0);

    /// <summary>Bounds arrival and the end of the block; null is the clinic's hours.</summary>
    public TimeWindow? TimeWindow { get; init; }

    /// <summary>The only chair to use; null lets the planner choose.</summary>
    public string? ChairId { get; init; }

    /// <summary>Null takes the protocol's; empty means no boosters.</summary>
    public IReadOnlyList<int>? BoosterIntervalsDays { get; init; }

    /// <summary>How many slots to show in all; null shows every fixed phase and four more of an open-ended one. The current phase is always whole.</summary>
    public int? HorizonSessions { get; init; }

    /// <summary>Dates on which the patient cannot come.</summary>
    public IReadOnlyCollection<DateOnly> Unavailable { get; init; } = [];

    /// <summary>The patient's doses outside this plan, given or booked, any route and any clinic of the group.</summary>
    public IReadOnlyCollection<DateOnly> OtherDoseDates { get; init; } = [];

    /// <summary>Milligrams by dose number from 1, the last repeating; null takes the protocol's.</summary>
    public IReadOnlyList<int>? DoseMg { get; init; }

    /// <summary>Rules a clinician has set aside for this plan: <see cref="Rules.Overridable"/>.</summary>
    public IReadOnlyCollection<string> Overridden { get; init; } = [];

    /// <summary>The instant before which nothing starts.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Where to go on in a course that has begun; null plans a course from its first dose.</summary>
    public Continuation? From { get; init; }

    internal bool Overrides(string rule) => Overridden.Contains(rule);

    /// <summary>Fewest civil days between two doses in that phase; set aside, never under one day (R2).</summary>
    internal int MinGap(Phase phase) => Overrides(Rules.MinGap) ? 1 : phase.MinGapDays ?? Protocol.MinGapDays;
}

/// <summary>The part of a day the patient can give.</summary>
public sealed record TimeWindow
{
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
}

/// <summary>A course as it stands at the end of a phase: what the next one is counted from.</summary>
public sealed record Continuation
{
    /// <summary>The phase to book, as an index into the protocol's phases.</summary>
    public required int PhaseIndex { get; init; }

    /// <summary>The number of its first slot.</summary>
    public required int NextNumber { get; init; }

    /// <summary>The dose number of its first dose.</summary>
    public required int NextDoseNumber { get; init; }

    /// <summary>The target of the last slot before it, from which R4 counts.</summary>
    public required DateOnly LastTarget { get; init; }

    /// <summary>The last dose before it as given or booked, from which R5 counts; null when none was.</summary>
    public required DateOnly? LastDose { get; init; }
}

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

    /// <summary>Sessions that a person has put where they are, by number: kept there unless a rule forbids it by now.</summary>
    public IReadOnlyDictionary<int, Pin> Pins { get; init; } = new Dictionary<int, Pin>();

    /// <summary>The interval of the open-ended phase anchored on its slots, where a review chose one; null is the protocol's.</summary>
    public int? EveryDays { get; init; }

    /// <summary>For how many days after the current phase's last slot the forecasts of the next phase hold their chairs as well; 0 for none (the option of edge case 52).</summary>
    public int HoldDays { get; init; }

    /// <summary>Whether the plan lists every day and start that it refused, and why.</summary>
    public bool Explains { get; init; }

    internal bool Overrides(string rule) => Overridden.Contains(rule);

    /// <summary>Fewest civil days between two doses in that phase; set aside, never under one day (R2).</summary>
    internal int MinGap(Phase phase) => Overrides(Rules.MinGap) ? 1 : Like(phase).MinGapDays ?? Protocol.MinGapDays;

    /// <summary>How far a dose of that phase may be from its target; null is what its interval says.</summary>
    internal int? Window(Phase phase) => Like(phase).WindowDays;

    // A maintenance stepped to weekly keeps the gap and the window of the weekly phase: those of a fortnight would leave it no day to shift to.
    Phase Like(Phase phase) =>
        Interval(phase) is { } every && every != phase.EveryDays ? Protocol.Phases.FirstOrDefault(other => other.EveryDays == every && other.Anchor == phase.Anchor) ?? phase with { MinGapDays = Math.Min(phase.MinGapDays ?? Protocol.MinGapDays, every) } : phase;

    /// <summary>The interval of a phase anchored on its slots; null for other phases.</summary>
    internal int? Interval(Phase phase) => phase is { Placement: Placement.Interval, Anchor: not IntervalAnchor.Actual }
        ? (phase.Sessions is null ? EveryDays : null) ?? phase.EveryDays ?? 7
        : null;

    /// <summary>The first pattern day of what is planned.</summary>
    internal DateOnly FirstPatternDay(WeekPattern pattern) =>
        From is not { } from ? StartDate : from.FirstTarget is { } given ? pattern.From(given) : pattern.After(from.LastTarget);

    /// <summary>The treatment week of a target, from 1, counted from the course's first day.</summary>
    internal int TreatmentWeek(DateOnly target) => (target.DayNumber - StartDate.DayNumber) / 7 + 1;
}

/// <summary>The part of a day the patient can give.</summary>
public sealed record TimeWindow
{
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
}

/// <summary>Where a person has put a session.</summary>
public sealed record Pin
{
    public required DateOnly Date { get; init; }

    /// <summary>Arrival in the clinic's wall time.</summary>
    public required TimeOnly At { get; init; }

    public required string? ChairId { get; init; }
}

/// <summary>A course as it stands somewhere on its way: what the rest of it is counted from.</summary>
public sealed record Continuation
{
    /// <summary>The phase to go on with, as an index into the protocol's phases.</summary>
    public required int PhaseIndex { get; init; }

    /// <summary>How many of the phase's slots are behind already.</summary>
    public int SlotsDone { get; init; }

    /// <summary>How many slots the phase has in all; null is what the protocol says. An extension makes it more.</summary>
    public int? SlotsInAll { get; init; }

    /// <summary>False when the phase too is only shown: it waits for a review.</summary>
    public bool Books { get; init; } = true;

    /// <summary>The target of the first slot, where it does not follow from the slot before; in a phase with a pattern the first pattern day from there.</summary>
    public DateOnly? FirstTarget { get; init; }

    /// <summary>The number of its first slot.</summary>
    public required int NextNumber { get; init; }

    /// <summary>The dose number of its first dose.</summary>
    public required int NextDoseNumber { get; init; }

    /// <summary>The target of the last slot before it, from which R4 counts.</summary>
    public required DateOnly LastTarget { get; init; }

    /// <summary>The last dose before it as given or booked, from which R5 counts; null when none was.</summary>
    public required DateOnly? LastDose { get; init; }
}

using System.Text.Json.Serialization;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>What the planner answers: every slot of the course, placed or not, and all that is to be said about it.</summary>
public sealed record Plan
{
    /// <summary>The placed slots in order of their numbers.</summary>
    public required IReadOnlyList<PlannedSession> Sessions { get; init; }

    public required IReadOnlyList<UnplacedSlot> Unplaced { get; init; }

    /// <summary>Decisions of the current phase only.</summary>
    public required IReadOnlyList<PlannedReview> Reviews { get; init; }

    /// <summary>What refuses even a proposal; when the pattern, the chairs or the start date refuse there are no sessions.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }

    public required IReadOnlyList<PlanWarning> Warnings { get; init; }

    /// <summary>The last dose of a sliding series lies past its ceiling.</summary>
    public required bool CeilingExceeded { get; init; }

    /// <summary>With <c>pattern-mismatch</c>: the first day from the start date on which the pattern could begin.</summary>
    public DateOnly? NextStart { get; init; }

    /// <summary>With <c>pattern-mismatch</c>: the legal pattern most like the one asked for that has the start date's weekday; null when there is none.</summary>
    public IReadOnlyList<Weekday>? PatternFrom { get; init; }

    /// <summary>Every day and start that was refused on the way; null unless the request asked to be explained.</summary>
    public IReadOnlyList<RefusedPlace>? Why { get; init; }
}

/// <summary>A day, or a start on it, that was looked at and not taken.</summary>
public sealed record RefusedPlace
{
    public required DateOnly Date { get; init; }

    /// <summary>Null for the day as a whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>All that refused it.</summary>
    public required IReadOnlyList<string> Rules { get; init; }
}

/// <summary>The best legal arrangement of the current phase, where the fixed steps place fewer of its doses; later phases follow from it.</summary>
public sealed record Alternative
{
    public required Plan Plan { get; init; }

    /// <summary>Days from targets in the current phase, both directions added up.</summary>
    public required int TotalShiftDays { get; init; }

    /// <summary>Pattern days of the current phase that were passed over before its last dose.</summary>
    public required int SkippedPatternDays { get; init; }
}

/// <summary>A slot that found its day and time.</summary>
public sealed record PlannedSession
{
    /// <summary>The slot's number in the course, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Counts the doses expected, skipping slots without a place.</summary>
    public required int DoseNumber { get; init; }

    public required PhaseName Phase { get; init; }

    /// <summary>The treatment week of the slot, from 1, counted from the course's first day.</summary>
    public required int TreatmentWeek { get; init; }

    public required DateOnly TargetDate { get; init; }
    public required DateOnly Date { get; init; }
    public required int ShiftDays { get; init; }

    /// <summary>Why the target was not taken; null without a shift.</summary>
    public string? ShiftReason { get; init; }

    /// <summary>Civil days since the patient's previous dose; null for the first.</summary>
    public int? GapDays { get; init; }

    /// <summary>Arrival in the clinic's wall time: with <see cref="Date"/>, the promise made.</summary>
    public required TimeOnly LocalTime { get; init; }

    /// <summary>Arrival, with the clinic's offset, as all instants here.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The end of the block, discharge margin included.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    public required DateTimeOffset FirstDeviceAt { get; init; }

    /// <summary>The earliest release; null for a dose at home.</summary>
    public DateTimeOffset? ReleaseFrom { get; init; }

    /// <summary>Null for a dose at home, and while projected unless the clinic holds chairs ahead.</summary>
    public string? ChairId { get; init; }

    /// <summary>True in the current phase, whose chairs are held; false while projected.</summary>
    public required bool IsBooked { get; init; }

    /// <summary>It is booked, or its chair is held ahead.</summary>
    internal bool HoldsPlace => IsBooked || ChairId is not null;

    /// <summary>The civil date after the dose (R8).</summary>
    public required DateOnly NoDrivingBefore { get; init; }

    /// <summary>For iv, im and sublingual the end of administration and 24 hours, up to the quarter hour; else null.</summary>
    public DateTimeOffset? NoDrivingUntil { get; init; }

    /// <summary>Seven calendar days after an esketamine dose (R7); else null.</summary>
    public DateOnly? RemsFormDue { get; init; }

    public int? DoseMg { get; init; }

    /// <summary>Spray devices of 28 mg; null where the dose is not modelled.</summary>
    public int? Devices { get; init; }
}

/// <summary>A slot for which the rules left no day: a human decides.</summary>
public sealed record UnplacedSlot
{
    public required int Number { get; init; }
    public required PhaseName Phase { get; init; }
    public required int TreatmentWeek { get; init; }
    public required DateOnly TargetDate { get; init; }

    /// <summary>True in the current phase.</summary>
    public required bool IsBooked { get; init; }

    /// <summary>A sentence for a scheduler.</summary>
    public required string Reason { get; init; }

    /// <summary>Every rule that refused one of its days.</summary>
    public required IReadOnlyList<string> RefusedBy { get; init; }
}

/// <summary>A decision due after a slot of the current phase.</summary>
public sealed record PlannedReview
{
    public required ReviewKind Kind { get; init; }

    /// <summary>The number of the slot it follows.</summary>
    public required int AfterSession { get; init; }

    public required DateOnly DueDate { get; init; }
}

/// <summary>A rule that says no, in words and with the remedy.</summary>
public sealed record Violation
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
    public int? SessionNumber { get; init; }
}

/// <summary>What a scheduler should know and may accept.</summary>
public sealed record PlanWarning
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
    public int? SessionNumber { get; init; }
}

using System.Text.Json.Serialization;
using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Protocols;

/// <summary>A treatment protocol as data: its doses, its block, its phases and what must be in order before each dose.</summary>
public sealed record Protocol
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required DoseRoute Route { get; init; }
    public required Drug Drug { get; init; }

    /// <summary>Null where the protocol serves several indications.</summary>
    public Indication? Indication { get; init; }

    /// <summary>Milligrams by dose number from 1, the last repeating; null where the dose is not modelled.</summary>
    public IReadOnlyList<int>? DoseMg { get; init; }

    public required Block Block { get; init; }

    /// <summary>Fewest civil days from one dose to the next; 2 leaves one dose-free day between (R2).</summary>
    public required int MinGapDays { get; init; }

    public required IReadOnlyList<Phase> Phases { get; init; }
    public required IReadOnlyList<Gate> Gates { get; init; }
    public required FollowUpPlan FollowUp { get; init; }
    public required Instructions Instructions { get; init; }
    public required NoDriving NoDriving { get; init; }
    public required MissedDose Missed { get; init; }
}

/// <summary>The minutes a visit holds its chair, in the order they pass; elapsed time, never wall time.</summary>
public sealed record Block
{
    public required int CheckInMinutes { get; init; }

    /// <summary>From the first device or the start of the injection or infusion to the last device or its end.</summary>
    public required int AdministrationMinutes { get; init; }

    public required int ObservationMinutes { get; init; }

    /// <summary>The margin in which a patient gets ready to leave.</summary>
    public required int DischargeMinutes { get; init; }

    [JsonIgnore]
    public TimeSpan UntilFirstDevice => TimeSpan.FromMinutes(CheckInMinutes);

    [JsonIgnore]
    public TimeSpan UntilAdministered => TimeSpan.FromMinutes(CheckInMinutes + AdministrationMinutes);

    [JsonIgnore]
    public TimeSpan UntilRelease => TimeSpan.FromMinutes(CheckInMinutes + AdministrationMinutes + ObservationMinutes);

    [JsonIgnore]
    public TimeSpan Length => TimeSpan.FromMinutes(CheckInMinutes + AdministrationMinutes + ObservationMinutes + DischargeMinutes);
}

/// <summary>A stretch of a course that is placed by one rule and ends at one decision.</summary>
public sealed record Phase
{
    public required PhaseName Name { get; init; }
    public required Placement Placement { get; init; }

    /// <summary>How many doses; null is open-ended, and is always written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int? Sessions { get; init; }

    /// <summary>Treatment weeks of a phase placed by a weekday pattern.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Weeks { get; init; }

    /// <summary>Treatment days a week of a phase placed by a weekday pattern.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PerWeek { get; init; }

    /// <summary>Patterns a form may suggest; any legal pattern is taken.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<IReadOnlyList<Weekday>>? Patterns { get; init; }

    /// <summary>Of a sliding series: its last dose is at most this many days, less one, after the start date.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CeilingDays { get; init; }

    /// <summary>What the intervals of this phase are counted from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IntervalAnchor? Anchor { get; init; }

    /// <summary>The interval of a phase anchored on its slots (R4).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EveryDays { get; init; }

    /// <summary>The intervals a review may choose from.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? AllowedEveryDays { get; init; }

    /// <summary>The intervals of a phase anchored on the doses as given (R5), the last repeating.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<int>? IntervalsDays { get; init; }

    /// <summary>How far a dose may be from its target; null takes R5's 3 days below a 28-day interval and 5 days from there.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? WindowDays { get; init; }

    /// <summary>Overrides the protocol's gap in this phase.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MinGapDays { get; init; }

    /// <summary>A review after so many doses of the phase, which holds nothing back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MidSeriesReviewAfter { get; init; }

    /// <summary>The decision at the end of the phase, on which the next one waits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewKind? Review { get; init; }
}

/// <summary>The integration therapy that follows doses: how often, and in which days after a dose (its day is 0).</summary>
public sealed record FollowUpPlan
{
    public required FollowUpPer Per { get; init; }
    public required int FromDay { get; init; }
    public required int ToDay { get; init; }
    public required int Minutes { get; init; }

    /// <summary>How many in all, for <c>count</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Count { get; init; }

    /// <summary>Meetings before the first dose; null where the protocol asks for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PreparationPlan? Preparation { get; init; }
}

/// <summary>Meetings with a therapist before the first dose: how many, and from how many days before it until how many.</summary>
public sealed record PreparationPlan
{
    public required int Sessions { get; init; }
    public required int Minutes { get; init; }
    public required int FromDay { get; init; }
    public required int ToDay { get; init; }
}

/// <summary>What the patient keeps before the first device or the start of administration; null where nothing is asked.</summary>
public sealed record Instructions
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FoodHours { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? LiquidMinutes { get; init; }

    /// <summary>Hours without a nasal corticosteroid or decongestant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NasalSprayHours { get; init; }
}

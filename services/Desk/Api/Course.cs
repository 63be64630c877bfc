namespace Scheduling.Desk.Api;

/// <summary>A course or the proposal of one.</summary>
public sealed record Course
{
    /// <summary>Null in a proposal.</summary>
    public Guid? CourseId { get; init; }

    public required string PatientId { get; init; }
    public required string ProtocolId { get; init; }
    public required string Status { get; init; }
    public long Version { get; init; }
    public required DateOnly StartDate { get; init; }
    public required IReadOnlyList<string> Pattern { get; init; }

    /// <summary>With it alone the plan is booked as it was shown.</summary>
    public Guid? HoldId { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
    public required IReadOnlyList<Session> Sessions { get; init; }
    public required IReadOnlyList<UnplacedSession> Unplaced { get; init; }
    public AlternativePlan? AlternativePlan { get; init; }
    public required IReadOnlyList<Review> Reviews { get; init; }
    public required IReadOnlyList<CourseWarning> Warnings { get; init; }
    public required IReadOnlyList<string> OpenGates { get; init; }

    /// <summary>Every gate of the protocol, and how far it reaches.</summary>
    public IReadOnlyList<GateState> Gates { get; init; } = [];
    public IReadOnlyList<RefusedPlace>? Why { get; init; }
}

/// <summary>One visit of a course.</summary>
public sealed record Session
{
    /// <summary>Null in a proposal.</summary>
    public Guid? SessionId { get; init; }

    public Guid? CourseId { get; init; }
    public string? PatientId { get; init; }
    public string? ProtocolId { get; init; }
    public string? Route { get; init; }
    public required int Number { get; init; }
    public int? DoseNumber { get; init; }
    public required string Phase { get; init; }
    public required int TreatmentWeek { get; init; }
    public required DateOnly TargetDate { get; init; }
    public DateOnly? Date { get; init; }
    public int ShiftDays { get; init; }
    public string? ShiftReason { get; init; }
    public int? GapDays { get; init; }

    /// <summary>With the clinic's offset, as is every instant.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }
    public DateTimeOffset? FirstDeviceAt { get; init; }
    public DateTimeOffset? ReleaseFrom { get; init; }
    public string? ChairId { get; init; }
    public required string Status { get; init; }
    public long Version { get; init; }
    public DateOnly? NoDrivingBefore { get; init; }
    public DateTimeOffset? NoDrivingUntil { get; init; }
    public int? DoseMg { get; init; }
    public string? Reason { get; init; }
    public bool Pinned { get; init; }
    public VisitDay? Visit { get; init; }
}

/// <summary>What happened on the day of a dose.</summary>
public sealed record VisitDay
{
    public DateTimeOffset? CheckedInAt { get; init; }
    public string? DriverKind { get; init; }
    public DateTimeOffset? EarliestDoseAt { get; init; }
    public DateTimeOffset? AdministeredAt { get; init; }
    public DateTimeOffset? AdministrationEndedAt { get; init; }
    public DateTimeOffset? DischargedAt { get; init; }
    public IReadOnlyList<VitalSigns> Vitals { get; init; } = [];
}

/// <summary>Vital signs taken during a visit.</summary>
public sealed record VitalSigns
{
    public required DateTimeOffset At { get; init; }
    public required int Systolic { get; init; }
    public required int Diastolic { get; init; }
    public int? Spo2 { get; init; }
    public string? By { get; init; }
}

/// <summary>A slot that found no day.</summary>
public sealed record UnplacedSession
{
    public Guid? SessionId { get; init; }
    public required int Number { get; init; }
    public required string Phase { get; init; }
    public required DateOnly TargetDate { get; init; }
    public required string Reason { get; init; }
}

/// <summary>Another arrangement.</summary>
public sealed record AlternativePlan
{
    public required IReadOnlyList<Session> Sessions { get; init; }
    public required IReadOnlyList<UnplacedSession> Unplaced { get; init; }
    public int TotalShiftDays { get; init; }
}

/// <summary>A decision that the course waits for.</summary>
public sealed record Review
{
    public Guid? ReviewId { get; init; }
    public required string Kind { get; init; }
    public required DateOnly DueDate { get; init; }
    public int AfterSession { get; init; }
    public required string Status { get; init; }
}

/// <summary>What a scheduler should know and may accept.</summary>
public sealed record CourseWarning
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
    public int? SessionNumber { get; init; }
}

/// <summary>A day or a start that a plan refused.</summary>
public sealed record RefusedPlace
{
    public required DateOnly Date { get; init; }

    /// <summary>Null: the whole day.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public required IReadOnlyList<string> Rules { get; init; }
}

/// <summary>Where a gate stands and how far it reaches over the doses ahead.</summary>
public sealed record GateState
{
    public required string Gate { get; init; }
    public required string Status { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public int? Units { get; init; }
    public int UsedUnits { get; init; }
    public string? Reference { get; init; }
    public GateUse? FirstUncovered { get; init; }
    public DateOnly? RenewalDue { get; init; }
}

/// <summary>What a dose takes of a gate.</summary>
public sealed record GateUse
{
    public required int Number { get; init; }
    public required DateOnly Date { get; init; }
}

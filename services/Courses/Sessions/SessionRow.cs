namespace Scheduling.Courses.Sessions;

/// <summary>A session as it is stored. Instants are UTC.</summary>
public sealed record SessionRow
{
    public required Guid SessionId { get; init; }
    public required Guid CourseId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required string ProtocolId { get; init; }
    public required int ProtocolVersion { get; init; }
    public required string Route { get; init; }
    public required int Number { get; init; }
    public int? DoseNumber { get; init; }
    public required string Phase { get; init; }
    public required int TreatmentWeek { get; init; }
    public required DateOnly TargetDate { get; init; }

    /// <summary>The clinic's civil date; a slot without a place keeps its target here.</summary>
    public required DateOnly Day { get; init; }

    public TimeOnly? LocalTime { get; init; }
    public required string TimeZone { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The end of the block and the clinic's turnover.</summary>
    public DateTimeOffset? FreeAt { get; init; }

    public DateTimeOffset? FirstDeviceAt { get; init; }
    public DateTimeOffset? ReleaseFrom { get; init; }
    public string? ChairId { get; init; }
    public required string Status { get; init; }
    public required long Version { get; init; }
    public required int ShiftDays { get; init; }
    public string? ShiftReason { get; init; }
    public int? GapDays { get; init; }
    public int? DoseMg { get; init; }
    public int? Devices { get; init; }
    public required DateOnly NoDrivingBefore { get; init; }
    public DateTimeOffset? NoDrivingUntil { get; init; }
    public DateOnly? RemsFormDue { get; init; }
    public string? Reason { get; init; }

    /// <summary>A person has put it where it is: a re-plan moves it only when it must.</summary>
    public bool Pinned { get; init; }

    /// <summary>JSON of <see cref="Sessions.Visit"/>; null before anything happened.</summary>
    public string? Visit { get; init; }

    /// <summary>The patient has acute suicidal ideation: when the visit does not begin, somebody is called at once. False once the patient was looked after.</summary>
    public bool WatchesWelfare { get; init; }

    /// <summary>Since when somebody must look after the patient, who did not come; null when nobody must.</summary>
    public DateTimeOffset? WelfareDueAt { get; init; }

    /// <summary>A dose was given and its REMS form is not filed.</summary>
    public bool RemsFormOpen { get; init; }

    public required bool HoldsChair { get; init; }
    public required bool HoldsDose { get; init; }
}

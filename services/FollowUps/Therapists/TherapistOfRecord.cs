namespace Scheduling.FollowUps.Therapists;

/// <summary>The therapist a patient belongs to at one clinic: continuity is preferred (the clinical rules, integration therapy).</summary>
public sealed record TherapistOfRecord
{
    public required string ClinicId { get; init; }
    public required string PatientId { get; init; }
    public required string TherapistId { get; init; }

    /// <summary>Whether the patient sees nobody else: then a person decides rather than another therapist being booked.</summary>
    public required bool Only { get; init; }

    public required long Version { get; init; }
}

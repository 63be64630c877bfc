namespace Scheduling.FollowUps.Therapists;

/// <summary>A therapist as their row.</summary>
sealed record TherapistRow
{
    public required string ClinicId { get; init; }
    public required string TherapistId { get; init; }
    public required long Version { get; init; }
    public required string Name { get; init; }
    public required string Hours { get; init; }
    public required string TelehealthHours { get; init; }
    public required string Leave { get; init; }
    public required bool Active { get; init; }

    public Therapist Whole() => new()
    {
        ClinicId = ClinicId,
        TherapistId = TherapistId,
        Version = Version,
        Name = Name,
        Hours = StoredJson.Read<List<WorkingHours>>(Hours),
        TelehealthHours = StoredJson.Read<List<WorkingHours>>(TelehealthHours),
        Leave = StoredJson.Read<List<Leave>>(Leave),
        Active = Active,
    };
}

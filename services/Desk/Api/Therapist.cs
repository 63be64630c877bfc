namespace Scheduling.Desk.Api;

/// <summary>A therapist of a clinic.</summary>
public sealed record Therapist
{
    public required string TherapistId { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<Stretch> Hours { get; init; }
    public IReadOnlyList<Stretch> TelehealthHours { get; init; } = [];
    public IReadOnlyList<Leave> Leave { get; init; } = [];
    public required bool Active { get; init; }
    public required long Version { get; init; }
}

/// <summary>A weekly stretch of work, in the clinic's wall time.</summary>
public sealed record Stretch
{
    public required string Day { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
}

/// <summary>Days away, both ends included.</summary>
public sealed record Leave
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
}

/// <summary>Whom a patient belongs to.</summary>
public sealed record TherapistOfRecord
{
    public required string TherapistId { get; init; }
    public bool Only { get; init; }
    public required long Version { get; init; }
}

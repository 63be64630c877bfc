using Scheduling.FollowUps.Clinics;

namespace Scheduling.FollowUps.Therapists;

/// <summary>A therapist of one clinic and when they work there.</summary>
public sealed record Therapist
{
    public required string ClinicId { get; init; }
    public required string TherapistId { get; init; }
    public required long Version { get; init; }
    public required string Name { get; init; }

    /// <summary>When they see patients at the clinic, in its wall time; stretches of one day do not overlap.</summary>
    public required IReadOnlyList<WorkingHours> Hours { get; init; }

    /// <summary>When they see patients remotely, in the clinic's wall time; its open days do not matter here.</summary>
    public required IReadOnlyList<WorkingHours> TelehealthHours { get; init; }

    public required IReadOnlyList<Leave> Leave { get; init; }

    /// <summary>False once removed; what they did remains.</summary>
    public required bool Active { get; init; }

    public bool IsAway(DateOnly day) => Leave.Any(leave => leave.From <= day && day <= leave.To);
}

/// <summary>One weekly stretch of work, in the clinic's wall time.</summary>
public sealed record WorkingHours
{
    public required Weekday Day { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
}

/// <summary>Civil days of the clinic on which a therapist does not work, both ends included.</summary>
public sealed record Leave
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
}

namespace Scheduling.Desk.Api;

/// <summary>The therapy that follows a dose.</summary>
public sealed record FollowUp
{
    public required Guid FollowUpId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required Guid SessionId { get; init; }
    public string? TherapistId { get; init; }
    public required string Mode { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public required string Status { get; init; }
    public string? Kind { get; init; }
    public DayWindow? Window { get; init; }

    /// <summary>Why it has no place or will not take place.</summary>
    public string? Reason { get; init; }

    /// <summary>What may be done instead, and where each of it would be now.</summary>
    public IReadOnlyList<FollowUpOffer> Offers { get; init; } = [];
}

/// <summary>The days in which a follow-up is legal.</summary>
public sealed record DayWindow
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
}

/// <summary>What may be done about a follow-up without a place.</summary>
public sealed record FollowUpOffer
{
    public required string Option { get; init; }
    public string? TherapistId { get; init; }
    public string? Mode { get; init; }
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>Why there is no such place now.</summary>
    public string? Reason { get; init; }
}

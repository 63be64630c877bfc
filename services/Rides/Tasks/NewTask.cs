namespace Scheduling.Rides.Tasks;

/// <summary>Something that a person must see to.</summary>
public sealed record NewTask
{
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required TaskKind Kind { get; init; }

    /// <summary>A code such as those of <see cref="TaskReason"/>; never typed text.</summary>
    public required string Reason { get; init; }

    /// <summary>
    /// What tells it from another of the same patient, kind and reason: a session's id, a reminder's, or nothing. While a task about it is open
    /// no second one is opened.
    /// </summary>
    public string About { get; init; } = "";

    /// <summary>When it should be done at the latest; at once when null.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public IReadOnlyList<Guid> SessionIds { get; init; } = [];

    /// <summary>For a time request: the civil days of the clinic on which the patient would rather come.</summary>
    public IReadOnlyList<DateOnly> PreferredDates { get; init; } = [];

    /// <summary>What the patient wrote, for whoever does it; it travels nowhere.</summary>
    public string? Said { get; init; }
}

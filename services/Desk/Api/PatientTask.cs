namespace Scheduling.Desk.Api;

/// <summary>Something about a patient's messages that a person must see to.</summary>
public sealed record PatientTask
{
    public required Guid TaskId { get; init; }
    public required string Kind { get; init; }
    public required string Reason { get; init; }
    public required string Status { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public IReadOnlyList<DateOnly> PreferredDates { get; init; } = [];

    /// <summary>What the patient wrote.</summary>
    public string? Said { get; init; }

    public DateTimeOffset? DoneAt { get; init; }
    public string? DoneBy { get; init; }
    public string? Note { get; init; }
}

namespace Scheduling.Desk.Api;

/// <summary>A message to a patient, from the plan to what became of it.</summary>
public sealed record Reminder
{
    public required Guid ReminderId { get; init; }
    public required string Kind { get; init; }
    public required string Channel { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Masked.</summary>
    public string? To { get; init; }

    public string? Body { get; init; }
    public required string Status { get; init; }

    /// <summary>Why it was not sent.</summary>
    public string? Reason { get; init; }

    /// <summary>The visits it speaks of.</summary>
    public IReadOnlyList<Guid> SessionIds { get; init; } = [];
}

using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Rides.Tasks;

/// <summary>Something about a patient's messages that a person must see to.</summary>
public sealed record PatientTask
{
    public required Guid TaskId { get; init; }
    public required string PatientId { get; init; }
    public required TaskKind Kind { get; init; }

    /// <summary>A code such as <c>crisis</c>, <c>wrong-number</c>, <c>reply</c> or <c>ride-help</c>.</summary>
    public required string Reason { get; init; }

    /// <summary><c>open</c> or <c>done</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>The visits it is about; empty when that is not known.</summary>
    public required IReadOnlyList<Guid> SessionIds { get; init; }

    /// <summary>Of a time request: the civil days of the clinic on which the patient would rather come.</summary>
    public required IReadOnlyList<DateOnly> PreferredDates { get; init; }

    /// <summary>What the patient wrote, a line each; null where it is not about a text.</summary>
    public required string? Said { get; init; }

    public required DateTimeOffset? DoneAt { get; init; }

    /// <summary>Who did it; <c>itself</c> when it no longer mattered.</summary>
    public required string? DoneBy { get; init; }

    public required string? Note { get; init; }
    public required long Version { get; init; }

    /// <summary>Instants in the clinic's offset.</summary>
    public static PatientTask Of(PatientTaskRow row, TimeZoneInfo zone) => new()
    {
        TaskId = row.TaskId,
        PatientId = row.PatientId,
        Kind = WireName.Parse<TaskKind>(row.Kind),
        Reason = row.Reason,
        Status = row.Status,
        DueAt = WallClock.InZone(row.DueAt, zone),
        OpenedAt = WallClock.InZone(row.OpenedAt, zone),
        SessionIds = row.Sessions,
        PreferredDates = row.Dates,
        Said = row.Said,
        DoneAt = row.DoneAt is { } done ? WallClock.InZone(done, zone) : null,
        DoneBy = row.DoneBy,
        Note = row.Note,
        Version = row.Version,
    };
}

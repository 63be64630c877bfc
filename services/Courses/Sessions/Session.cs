using System.Text.Json.Serialization;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Sessions;

/// <summary>Where a session stands.</summary>
public static class SessionStatus
{
    /// <summary>Of a later phase: a date without a chair.</summary>
    public const string Projected = "projected";

    /// <summary>A slot that found no legal day and waits for a person.</summary>
    public const string Unplaced = "unplaced";

    /// <summary>Holds its chair.</summary>
    public const string Booked = "booked";

    /// <summary>The patient is here.</summary>
    public const string CheckedIn = "checked-in";

    /// <summary>Waits for a decision; keeps its chair.</summary>
    public const string Held = "held";

    /// <summary>The dose was given.</summary>
    public const string Observing = "observing";

    public const string Discharged = "discharged";

    /// <summary>The patient did not come.</summary>
    public const string Missed = "missed";

    /// <summary>Will not take place.</summary>
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> All { get; } =
        [Projected, Unplaced, Booked, CheckedIn, Held, Observing, Discharged, Missed, Cancelled];
}

/// <summary>One visit of a course, as the API shows it. Instants carry the clinic's offset.</summary>
public record CourseSession
{
    /// <summary>Null in a proposal.</summary>
    public required Guid? SessionId { get; init; }

    /// <summary>The slot's number in the course, from 1; it never changes.</summary>
    public required int Number { get; init; }

    /// <summary>Counts doses given or expected; null for a slot in which none is.</summary>
    public required int? DoseNumber { get; init; }

    public required PhaseName Phase { get; init; }
    public required int TreatmentWeek { get; init; }
    public required DateOnly TargetDate { get; init; }

    /// <summary>The clinic's civil date; null for a slot without a place.</summary>
    public required DateOnly? Date { get; init; }

    public required int ShiftDays { get; init; }
    public required string? ShiftReason { get; init; }

    /// <summary>Civil days since the patient's previous dose; null for the first.</summary>
    public required int? GapDays { get; init; }

    public required DateTimeOffset? StartsAt { get; init; }
    public required DateTimeOffset? EndsAt { get; init; }
    public required DateTimeOffset? FirstDeviceAt { get; init; }
    public required string? ChairId { get; init; }
    public required string Status { get; init; }
    public required long Version { get; init; }

    /// <summary>No driving before this civil date.</summary>
    public required DateOnly? NoDrivingBefore { get; init; }

    /// <summary>No driving until this instant either; null where the date alone decides.</summary>
    public required DateTimeOffset? NoDrivingUntil { get; init; }

    public required DateOnly? RemsFormDue { get; init; }
    public required int? DoseMg { get; init; }

    /// <summary>Spray devices of 28 mg.</summary>
    public required int? Devices { get; init; }
}

/// <summary>A session on its own: with whose it is and of what.</summary>
public record Session : CourseSession
{
    [JsonPropertyOrder(-6)] public required string ClinicId { get; init; }
    [JsonPropertyOrder(-5)] public required Guid CourseId { get; init; }
    [JsonPropertyOrder(-4)] public required string PatientId { get; init; }
    [JsonPropertyOrder(-3)] public required string ProtocolId { get; init; }
    public required DoseRoute Route { get; init; }

    /// <summary>The earliest release: the end of administration plus the observation.</summary>
    public required DateTimeOffset? ReleaseFrom { get; init; }

    /// <summary>An enumerated code of why it changed, or a sentence on why it found no place.</summary>
    public required string? Reason { get; init; }

    /// <summary>A person has put it where it is: a re-plan moves it only when it must.</summary>
    public required bool Pinned { get; init; }

    /// <summary>What happened on the day of the dose; null before anything did.</summary>
    public required Visit? Visit { get; init; }
}

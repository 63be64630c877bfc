using System.Text.Json.Serialization;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Courses;

/// <summary>A course, or the proposal of one, as the API shows it.</summary>
public record Course
{
    /// <summary>Null in a proposal.</summary>
    public required Guid? CourseId { get; init; }

    public required string ClinicId { get; init; }
    public required string PatientId { get; init; }
    public required string ProtocolId { get; init; }
    public required int ProtocolVersion { get; init; }

    /// <summary>Of a proposal whose chairs are held: with it alone the plan is booked as it is shown here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? HoldId { get; init; }

    /// <summary>When the hold is over.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary><c>proposed</c>, <c>active</c>, <c>paused</c>, <c>under-review</c>, <c>switched</c>, <c>completed</c> or <c>discontinued</c>.</summary>
    public required string Status { get; init; }

    public required long Version { get; init; }
    public required DateOnly StartDate { get; init; }
    public required IReadOnlyList<Weekday> Pattern { get; init; }

    /// <summary>Every slot with a place: the current phase booked, later phases projected.</summary>
    public required IReadOnlyList<CourseSession> Sessions { get; init; }

    /// <summary>Slots that found no legal day: a person decides.</summary>
    public required IReadOnlyList<UnplacedSession> Unplaced { get; init; }

    /// <summary>Of a proposal: the legal arrangement with fewest slots unplaced, where the fixed order leaves more or passes the ceiling; else null.</summary>
    public required AlternativePlan? AlternativePlan { get; init; }

    public required IReadOnlyList<Review> Reviews { get; init; }
    public required IReadOnlyList<CourseWarning> Warnings { get; init; }

    /// <summary>Gates of the protocol that are not cleared.</summary>
    public required IReadOnlyList<Gate> OpenGates { get; init; }

    /// <summary>Every gate of the protocol, and how far it reaches over the doses ahead.</summary>
    public required IReadOnlyList<GateUse> Gates { get; init; }

    /// <summary>With <c>explain=true</c>: every day and start that the plan refused, and all the rules that refused it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RefusedPlace>? Why { get; init; }
}

/// <summary>Another arrangement of the current phase, booked with <c>useAlternative</c>, and the later phases that follow from it.</summary>
public sealed record AlternativePlan
{
    public required IReadOnlyList<CourseSession> Sessions { get; init; }
    public required IReadOnlyList<UnplacedSession> Unplaced { get; init; }

    /// <summary>How many days the sessions of the current phase are off their targets, taken together.</summary>
    public required int TotalShiftDays { get; init; }

    /// <summary>How many days of the pattern a sliding series passes over before its last dose.</summary>
    public required int SkippedPatternDays { get; init; }
}

/// <summary>A slot without a place.</summary>
public sealed record UnplacedSession
{
    /// <summary>Null in a proposal.</summary>
    public required Guid? SessionId { get; init; }

    public required int Number { get; init; }
    public required PhaseName Phase { get; init; }
    public required DateOnly TargetDate { get; init; }

    /// <summary>A sentence for a scheduler.</summary>
    public required string Reason { get; init; }
}

/// <summary>A decision that the course waits for.</summary>
public sealed record Review
{
    /// <summary>Null in a proposal.</summary>
    public required Guid? ReviewId { get; init; }

    public required ReviewKind Kind { get; init; }
    public required DateOnly DueDate { get; init; }
    public required int AfterSession { get; init; }

    /// <summary><c>open</c> or <c>passed</c>.</summary>
    public required string Status { get; init; }
}

/// <summary>What a scheduler should know and may accept.</summary>
public sealed record CourseWarning
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
    public int? SessionNumber { get; init; }
}

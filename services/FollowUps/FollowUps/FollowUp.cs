using System.Text.Json.Serialization;
using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>
/// A meeting with a therapist: the integration therapy that follows one dose, or one that prepares for the first dose of a course. A session has at
/// most one that follows it, which keeps its id whatever becomes of the session.
/// </summary>
public sealed record FollowUp
{
    public required Guid FollowUpId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }

    /// <summary>The dose it follows, or the first one that it prepares for.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>0 follows the dose; from 1 on it prepares for the first dose of the course.</summary>
    public int Part { get; init; }

    public required long Version { get; init; }
    public required FollowUpStatus Status { get; init; }
    public required FollowUpMode Mode { get; init; }

    /// <summary>IANA zone of the clinic when it was planned.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Where it is; of a cancelled one where it was, if it had a place.</summary>
    public Place? Place { get; init; }

    public required DayWindow Window { get; init; }

    /// <summary>Why it has no place, lost the one it had or will not take place.</summary>
    public Reason? Reason { get; init; }

    /// <summary>The option that a scheduler accepted for it: it may stay on days that its window does not have.</summary>
    public Alternative? Accepted { get; init; }

    /// <summary>What was written when a person decided; shown to schedulers and the therapist, told to nobody.</summary>
    public string? Note { get; init; }

    public required IReadOnlyList<Alternative> Options { get; init; }

    /// <summary>Every day of the window that was refused, and why.</summary>
    public required IReadOnlyList<RefusedDay> Days { get; init; }

    public FollowUpKind Kind => Part == 0 ? FollowUpKind.Integration : FollowUpKind.Preparation;
}

/// <summary>Where a follow-up stands.</summary>
[JsonConverter(typeof(KebabCase<FollowUpStatus>))]
public enum FollowUpStatus
{
    Booked,

    /// <summary>It has no place; a person decides.</summary>
    Unplaced,
    Cancelled,
    Completed,
    Waived,
}

/// <summary>What it is for.</summary>
[JsonConverter(typeof(KebabCase<FollowUpKind>))]
public enum FollowUpKind
{
    /// <summary>Follows a dose.</summary>
    Integration,

    /// <summary>Prepares for the first dose of a course.</summary>
    Preparation,
}

/// <summary>Where it takes place.</summary>
[JsonConverter(typeof(KebabCase<FollowUpMode>))]
public enum FollowUpMode
{
    InPerson,
    Telehealth,
}

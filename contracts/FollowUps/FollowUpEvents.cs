using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Contracts.FollowUps;

/// <summary>A follow-up, which is a meeting with a therapist, as it is after a change: what any consumer of a follow-up event reads.</summary>
public record FollowUpEvent : PatientEvent
{
    public required Guid FollowUpId { get; init; }
    public required Guid CourseId { get; init; }

    /// <summary>The dose it follows, or the first of the course where it prepares for it.</summary>
    public required Guid SessionId { get; init; }

    /// <summary><c>integration</c> follows a dose, <c>preparation</c> comes before the first.</summary>
    public string? Kind { get; init; }

    public string? TherapistId { get; init; }

    /// <summary><c>in-person</c> or <c>telehealth</c>.</summary>
    public required string Mode { get; init; }

    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary><c>booked</c>, <c>unplaced</c>, <c>cancelled</c>, <c>completed</c> or <c>waived</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The civil days of the clinic in which it is legal.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>An enumerated code of why it has no place or changed; never typed text.</summary>
    public string? Reason { get; init; }

    /// <summary>What a scheduler may do instead, best first.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    public override string Subject() => FollowUpId.ToString();
}

/// <summary>A stretch of civil days, both ends included.</summary>
public sealed record DayWindow
{
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
}

/// <summary>A follow-up got its therapist and time.</summary>
[EventType("follow-up.booked.v1")]
public sealed record FollowUpBooked : FollowUpEvent
{
    public FollowUpBooked() { }

    /// <summary>Says of a follow-up, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public FollowUpBooked(FollowUpEvent followUp) : base(followUp) { }
}

/// <summary>A follow-up moved with its dose or its therapist.</summary>
[EventType("follow-up.moved.v1")]
public sealed record FollowUpMoved : FollowUpEvent
{
    public FollowUpMoved() { }

    /// <summary>Says of a follow-up, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public FollowUpMoved(FollowUpEvent followUp) : base(followUp) { }
}

/// <summary>A follow-up will not take place.</summary>
[EventType("follow-up.cancelled.v1")]
public sealed record FollowUpCancelled : FollowUpEvent
{
    public FollowUpCancelled() { }

    /// <summary>Says of a follow-up, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public FollowUpCancelled(FollowUpEvent followUp) : base(followUp) { }
}

/// <summary>No therapist and time was found in the window; a person decides.</summary>
[EventType("follow-up.unplaced.v1")]
public sealed record FollowUpUnplaced : FollowUpEvent
{
    public FollowUpUnplaced() { }

    /// <summary>Says of a follow-up, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public FollowUpUnplaced(FollowUpEvent followUp) : base(followUp) { }
}

/// <summary>A therapist was added, changed or removed.</summary>
[EventType("therapist.changed.v1")]
public sealed record TherapistChanged : ClinicEvent
{
    public required string TherapistId { get; init; }
    public required bool Active { get; init; }
    public override string Subject() => TherapistId;
}

/// <summary>A follow-up took place.</summary>
[EventType("follow-up.completed.v1")]
public sealed record FollowUpCompleted : FollowUpEvent
{
    public FollowUpCompleted() { }

    /// <summary>Says of a follow-up, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public FollowUpCompleted(FollowUpEvent followUp) : base(followUp) { }
}

/// <summary>A scheduler decided, with a reason, that a dose goes without its follow-up.</summary>
[EventType("follow-up.waived.v1")]
public sealed record FollowUpWaived : FollowUpEvent
{
    public FollowUpWaived() { }

    /// <summary>Says of a follow-up, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public FollowUpWaived(FollowUpEvent followUp) : base(followUp) { }
}

using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Contracts.Rides;

/// <summary>Something about messages that a person must see to, as it is after a change. What the patient wrote never travels.</summary>
public record PatientTaskEvent : PatientEvent
{
    public required Guid TaskId { get; init; }

    /// <summary><c>message-failed</c>, <c>call-patient</c>, <c>possible-cancellation</c> or <c>time-request</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>An enumerated code, such as <c>crisis</c>, <c>wrong-number</c>, <c>reply</c>, <c>moved</c> or <c>no-contact</c>.</summary>
    public required string Reason { get; init; }

    /// <summary><c>open</c> or <c>done</c>.</summary>
    public required string Status { get; init; }

    /// <summary>When it should be done at the latest.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The visits it is about; empty when that is not known.</summary>
    public required IReadOnlyList<Guid> SessionIds { get; init; }

    /// <summary>The civil days of the clinic on which the patient would rather come, of a <c>time-request</c>; else empty.</summary>
    public required IReadOnlyList<DateOnly> PreferredDates { get; init; }

    public override string Subject() => TaskId.ToString();
}

/// <summary>A person must see to something about a patient's messages.</summary>
[EventType("patient-task.opened.v1")]
public sealed record PatientTaskOpened : PatientTaskEvent
{
    public PatientTaskOpened() { }

    /// <summary>Says of a task, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public PatientTaskOpened(PatientTaskEvent task) : base(task) { }
}

/// <summary>A person saw to it, or it no longer matters.</summary>
[EventType("patient-task.done.v1")]
public sealed record PatientTaskDone : PatientTaskEvent
{
    public PatientTaskDone() { }

    /// <summary>Says of a task, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public PatientTaskDone(PatientTaskEvent task) : base(task) { }
}

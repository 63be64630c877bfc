namespace Scheduling.Contracts.Courses;

/// <summary>A course as it is after a change: what any consumer of a course event reads.</summary>
public record CourseEvent : PatientEvent
{
    public required Guid CourseId { get; init; }
    public required string ProtocolId { get; init; }
    public required int ProtocolVersion { get; init; }

    /// <summary><c>active</c>, <c>paused</c>, <c>under-review</c>, <c>switched</c>, <c>completed</c> or <c>discontinued</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The first day of treatment week 1.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The treatment weekdays, <c>mon</c>..<c>sun</c>.</summary>
    public required IReadOnlyList<string> Pattern { get; init; }

    /// <summary>Every dose date of the course, booked and projected, in order.</summary>
    public required IReadOnlyList<DateOnly> DoseDates { get; init; }

    /// <summary>Each gate of the protocol and where it stands: <c>cleared</c>, <c>pending</c> or <c>blocked</c>.</summary>
    public required IReadOnlyDictionary<string, string> Gates { get; init; }

    /// <summary>The course that took over, after a switch.</summary>
    public Guid? SwitchedTo { get; init; }

    /// <summary>An enumerated code of why it changed; never typed text.</summary>
    public string? Reason { get; init; }

    public override string Subject() => CourseId.ToString();
}

/// <summary>A course was booked: its current phase holds chairs, its later phases are projected.</summary>
[EventType("course.booked.v1")]
public sealed record CourseBooked : CourseEvent;

/// <summary>A course was paused, resumed, switched, completed, discontinued, put under review, or its plan or gates changed.</summary>
[EventType("course.changed.v1")]
public sealed record CourseChanged : CourseEvent;

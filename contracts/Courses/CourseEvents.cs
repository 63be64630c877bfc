using System.Diagnostics.CodeAnalysis;

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

    /// <summary>The day of a dose that was given at another place, where the record of one is what changed.</summary>
    public DateOnly? DoseElsewhere { get; init; }

    public override string Subject() => CourseId.ToString();
}

/// <summary>A course was booked: its current phase holds chairs, its later phases are projected.</summary>
[EventType("course.booked.v1")]
public sealed record CourseBooked : CourseEvent
{
    public CourseBooked() { }

    /// <summary>Says of a course, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public CourseBooked(CourseEvent course) : base(course) { }
}

/// <summary>A course was paused, resumed, switched, completed, discontinued, put under review, or its plan or gates changed.</summary>
[EventType("course.changed.v1")]
public sealed record CourseChanged : CourseEvent
{
    public CourseChanged() { }

    /// <summary>Says of a course, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public CourseChanged(CourseEvent course) : base(course) { }
}

/// <summary>A decision of a course: what any consumer of a review event reads.</summary>
public record ReviewEvent : PatientEvent
{
    public required Guid CourseId { get; init; }
    public required Guid ReviewId { get; init; }

    /// <summary><c>benefit</c>, <c>frequency</c>, <c>mid-series</c>, <c>end-of-series</c>, <c>booster</c>, <c>mdsi-end</c>, <c>lapse</c> or <c>missed-two</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The clinic's civil date.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>The number of the session it follows.</summary>
    public required int AfterSession { get; init; }

    /// <summary><c>continue</c>, <c>stop</c>, <c>extend</c>, <c>step-back</c>, <c>step-to</c> or <c>new-course</c>; null while open.</summary>
    public string? Outcome { get; init; }

    /// <summary>The interval that was chosen, where one was.</summary>
    public int? EveryDays { get; init; }

    /// <summary>The doses given of those expected so far.</summary>
    public required int DosesGiven { get; init; }

    public required int DosesExpected { get; init; }

    public override string Subject() => ReviewId.ToString();
}

/// <summary>A decision gate nears: until it is passed the next phase holds no chair.</summary>
[EventType("course.review-due.v1")]
public sealed record CourseReviewDue : ReviewEvent
{
    public CourseReviewDue() { }

    /// <summary>Says of a review, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public CourseReviewDue(ReviewEvent review) : base(review) { }
}

/// <summary>A decision was made.</summary>
[EventType("course.reviewed.v1")]
public sealed record CourseReviewed : ReviewEvent
{
    public CourseReviewed() { }

    /// <summary>Says of a review, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public CourseReviewed(ReviewEvent review) : base(review) { }
}

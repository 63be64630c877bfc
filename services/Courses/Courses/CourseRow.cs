namespace Scheduling.Courses.Courses;

/// <summary>Where a course stands.</summary>
public static class CourseStatus
{
    public const string Active = "active";
    public const string Paused = "paused";
    public const string UnderReview = "under-review";
    public const string Switched = "switched";
    public const string Completed = "completed";
    public const string Discontinued = "discontinued";

    public static IReadOnlyList<string> All { get; } = [Active, Paused, UnderReview, Switched, Completed, Discontinued];

    /// <summary>Whether the course goes on: of these a patient has one.</summary>
    public static bool IsOpen(string status) => status is Active or Paused or UnderReview;
}

/// <summary>A course as it is stored.</summary>
public sealed record CourseRow
{
    public required Guid CourseId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required string ProtocolId { get; init; }
    public required int ProtocolVersion { get; init; }
    public required string Status { get; init; }
    public required long Version { get; init; }
    public required DateOnly StartDate { get; init; }

    /// <summary>JSON list of weekdays.</summary>
    public required string Pattern { get; init; }

    /// <summary>JSON of <see cref="Courses.Wishes"/>.</summary>
    public required string Wishes { get; init; }

    /// <summary>JSON: a gate's name and where it stands.</summary>
    public required string Gates { get; init; }

    /// <summary>JSON list of <see cref="CourseWarning"/>.</summary>
    public required string Warnings { get; init; }

    public required DateTimeOffset BookedAt { get; init; }

    /// <summary>The clinic whose own template the course follows, after a transfer; null is the course's clinic.</summary>
    public string? ProtocolClinicId { get; init; }

    /// <summary>The course that took over.</summary>
    public Guid? SwitchedTo { get; init; }

    /// <summary>JSON of <see cref="CourseLife"/>; null before anything happened.</summary>
    public string? Life { get; init; }
}

/// <summary>A review as it is stored.</summary>
public sealed record ReviewRow
{
    public const string Open = "open";
    public const string Passed = "passed";

    public required Guid ReviewId { get; init; }
    public required Guid CourseId { get; init; }
    public required string ClinicId { get; init; }
    public required string Kind { get; init; }
    public required DateOnly DueDate { get; init; }
    public required int AfterSession { get; init; }

    /// <summary><c>open</c> or <c>passed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>What was decided; null while open.</summary>
    public string? Outcome { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Whether its due date is that of the session it follows; a review that something unforeseen called for keeps its own.</summary>
    public bool IsFollowing => Kind is not ("lapse" or "missed-two");
}

/// <summary>What became of a course since it was booked, as far as planning on depends on it.</summary>
public sealed record CourseLife
{
    public static readonly CourseLife None = new();

    /// <summary>The clinic's date on which the last pause began.</summary>
    public DateOnly? PausedOn { get; init; }

    /// <summary>When it is meant to go on.</summary>
    public DateOnly? ResumeOn { get; init; }

    /// <summary>The interval a review chose for the open-ended phase.</summary>
    public int? EveryDays { get; init; }

    /// <summary>An enumerated code of why it ended or stands still.</summary>
    public string? Reason { get; init; }
}

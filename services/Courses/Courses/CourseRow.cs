namespace Scheduling.Courses.Courses;

/// <summary>Where a course stands.</summary>
public static class CourseStatus
{
    public const string Active = "active";

    public static IReadOnlyList<string> All { get; } = [Active, "paused", "under-review", "switched", "completed", "discontinued"];
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
}

/// <summary>A review as it is stored.</summary>
public sealed record ReviewRow
{
    public required Guid ReviewId { get; init; }
    public required Guid CourseId { get; init; }
    public required string ClinicId { get; init; }
    public required string Kind { get; init; }
    public required DateOnly DueDate { get; init; }
    public required int AfterSession { get; init; }

    /// <summary><c>open</c> or <c>passed</c>.</summary>
    public required string Status { get; init; }
}

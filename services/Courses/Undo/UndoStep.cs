using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Undo;

/// <summary>The last command of a course, and what it changed: enough to take it back while nothing was built on it.</summary>
sealed record UndoStep
{
    public required string Command { get; init; }

    /// <summary>The course before; null where the command booked it.</summary>
    public CourseRow? Course { get; init; }

    /// <summary>The course's version after.</summary>
    public required long VersionAfter { get; init; }

    /// <summary>Changed sessions as they were before.</summary>
    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    /// <summary>Sessions that the command made.</summary>
    public required IReadOnlyList<Guid> NewSessions { get; init; }

    /// <summary>Changed reviews as they were before.</summary>
    public required IReadOnlyList<ReviewRow> Reviews { get; init; }

    public required IReadOnlyList<Guid> NewReviews { get; init; }
}

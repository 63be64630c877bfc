using System.Diagnostics.CodeAnalysis;
using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Courses;

/// <summary>A course after a command, and the sessions whose place is another now.</summary>
public sealed record ChangedCourse : Course
{
    [SetsRequiredMembers]
    internal ChangedCourse(Course course, IReadOnlyList<MovedSession> moved) : base(course) => Moved = moved;

    public required IReadOnlyList<MovedSession> Moved { get; init; }
}

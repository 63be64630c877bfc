using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Courses;

/// <summary>A course after a command, and the sessions whose place is another now.</summary>
public sealed record ChangedCourse : Course
{
    [SetsRequiredMembers]
    internal ChangedCourse(Course course, IReadOnlyList<MovedSession> moved) : base(course) => Moved = moved;

    [JsonPropertyOrder(1)]
    public required IReadOnlyList<MovedSession> Moved { get; init; }
}

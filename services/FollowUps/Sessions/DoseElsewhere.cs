namespace Scheduling.FollowUps.Sessions;

/// <summary>A dose of a course that was given at another place: it counts like any other, and is asked nothing.</summary>
public sealed record DoseElsewhere
{
    public required Guid CourseId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }

    /// <summary>The day on which it was given.</summary>
    public required DateOnly Date { get; init; }
}

namespace Scheduling.FollowUps.Sessions;

/// <summary>The dose days of one course as last told.</summary>
public sealed record CourseDoses
{
    public required Guid CourseId { get; init; }

    /// <summary>The first day of treatment week 1; null until the course's own event has told it.</summary>
    public required DateOnly? Start { get; init; }

    /// <summary>Every dose date, booked and projected.</summary>
    public required IReadOnlyList<DateOnly> Dates { get; init; }
}

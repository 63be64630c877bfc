namespace Scheduling.Courses.Sessions;

/// <summary>What a patient was promised, a date and a wall time in a zone, and the instant that followed from it then.</summary>
sealed record Promise
{
    public required DateOnly Day { get; init; }
    public required TimeOnly LocalTime { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
}

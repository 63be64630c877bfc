namespace Scheduling.Desk.Live;

/// <summary>Of any event only where it happened, and to which course if to one: pages ask the services for the rest.</summary>
public sealed record Happening
{
    public required string ClinicId { get; init; }
    public Guid? CourseId { get; init; }
}

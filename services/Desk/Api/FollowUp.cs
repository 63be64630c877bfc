namespace Scheduling.Desk.Api;

/// <summary>The therapy that follows a dose.</summary>
public sealed record FollowUp
{
    public required Guid FollowUpId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required Guid SessionId { get; init; }
    public string? TherapistId { get; init; }
    public required string Mode { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public required string Status { get; init; }
}

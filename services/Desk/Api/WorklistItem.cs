namespace Scheduling.Desk.Api;

/// <summary>Something that a person must do now.</summary>
public sealed record WorklistItem
{
    public required string Kind { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required string Subject { get; init; }
    public string? PatientId { get; init; }
    public Guid? CourseId { get; init; }
    public Guid? SessionId { get; init; }
    public required string Detail { get; init; }
    public required IReadOnlyList<WorklistAction> Actions { get; init; }
}

/// <summary>A command that does, or helps to do, what an item asks for.</summary>
public sealed record WorklistAction
{
    public required string Command { get; init; }
    public required string Method { get; init; }
    public required string Href { get; init; }
}

namespace Scheduling.Desk.Api;

/// <summary>A patient as lists show one.</summary>
public sealed record Patient
{
    public required string PatientId { get; init; }
    public string? DisplayName { get; init; }
    public string? Language { get; init; }
    public bool HasContact { get; init; }
}

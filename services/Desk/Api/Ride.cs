namespace Scheduling.Desk.Api;

/// <summary>The ride of one visit.</summary>
public sealed record Ride
{
    public required Guid SessionId { get; init; }
    public required string Status { get; init; }
    public string? Kind { get; init; }
    public required DateTimeOffset PickUpFrom { get; init; }
}

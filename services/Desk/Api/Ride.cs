namespace Scheduling.Desk.Api;

/// <summary>The ride of one visit.</summary>
public sealed record Ride
{
    public required Guid SessionId { get; init; }
    public required string Status { get; init; }
    public string? Kind { get; init; }
    public required DateTimeOffset PickUpFrom { get; init; }
    public DateOnly? Date { get; init; }
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>The deadline at which it was still open; null when nobody need see to it.</summary>
    public string? Risk { get; init; }

    public Driver? Driver { get; init; }
    public IReadOnlyList<RideChange> History { get; init; } = [];
}

/// <summary>One change of a ride.</summary>
public sealed record RideChange
{
    public required DateTimeOffset At { get; init; }
    public required string Status { get; init; }
    public string? Reason { get; init; }
}

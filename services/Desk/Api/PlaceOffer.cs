namespace Scheduling.Desk.Api;

/// <summary>A legal start that is free now, and what it costs.</summary>
public sealed record PlaceOffer
{
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public string? ChairId { get; init; }
    public required int ShiftDays { get; init; }
    public int? GapBeforeDays { get; init; }
    public int? GapAfterDays { get; init; }
}

namespace Scheduling.Courses.Sessions;

/// <summary>A legal start that is free now, and what it costs; nothing is held. Instants carry the clinic's offset.</summary>
public sealed record PlaceOffer
{
    public required DateOnly Date { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required string? ChairId { get; init; }

    /// <summary>Civil days from the slot's target.</summary>
    public required int ShiftDays { get; init; }

    /// <summary>Civil days since the patient's dose before; null when there is none.</summary>
    public required int? GapBeforeDays { get; init; }

    /// <summary>Civil days to the patient's dose after; null when none is booked.</summary>
    public required int? GapAfterDays { get; init; }
}

using Scheduling.FollowUps.FollowUps;

namespace Scheduling.FollowUps.Planning;

/// <summary>What a scheduler may accept for a follow-up without a place, and where it would be if it were accepted now.</summary>
public sealed record Offer
{
    public required Alternative Option { get; init; }

    /// <summary>Null where there is no such place now, and to waive.</summary>
    public string? TherapistId { get; init; }

    public FollowUpMode? Mode { get; init; }

    /// <summary>With the clinic's offset.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Why there is no such place now.</summary>
    public Reason? Reason { get; init; }

    public static Offer Of(Alternative option, Place place) =>
        new() { Option = option, TherapistId = place.TherapistId, Mode = place.Mode, StartsAt = place.StartsAt, EndsAt = place.EndsAt };
}

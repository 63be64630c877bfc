namespace Scheduling.FollowUps.Clinics;

/// <summary>A day of a clinic, or a part of it, that was closed by announcement.</summary>
public sealed record ClosedStretch
{
    /// <summary>The clinic's civil date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The wall time at which it begins; null is the beginning of the day.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>The wall time at which it ends; null is the end of the day.</summary>
    public TimeOnly? To { get; init; }

    public bool IsWholeDay => From is null && To is null;
}

namespace Scheduling.Desk.Api;

/// <summary>How much of a day is open and booked.</summary>
public sealed record DayUse
{
    public required DateOnly Date { get; init; }

    /// <summary>Null when the clinic is open.</summary>
    public string? WhyClosed { get; init; }

    public required int Visits { get; init; }
    public required int BookedMinutes { get; init; }

    /// <summary>Of all chairs together.</summary>
    public required int OpenMinutes { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Utilization { get; init; }

    public required int PeakMonitored { get; init; }
}

namespace Scheduling.Desk.Api;

/// <summary>One day of a clinic as it is now.</summary>
public sealed record DayBoard
{
    public required DateOnly Date { get; init; }
    public required bool IsOpen { get; init; }
    public string? WhyClosed { get; init; }
    public required DateTimeOffset Now { get; init; }
    public required IReadOnlyList<TimeRange> Hours { get; init; }
    public required IReadOnlyList<TimeRange> PrescriberOnSite { get; init; }
    public required IReadOnlyList<ChairOnDay> Chairs { get; init; }
    public required int Visits { get; init; }
    public required int PeakMonitored { get; init; }
    public int? MaxMonitored { get; init; }
    public required IReadOnlyList<RouteOnDay> Routes { get; init; }
}

/// <summary>A part of a civil day, in the clinic's wall time.</summary>
public sealed record TimeRange
{
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
}

/// <summary>A chair and its blocks of the day.</summary>
public sealed record ChairOnDay
{
    public required string ChairId { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<TimeRange> Closed { get; init; }
    public required double Utilization { get; init; }
    public required IReadOnlyList<BlockOnDay> Blocks { get; init; }
}

/// <summary>A visit in a chair, or a place that is kept.</summary>
public sealed record BlockOnDay
{
    /// <summary>Null where the chair is only kept.</summary>
    public Guid? SessionId { get; init; }

    public Guid? CourseId { get; init; }
    public string? PatientId { get; init; }
    public string? ProtocolId { get; init; }
    public int? Number { get; init; }
    public string? Status { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required string Phase { get; init; }
    public int? MinutesLeft { get; init; }
    public DueNow? Due { get; init; }
    public KnockOn? KnockOn { get; init; }
}

/// <summary>The next thing to do in a visit.</summary>
public sealed record DueNow
{
    public required string Step { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool Overdue { get; init; }
}

/// <summary>Whose visit begins late.</summary>
public sealed record KnockOn
{
    public required DateTimeOffset StartsAt { get; init; }
    public required int DelayMinutes { get; init; }
}

/// <summary>What a day still takes of one route.</summary>
public sealed record RouteOnDay
{
    public required string Route { get; init; }
    public required IReadOnlyList<TimeOnly> FreeStarts { get; init; }
    public required int Capacity { get; init; }
}

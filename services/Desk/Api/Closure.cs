namespace Scheduling.Desk.Api;

/// <summary>Days, or a part of them, on which the clinic, a chair or its prescribers are not there; and what that did.</summary>
public sealed record Closure
{
    /// <summary>Null where it was only tried.</summary>
    public Guid? ClosureId { get; init; }

    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public TimeOnly? FromTime { get; init; }
    public TimeOnly? ToTime { get; init; }
    public required string What { get; init; }
    public string? ChairId { get; init; }
    public string? Reason { get; init; }

    /// <summary>Only of one that is being made.</summary>
    public IReadOnlyList<ReplacedSession> Moved { get; init; } = [];

    public IReadOnlyList<ReplacedSession> Unplaced { get; init; } = [];
}

/// <summary>A session that loses its place to a closure.</summary>
public sealed record ReplacedSession
{
    public required Guid SessionId { get; init; }
    public required string PatientId { get; init; }
    public required int Number { get; init; }
    public required string Phase { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>Null where nothing legal is left.</summary>
    public DateTimeOffset? To { get; init; }

    public string? ChairId { get; init; }
    public int ShiftDays { get; init; }
    public bool WasPinned { get; init; }
}

using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Courses.Closures;

/// <summary>A closure as the API shows it.</summary>
public record ClosureAnswer
{
    /// <summary>Null where it was only tried.</summary>
    public required Guid? ClosureId { get; init; }

    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>On each of its days; null is the beginning of the day.</summary>
    public required TimeOnly? FromTime { get; init; }

    /// <summary>On each of its days; null is the end of the day.</summary>
    public required TimeOnly? ToTime { get; init; }

    public required ClosureKind What { get; init; }
    public required string? ChairId { get; init; }

    /// <summary>As it was written; no other service is told.</summary>
    public required string? Reason { get; init; }

    internal static ClosureAnswer Of(Closure closure) => new()
    {
        ClosureId = closure.ClosureId == Guid.Empty ? null : closure.ClosureId,
        From = closure.From,
        To = closure.To,
        FromTime = closure.FromTime,
        ToTime = closure.ToTime,
        What = closure.What,
        ChairId = closure.ChairId,
        Reason = closure.Reason,
    };
}

/// <summary>A closure, and what became of the sessions that it took the place of.</summary>
public sealed record MadeClosure : ClosureAnswer
{
    [SetsRequiredMembers]
    internal MadeClosure(Closure closure, IReadOnlyList<ReplacedSession> replaced) : base(Of(closure)) =>
        (Moved, Unplaced) = ([.. replaced.Where(session => session.To is not null)], [.. replaced.Where(session => session.To is null)]);

    /// <summary>In the order in which they were placed: clinical priority, then time.</summary>
    public required IReadOnlyList<ReplacedSession> Moved { get; init; }

    /// <summary>Those for which nothing legal is left; each waits for a person.</summary>
    public required IReadOnlyList<ReplacedSession> Unplaced { get; init; }
}

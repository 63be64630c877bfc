using Scheduling.Courses.Planning;

namespace Scheduling.Courses.Sessions;

/// <summary>A booking that holds a chair, as it is read.</summary>
sealed record BlockRow
{
    public required DateOnly Day { get; init; }
    public required string ChairId { get; init; }
    public Guid? SessionId { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    public ChairBlock Block() => new() { Date = Day, ChairId = ChairId, SessionId = SessionId, StartsAt = StartsAt, EndsAt = EndsAt };
}

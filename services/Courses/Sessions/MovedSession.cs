using Scheduling.Platform.Time;

namespace Scheduling.Courses.Sessions;

/// <summary>A session that a command placed, moved or left without a place. Instants carry the clinic's offset.</summary>
public sealed record MovedSession
{
    public required Guid SessionId { get; init; }
    public required int Number { get; init; }

    /// <summary>Null where it had no place before.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>Null where it has none now.</summary>
    public required DateTimeOffset? To { get; init; }

    public required string? ChairId { get; init; }

    /// <summary>A person had put it where it was, and a rule forbids that place by now.</summary>
    public required bool WasPinned { get; init; }

    internal static MovedSession Of(SessionRow? before, SessionRow after)
    {
        var zone = WallClock.Zone(after.TimeZone);
        return new()
        {
            SessionId = after.SessionId,
            Number = after.Number,
            From = before?.StartsAt is { } from ? WallClock.InZone(from, zone) : null,
            To = after.StartsAt is { } to ? WallClock.InZone(to, zone) : null,
            ChairId = after.ChairId,
            WasPinned = before is { Pinned: true } && before.StartsAt != after.StartsAt,
        };
    }
}

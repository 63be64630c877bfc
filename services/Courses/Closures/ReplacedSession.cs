using Scheduling.Courses.Courses;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Closures;

/// <summary>A session that lost its place to a closure, and where it is now. Instants carry the clinic's offset.</summary>
public sealed record ReplacedSession
{
    public required Guid SessionId { get; init; }
    public required Guid CourseId { get; init; }
    public required string PatientId { get; init; }
    public required int Number { get; init; }
    public required PhaseName Phase { get; init; }
    public required DateTimeOffset From { get; init; }
    public required string FromChairId { get; init; }

    /// <summary>Null where nothing legal is left: it waits for a person.</summary>
    public required DateTimeOffset? To { get; init; }

    public required string? ChairId { get; init; }

    /// <summary>Civil days from the slot's target.</summary>
    public required int ShiftDays { get; init; }

    /// <summary>A person had put it where it was; it moved only because it had to.</summary>
    public required bool WasPinned { get; init; }

    internal static ReplacedSession Of(CourseFile file, SessionRow before, SessionRow after)
    {
        var zone = file.Calendar.Zone;
        return new()
        {
            SessionId = after.SessionId,
            CourseId = after.CourseId,
            PatientId = after.PatientId,
            Number = after.Number,
            Phase = WireName.Parse<PhaseName>(after.Phase),
            From = WallClock.InZone(before.StartsAt!.Value, zone),
            FromChairId = before.ChairId!,
            To = after.StartsAt is { } to ? WallClock.InZone(to, zone) : null,
            ChairId = after.ChairId,
            ShiftDays = after.ShiftDays,
            WasPinned = before.Pinned,
        };
    }
}

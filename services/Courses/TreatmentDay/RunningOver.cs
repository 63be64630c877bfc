using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>A visit that takes longer than its block: the patient stays, and the chair's next patient is the one to be told. Pure.</summary>
static class RunningOver
{
    /// <summary>The session with its block drawn out as far as the release needs; it is never made shorter.</summary>
    /// <remarks>The chair is held only until its next visit begins: that the two overlap is real, and a person resolves it.</remarks>
    public static SessionRow Until(CourseFile file, SessionRow row, DateTimeOffset? release)
    {
        var needed = release?.AddMinutes(file.Protocol.Block.DischargeMinutes);
        if (needed is null || needed <= row.EndsAt) return row;
        var free = needed.Value.AddMinutes(file.Clinic.TurnoverMinutes);
        return row with { EndsAt = needed, FreeAt = Next(file, row) is { } next && next.StartsAt < free ? next.StartsAt : free };
    }

    /// <summary>The chair's next visit, where this one reaches into it or into its turnover.</summary>
    public static KnockOn? Of(CourseFile file, SessionRow row)
    {
        if (row.EndsAt is not { } ends || Next(file, row) is not { } next) return null;
        var delay = ends.AddMinutes(file.Clinic.TurnoverMinutes) - next.StartsAt;
        return delay <= TimeSpan.Zero ? null : new()
        {
            SessionId = next.SessionId,
            ChairId = next.ChairId,
            StartsAt = WallClock.InZone(next.StartsAt, file.Calendar.Zone),
            DelayMinutes = (int)Math.Ceiling(delay.TotalMinutes),
        };
    }

    static ChairBlock? Next(CourseFile file, SessionRow row) =>
        file.OthersBlocks.Where(block => block.ChairId == row.ChairId && block.StartsAt > row.StartsAt).MinBy(block => block.StartsAt);
}

/// <summary>Whose visit begins late because another takes longer.</summary>
public sealed record KnockOn
{
    /// <summary>Null where the chair is only held for somebody.</summary>
    public required Guid? SessionId { get; init; }

    public required string ChairId { get; init; }

    /// <summary>As it was promised, with the clinic's offset.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    public required int DelayMinutes { get; init; }
}

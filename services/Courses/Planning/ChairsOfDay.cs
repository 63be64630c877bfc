using Scheduling.Courses.Clinics;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Planning;

/// <summary>The chairs that a visit could have on one day and what each of them holds, looked up once for all starts of the day.</summary>
sealed class ChairsOfDay
{
    readonly Chair[] chairs;
    readonly int[] chairOfBlock;

    // Of each block, in ticks of universal time, its turnover included.
    readonly long[] from;
    readonly long[] free;
    readonly TimeSpan[] busy;
    readonly bool[] taken;
    readonly TimeSpan turnover;
    readonly List<(int Chair, DateTimeOffset From, DateTimeOffset To)> closed = [];

    public ChairsOfDay(DateOnly date, Chair[] chairs, ReadOnlySpan<ChairBlock> blocks, ClinicCalendar calendar)
    {
        (Date, this.chairs) = (date, chairs);
        (from, free) = (new long[blocks.Length], new long[blocks.Length]);
        (chairOfBlock, busy, taken) = (new int[blocks.Length], new TimeSpan[chairs.Length], new bool[chairs.Length]);
        turnover = TimeSpan.FromMinutes(calendar.Clinic.TurnoverMinutes);
        var places = new Dictionary<string, int>(chairs.Length, StringComparer.Ordinal);
        for (var chair = 0; chair < chairs.Length; chair++)
        {
            places[chairs[chair].Id] = chair;
        }

        for (var block = 0; block < blocks.Length; block++)
        {
            (from[block], free[block]) = (blocks[block].StartsAt.UtcTicks, (blocks[block].EndsAt + turnover).UtcTicks);
            chairOfBlock[block] = places.GetValueOrDefault(blocks[block].ChairId, -1);
            if (chairOfBlock[block] is >= 0 and var chair)
            {
                busy[chair] += blocks[block].EndsAt - blocks[block].StartsAt;
            }
        }

        var day = new WallDay(date, calendar.Zone);
        for (var chair = 0; chair < chairs.Length; chair++)
        {
            foreach (var stretch in calendar.ChairClosedOn(date, chairs[chair].Id))
            {
                closed.Add((chair, day.Edge(stretch.From), day.Edge(stretch.To)));
            }
        }
    }

    public DateOnly Date { get; }

    /// <summary>The free chair already busiest that day, so that others stay free for a visit that needs a long stretch; then the clinic's order.</summary>
    public string? Free(DateTimeOffset startsAt, DateTimeOffset endsAt, string? wantedChair)
    {
        Array.Clear(taken);
        var (begins, ends) = (startsAt.UtcTicks, (endsAt + turnover).UtcTicks);
        for (var block = 0; block < chairOfBlock.Length; block++)
        {
            if (chairOfBlock[block] is >= 0 and var chair && from[block] < ends && begins < free[block])
            {
                taken[chair] = true;
            }
        }

        foreach (var (chair, since, until) in closed)
        {
            taken[chair] |= since < endsAt && startsAt < until;
        }

        var best = -1;
        for (var chair = 0; chair < chairs.Length; chair++)
        {
            if (!taken[chair] && (wantedChair is null || chairs[chair].Id == wantedChair) && (best < 0 || busy[chair] > busy[best]))
            {
                best = chair;
            }
        }

        return best < 0 ? null : chairs[best].Id;
    }
}

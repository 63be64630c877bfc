using System.Collections.Immutable;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Planning;

/// <summary>When and where in one day a visit can take place.</summary>
readonly record struct Start(TimeOnly At, DateTimeOffset Instant, string? ChairId);

/// <summary>Finds the start of a visit within a day: the nearest to the wished time at which the whole block fits hours, prescriber, chair and limits (R9, R15).</summary>
sealed class StartFinder
{
    // A dose at home is taken at any hour of the day, in no chair, with nobody on site.
    static readonly ImmutableArray<Stretch> WholeDay = [new(TimeOnly.MinValue, TimeOnly.MaxValue)];

    readonly PlanRequest request;
    readonly ClinicCalendar calendar;
    readonly Occupancy occupancy;
    readonly Clinic clinic;
    readonly bool atHome;
    readonly TimeSpan block;
    readonly Chair[] chairs;
    ChairsOfDay? chairsOfDay;

    public StartFinder(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy)
    {
        this.request = request;
        this.calendar = calendar;
        this.occupancy = occupancy;
        clinic = calendar.Clinic;
        atHome = request.Protocol.Route is DoseRoute.Home;
        block = request.Protocol.Block.Length;
        chairs = [.. clinic.Chairs.Where(chair => chair.Routes.Contains(request.Protocol.Route) && (request.ChairId is null || chair.Id == request.ChairId))];
    }

    /// <summary>The start, or the rules that leave the day none.</summary>
    /// <param name="date">A day on which the clinic is open.</param>
    /// <param name="holdsChair">False for a projected visit, which needs hours and a prescriber only.</param>
    /// <param name="start">Set when nothing refuses.</param>
    public Refusals On(DateOnly date, bool holdsChair, out Start start)
    {
        start = default;
        var hours = HoursOn(date);
        if (hours.Length == 0)
        {
            return Refusals.OutsideHours;
        }

        var day = new WallDay(date, calendar.Zone);
        var blocks = occupancy.On(date);

        // The nearest thing to a start tells the day's story: one full of bookings is full, not outside its hours.
        var (fits, staffed, future, refused) = (false, false, false, Refusals.None);
        foreach (var at in Lines(hours))
        {
            if (!day.TryAt(at, out var from) || !IsWithin(hours, day, from, from + block, request.TimeWindow))
            {
                continue;
            }

            fits = true;
            if (!atHome && !IsWithin(calendar.PrescriberOn(date), day, from, from + block, window: null))
            {
                continue;
            }

            staffed = true;
            if (from < request.Now)
            {
                continue;
            }

            future = true;
            string? chairId = null;
            var full = holdsChair && !atHome ? Capacity(date, blocks, from, from + block, out chairId) : Refusals.None;
            if (full is Refusals.None)
            {
                start = new Start(at, from, chairId);
                return Refusals.None;
            }

            refused |= full;
        }

        return !fits ? Refusals.OutsideHours : !staffed ? Refusals.NoPrescriber : !future ? Refusals.InThePast : refused;
    }

    /// <summary>Whether a visit that holds its chair may start exactly then: every rule that refuses it, not the first.</summary>
    /// <param name="date">A day on which the clinic is open.</param>
    /// <param name="at">The wall time of arrival; one that the clocks skip that day is outside the hours.</param>
    /// <param name="wantedChair">The only chair to take; null lets the finder choose.</param>
    /// <param name="start">Set when the wall time exists; its chair is null when none is free.</param>
    public Refusals At(DateOnly date, TimeOnly at, string? wantedChair, out Start start)
    {
        start = default;
        var day = new WallDay(date, calendar.Zone);
        if (!day.TryAt(at, out var from))
        {
            return Refusals.OutsideHours;
        }

        var refused = Refusals.None;
        if ((int)at.ToTimeSpan().TotalMinutes % clinic.GridMinutes != 0 || at.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            refused |= Refusals.OffGrid;
        }

        if (!IsWithin(atHome ? WholeDay : calendar.HoursOn(date), day, from, from + block, window: null))
        {
            refused |= Refusals.OutsideHours;
        }

        if (!atHome && !IsWithin(calendar.PrescriberOn(date), day, from, from + block, window: null))
        {
            refused |= Refusals.NoPrescriber;
        }

        if (from < request.Now)
        {
            refused |= Refusals.InThePast;
        }

        string? chairId = null;
        if (!atHome)
        {
            refused |= Capacity(date, occupancy.On(date), from, from + block, out chairId, wantedChair);
        }

        start = new Start(at, from, chairId);
        return refused;
    }

    /// <summary>Every start that comes before the one to be taken, or every one of a day without, with all the rules that refuse it.</summary>
    public IReadOnlyList<(DateTimeOffset StartsAt, Refusals Refused)> RefusedOn(DateOnly date, bool holdsChair)
    {
        var hours = HoursOn(date);
        if (hours.Length == 0)
        {
            return [];
        }

        var refused = new List<(DateTimeOffset, Refusals)>();
        var day = new WallDay(date, calendar.Zone);
        foreach (var at in Lines(hours))
        {
            if (!day.TryAt(at, out var from))
            {
                continue;
            }

            var rules = IsWithin(hours, day, from, from + block, request.TimeWindow) ? Refusals.None : Refusals.OutsideHours;
            rules |= atHome || IsWithin(calendar.PrescriberOn(date), day, from, from + block, window: null) ? Refusals.None : Refusals.NoPrescriber;
            rules |= from < request.Now ? Refusals.InThePast : Refusals.None;
            rules |= holdsChair && !atHome ? Capacity(date, occupancy.On(date), from, from + block, out _) : Refusals.None;
            if (rules is Refusals.None)
            {
                break;
            }

            refused.Add((from, rules));
        }

        return refused;
    }

    ImmutableArray<Stretch> HoursOn(DateOnly date) => atHome ? WholeDay : calendar.HoursOn(date);

    GridLines Lines(ImmutableArray<Stretch> hours) =>
        new(request.PreferredTime, Later(hours[0].From, request.TimeWindow?.From), Earlier(hours[^1].To, request.TimeWindow?.To), clinic.GridMinutes);

    static bool IsWithin(ImmutableArray<Stretch> stretches, WallDay day, DateTimeOffset from, DateTimeOffset to, TimeWindow? window)
    {
        foreach (var stretch in stretches)
        {
            if (day.Edge(Later(stretch.From, window?.From)) <= from && to <= day.Edge(Earlier(stretch.To, window?.To)))
            {
                return true;
            }
        }

        return false;
    }

    Refusals Capacity(DateOnly date, ReadOnlySpan<ChairBlock> blocks, DateTimeOffset from, DateTimeOffset to, out string? chairId, string? wantedChair = null)
    {
        var refused = Refusals.None;
        chairId = ChairsOn(date, blocks).Free(from, to, wantedChair);
        if (chairId is null)
        {
            refused |= Refusals.ChairFull;
        }

        if (clinic.MaxMonitored is { } most && MostInProgress(blocks, from, to) >= most)
        {
            refused |= Refusals.MonitoredFull;
        }

        if (Arrivals(blocks, from) >= clinic.MaxStartsPerGridLine)
        {
            refused |= Refusals.StartsFull;
        }

        return refused;
    }

    // Every start of a day asks for the same.
    ChairsOfDay ChairsOn(DateOnly date, ReadOnlySpan<ChairBlock> blocks)
    {
        if (chairsOfDay is null || chairsOfDay.Date != date)
        {
            chairsOfDay = new(date, chairs, blocks, calendar);
        }

        return chairsOfDay;
    }

    // The count can only rise where a block begins, so it is taken there and at the visit's own start.
    static int MostInProgress(ReadOnlySpan<ChairBlock> blocks, DateTimeOffset from, DateTimeOffset to)
    {
        var most = InProgress(blocks, from);
        foreach (var other in blocks)
        {
            if (from < other.StartsAt && other.StartsAt < to)
            {
                most = Math.Max(most, InProgress(blocks, other.StartsAt));
            }
        }

        return most;
    }

    static int InProgress(ReadOnlySpan<ChairBlock> blocks, DateTimeOffset instant)
    {
        var count = 0;
        foreach (var other in blocks)
        {
            if (other.StartsAt <= instant && instant < other.EndsAt)
            {
                count++;
            }
        }

        return count;
    }

    // An arrival between two lines, such as one moved by a late patient, counts on the line before it.
    int Arrivals(ReadOnlySpan<ChairBlock> blocks, DateTimeOffset line)
    {
        var next = line.AddMinutes(clinic.GridMinutes);
        var count = 0;
        foreach (var other in blocks)
        {
            if (line <= other.StartsAt && other.StartsAt < next)
            {
                count++;
            }
        }

        return count;
    }

    static TimeOnly Later(TimeOnly time, TimeOnly? other) => other > time ? other.Value : time;

    static TimeOnly Earlier(TimeOnly time, TimeOnly? other) => other < time ? other.Value : time;
}

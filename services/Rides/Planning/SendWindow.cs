using Scheduling.Platform.Time;

namespace Scheduling.Rides.Planning;

/// <summary>
/// When a message may reach the called party, in that party's own zone: 09:00 to 20:00, on Sundays from 12:00 (R12). It lies well inside the
/// quiet hours of 47 CFR 64.1200 and of the stricter states. Where the zone is not known it is the time that is inside the window of every
/// plausible one; days are those of the first.
/// </summary>
public sealed class SendWindow(TimeZoneInfo zone, IReadOnlyList<TimeZoneInfo>? others = null)
{
    static readonly TimeOnly Weekdays = new(9, 0), Sundays = new(12, 0), Evening = new(20, 0);

    readonly IReadOnlyList<TimeZoneInfo> others = others ?? [];

    public DateOnly DayOf(DateTimeOffset instant) => WallClock.ToLocal(instant, zone).Day;

    /// <summary>That wall time of that day, moved to the opening when it lies before it and back to the closing when it lies after it.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly at)
    {
        var (opening, closing) = Of(day);
        var wanted = new WallDay(day, zone).Edge(at);
        return wanted < opening ? opening : wanted > closing ? closing : wanted;
    }

    /// <summary>The opening of that day.</summary>
    public DateTimeOffset Opening(DateOnly day) => Of(day).Opening;

    /// <summary>The closing of that day.</summary>
    public DateTimeOffset Closing(DateOnly day) => Of(day).Closing;

    /// <summary>That instant, or the next opening when the window is closed.</summary>
    public DateTimeOffset NextFrom(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        var (opening, closing) = Of(day);
        return instant < opening ? opening : instant <= closing ? instant : Opening(day.AddDays(1));
    }

    /// <summary>Whether a message may leave now; what was due at the closing may be <paramref name="late"/> by the time it takes to send it.</summary>
    public bool IsOpen(DateTimeOffset instant, TimeSpan late)
    {
        var (opening, closing) = Of(DayOf(instant));
        return instant >= opening && instant <= closing + late;
    }

    (DateTimeOffset Opening, DateTimeOffset Closing) Of(DateOnly day)
    {
        var own = Of(day, zone);
        var (opening, closing) = own;
        foreach (var other in others)
        {
            var there = Of(day, other);
            if (there.Opening > opening) opening = there.Opening;
            if (there.Closing < closing) closing = there.Closing;
        }
        // Zones half a world apart share no hour of a day: then the first alone decides, or nothing would ever leave.
        return opening < closing ? (opening, closing) : own;
    }

    static (DateTimeOffset Opening, DateTimeOffset Closing) Of(DateOnly day, TimeZoneInfo zone)
    {
        var wall = new WallDay(day, zone);
        return (wall.Edge(day.DayOfWeek == DayOfWeek.Sunday ? Sundays : Weekdays), wall.Edge(Evening));
    }
}

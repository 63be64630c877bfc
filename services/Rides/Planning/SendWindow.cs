using Scheduling.Platform.Time;

namespace Scheduling.Rides.Planning;

/// <summary>
/// When a message may reach the called party, in that party's own zone: 09:00 to 20:00, on Sundays from 12:00 (R12). It lies well inside the
/// quiet hours of 47 CFR 64.1200 and of the stricter states.
/// </summary>
public sealed class SendWindow(TimeZoneInfo zone)
{
    static readonly TimeOnly Weekdays = new(9, 0), Sundays = new(12, 0), Closing = new(20, 0);

    public DateOnly DayOf(DateTimeOffset instant) => WallClock.ToLocal(instant, zone).Day;

    /// <summary>That wall time of that day, moved to the opening when it lies before it and back to the closing when it lies after it.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly at) => new WallDay(day, zone).Edge(at < OpeningOf(day) ? OpeningOf(day) : at > Closing ? Closing : at);

    /// <summary>The opening of that day.</summary>
    public DateTimeOffset Opening(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>That instant, or the next opening when the window is closed.</summary>
    public DateTimeOffset NextFrom(DateTimeOffset instant)
    {
        var day = DayOf(instant);
        return instant < Opening(day) ? Opening(day) : instant <= At(day, Closing) ? instant : Opening(day.AddDays(1));
    }

    /// <summary>Whether a message may leave now; what was due at the closing may be <paramref name="late"/> by the time it takes to send it.</summary>
    public bool IsOpen(DateTimeOffset instant, TimeSpan late) => instant >= Opening(DayOf(instant)) && instant <= At(DayOf(instant), Closing) + late;

    static TimeOnly OpeningOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? Sundays : Weekdays;
}

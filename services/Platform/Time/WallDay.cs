namespace Scheduling.Platform.Time;

/// <summary>One civil day of one zone, for turning many of its wall times into instants: the zone is asked once a day, not once a time.</summary>
public readonly struct WallDay
{
    readonly DateOnly day;
    readonly TimeZoneInfo zone;
    readonly TimeSpan? offset;

    public WallDay(DateOnly day, TimeZoneInfo zone)
    {
        this.day = day;
        this.zone = zone;
        offset = WallClock.OffsetThroughout(day, zone);
    }

    /// <summary>False when the clocks skip that time.</summary>
    public bool TryAt(TimeOnly at, out DateTimeOffset instant)
    {
        if (offset is not { } throughout)
        {
            return WallClock.TryToInstant(day, at, zone, out instant);
        }

        instant = new DateTimeOffset(day.ToDateTime(at), throughout);
        return true;
    }

    /// <summary>The instant at which an opening or closing at that wall time takes effect: a skipped time is when the clocks jump over it.</summary>
    public DateTimeOffset Edge(TimeOnly at)
    {
        for (var minutes = 0; ; minutes++)
        {
            var time = at.AddMinutes(minutes, out var daysAfter);
            if (daysAfter > 0)
            {
                return new WallDay(day.AddDays(1), zone).Edge(TimeOnly.MinValue);
            }

            if (TryAt(time, out var instant))
            {
                return instant;
            }
        }
    }

    /// <summary>The same instant with this zone's offset.</summary>
    public DateTimeOffset InZone(DateTimeOffset instant)
    {
        if (offset is { } throughout)
        {
            var local = instant.ToOffset(throughout);
            if (DateOnly.FromDateTime(local.DateTime) == day)
            {
                return local;
            }
        }

        return WallClock.InZone(instant, zone);
    }
}

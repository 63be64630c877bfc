using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Platform.Time;

/// <summary>The one place that turns wall times into instants and back: what is promised is a local date, a local time and a zone, and the instant follows.</summary>
/// <remarks>Policy: a time that occurs twice, when clocks go back, is its first occurrence; a time that clocks skip is refused.</remarks>
public static class WallClock
{
    /// <summary>The zone of an IANA name such as <c>America/Los_Angeles</c>.</summary>
    /// <exception cref="ArgumentException">The name is not a known IANA zone.</exception>
    public static TimeZoneInfo Zone(string iana) =>
        TryZone(iana, out var zone) ? zone : throw new ArgumentException($"'{iana}' is not a known IANA time zone.", nameof(iana));

    /// <summary>Reads the machine's zone rules anew, which may have been updated since the process began.</summary>
    public static void ReadRulesAnew() => TimeZoneInfo.ClearCachedData();

    public static bool TryZone(string? iana, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        // The lookup goes by file name and would also take Windows names and, on some systems, odd casing; only the IANA spelling is a promise.
        return !string.IsNullOrWhiteSpace(iana)
            && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out zone)
            && zone.HasIanaId
            && string.Equals(zone.Id, iana, StringComparison.Ordinal);
    }

    /// <summary>The instant of a wall time, with that zone's offset.</summary>
    /// <exception cref="ArgumentException">The clocks skip that time on that day.</exception>
    public static DateTimeOffset ToInstant(DateOnly day, TimeOnly at, TimeZoneInfo zone) =>
        TryToInstant(day, at, zone, out var instant)
            ? instant
            : throw new ArgumentException($"The clocks of {zone.Id} skip {at:HH:mm} on {day:yyyy-MM-dd}.", nameof(at));

    /// <summary>False when the clocks skip that time on that day.</summary>
    public static bool TryToInstant(DateOnly day, TimeOnly at, TimeZoneInfo zone, out DateTimeOffset instant)
    {
        var local = day.ToDateTime(at);
        if (zone.IsInvalidTime(local))
        {
            instant = default;
            return false;
        }

        // The larger offset is the earlier instant, so the first occurrence.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        instant = new DateTimeOffset(local, offset);
        return true;
    }

    /// <summary>Whether an instant was written as a wall time that the clocks of that zone skip, with the offset they leave behind.</summary>
    public static bool IsSkipped(DateTimeOffset written, TimeZoneInfo zone) =>
        zone.IsInvalidTime(written.DateTime) && zone.GetUtcOffset(written.DateTime) == written.Offset;

    public static (DateOnly Day, TimeOnly At) ToLocal(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone).DateTime;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    /// <summary>The same instant, written with that zone's offset.</summary>
    public static DateTimeOffset InZone(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone);

    /// <summary>The one offset a whole civil day has in that zone; null on a day whose clocks change.</summary>
    public static TimeSpan? OffsetThroughout(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        var offset = zone.GetUtcOffset(midnight);
        return zone.IsInvalidTime(midnight) || zone.IsAmbiguousTime(midnight) || offset != zone.GetUtcOffset(midnight.AddDays(1)) ? null : offset;
    }
}

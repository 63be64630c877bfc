using System.Globalization;
using Scheduling.Platform.Time;

namespace Scheduling.Rides.Messages;

/// <summary>The few letters that tell a reader elsewhere whose wall time it is.</summary>
static class ZoneLabel
{
    static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["America/Los_Angeles"] = "PT", ["America/Vancouver"] = "PT", ["America/Tijuana"] = "PT",
        ["America/Denver"] = "MT", ["America/Boise"] = "MT", ["America/Edmonton"] = "MT", ["America/Phoenix"] = "AZ time",
        ["America/Chicago"] = "CT", ["America/Winnipeg"] = "CT", ["America/New_York"] = "ET", ["America/Detroit"] = "ET", ["America/Toronto"] = "ET",
        ["America/Indiana/Indianapolis"] = "ET", ["America/Kentucky/Louisville"] = "ET",
        ["America/Anchorage"] = "AKT", ["Pacific/Honolulu"] = "HT",
    };

    /// <summary>Empty when the reader's zone is the clinic's.</summary>
    public static string For(DateTimeOffset instant, TimeZoneInfo clinic, TimeZoneInfo reader) =>
        clinic.Id == reader.Id ? "" : " " + (Known.TryGetValue(clinic.Id, out var letters) ? letters : Offset(WallClock.InZone(instant, clinic).Offset));

    static string Offset(TimeSpan offset) =>
        $"UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString(offset.Minutes == 0 ? "%h" : @"h\:mm", CultureInfo.InvariantCulture)}";
}

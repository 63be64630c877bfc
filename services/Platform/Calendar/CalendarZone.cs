using System.Globalization;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Calendar;

/// <summary>
/// Describes a zone to a calendar program, from the same rules that the instants here come from. Where the clocks change by one rule over the years
/// that rule is written, which is what programs read best; where they do not, every change is.
/// </summary>
static class CalendarZone
{
    /// <summary>So many years tell a fourth Sunday from a last one.</summary>
    const int YearsLooked = 8;

    static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>What is true of the zone in the years of those entries.</summary>
    public static void Write(CalendarLines lines, TimeZoneInfo zone, int firstYear, int lastYear)
    {
        var looked = WallChanges.Between(NewYear(firstYear - 1), NewYear(Math.Max(lastYear + 2, firstYear - 1 + YearsLooked)), zone);
        var kinds = looked.GroupBy(change => (change.From, change.To)).Select(same => same.ToList()).ToList();
        var rules = kinds.Select(RuleOf).ToList();

        lines.Add("BEGIN:VTIMEZONE").Text("TZID", zone.Id);
        if (looked.Count == 0) Observance(lines, isSummer: false, new DateTime(1970, 1, 1), Offset(zone, firstYear), Offset(zone, firstYear), rule: null);
        else if (kinds.Count == 2 && rules.All(rule => rule is not null))
        {
            foreach (var (kind, rule) in kinds.Zip(rules)) Observance(lines, kind[0].IsForward, kind[0].Local, kind[0].From, kind[0].To, rule);
        }
        else
        {
            // What held before the first change, and then each change once.
            Observance(lines, isSummer: false, new DateTime(1970, 1, 1), looked[0].From, looked[0].From, rule: null);
            foreach (var change in looked) Observance(lines, change.IsForward, change.Local, change.From, change.To, rule: null);
        }
        lines.Add("END:VTIMEZONE");
    }

    static DateTimeOffset NewYear(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static TimeSpan Offset(TimeZoneInfo zone, int year) => WallChanges.OffsetAt(NewYear(year), zone);

    static void Observance(CalendarLines lines, bool isSummer, DateTime since, TimeSpan from, TimeSpan to, string? rule)
    {
        var name = isSummer ? "DAYLIGHT" : "STANDARD";
        lines.Add($"BEGIN:{name}").Add($"DTSTART:{CalendarLines.Form(since)}")
            .Add($"TZOFFSETFROM:{CalendarLines.Form(from)}").Add($"TZOFFSETTO:{CalendarLines.Form(to)}");
        if (rule is not null) lines.Add($"RRULE:{rule}");
        lines.Add($"END:{name}");
    }

    /// <summary>The rule that all of these follow, one a year; null when there is none.</summary>
    static string? RuleOf(IReadOnlyList<WallChange> changes)
    {
        var local = changes.Select(change => change.Local).ToList();
        var isYearly = local.Count >= YearsLooked && local.Zip(local.Skip(1)).All(pair => pair.Second.Year == pair.First.Year + 1);
        if (!isYearly || !Same(local, at => (at.Month, at.DayOfWeek, at.TimeOfDay))) return null;

        var which = Same(local, at => (at.Day - 1) / 7) ? ((local[0].Day - 1) / 7) + 1
            : local.All(at => at.Day + 7 > DateTime.DaysInMonth(at.Year, at.Month)) ? -1 : 0;
        return which == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"FREQ=YEARLY;BYMONTH={local[0].Month};BYDAY={which}{Days[(int)local[0].DayOfWeek]}");
    }

    static bool Same<T>(IReadOnlyList<DateTime> changes, Func<DateTime, T> what) => changes.Select(what).Distinct().Count() == 1;
}

using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Calendar;

/// <summary>
/// A calendar as calendar programs read it (iCalendar, RFC 5545): taken in once it can be taken in again, and a program that follows its address
/// keeps up with every change.
/// </summary>
public sealed record CalendarFile
{
    /// <summary>What the calendar is called.</summary>
    public required string Name { get; init; }

    /// <summary>The zone it is in, which is described also when there is no entry.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Now { get; init; }

    public required IReadOnlyList<CalendarEntry> Entries { get; init; }

    /// <summary>Answers with it as a file of that name.</summary>
    public IResult Answer(HttpContext http, string fileName)
    {
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{fileName}\"";
        return TypedResults.Text(ToString(), "text/calendar", Encoding.UTF8);
    }

    /// <summary>The whole text.</summary>
    public override string ToString()
    {
        var lines = new CalendarLines()
            .Add("BEGIN:VCALENDAR").Add("VERSION:2.0").Add("PRODID:-//Scheduling//Calendar//EN").Add("CALSCALE:GREGORIAN").Add("METHOD:PUBLISH")
            .Text("X-WR-CALNAME", Name).Add("REFRESH-INTERVAL;VALUE=DURATION:PT6H").Add("X-PUBLISHED-TTL:PT6H");
        foreach (var zone in Entries.Select(entry => entry.Zone).Append(Zone).DistinctBy(zone => zone.Id))
        {
            var years = Entries.Where(entry => entry.Zone.Id == zone.Id).Select(entry => entry.Day.Year).Append(Now.Year).ToList();
            CalendarZone.Write(lines, zone, years.Min(), years.Max());
        }
        foreach (var entry in Entries) Write(lines, entry);
        return lines.Add("END:VCALENDAR").ToString();
    }

    void Write(CalendarLines lines, CalendarEntry entry)
    {
        lines.Add("BEGIN:VEVENT").Add($"UID:{entry.Id}").Instant("DTSTAMP", Now);
        if (entry.ChangedAt is { } changed) lines.Instant("LAST-MODIFIED", changed);
        lines.Add($"SEQUENCE:{entry.Version}");
        if (entry.StartsAt is { } starts)
        {
            lines.Add($"DTSTART;TZID={entry.Zone.Id}:{Wall(starts, entry.Zone)}");
            if (entry.EndsAt is { } ends) lines.Add($"DTEND;TZID={entry.Zone.Id}:{Wall(ends, entry.Zone)}");
        }
        else
        {
            lines.Add($"DTSTART;VALUE=DATE:{CalendarLines.Form(entry.Day)}");
        }
        lines.Text("SUMMARY", entry.Title);
        if (entry.Notes.Length > 0) lines.Text("DESCRIPTION", entry.Notes);
        lines.Add(entry.IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED").Add(entry.IsCancelled ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE")
            .Add("CLASS:PRIVATE").Add("END:VEVENT");
    }

    static string Wall(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var (day, at) = WallClock.ToLocal(instant, zone);
        return CalendarLines.Form(day.ToDateTime(at));
    }
}

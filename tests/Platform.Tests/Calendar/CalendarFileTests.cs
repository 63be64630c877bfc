using System.Diagnostics;
using Scheduling.Platform.Calendar;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Tests.Calendar;

public sealed class CalendarFileTests
{
    static readonly DateTimeOffset Now = new(2027, 1, 11, 16, 0, 0, TimeSpan.Zero);

    /// <summary>Northern and southern, changing by the last day and by the nth, in half hours, twice under Ramadan, under no rule, and not at all.</summary>
    public static TheoryData<string> Zones =>
        ["America/Los_Angeles", "America/New_York", "America/Phoenix", "America/Havana", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Gaza", "Asia/Kolkata", "Pacific/Chatham", "UTC"];

    [Theory, MemberData(nameof(Zones))]
    public void Every_instant_of_three_years_is_read_back_from_the_zone_that_the_file_describes(string name)
    {
        var zone = WallClock.Zone(name);
        // Noon is never skipped and never twice.
        var days = Enumerable.Range(0, 3 * 366).Select(day => DateOnly.FromDateTime(Now.Date).AddDays(day));
        var entries = days.Select(day => Entry(zone, day, new TimeOnly(12, 0))).ToList();

        var read = CalendarReader.Read(File(zone, entries).ToString());

        Assert.Equal(entries.Select(e => e.StartsAt!.Value.UtcDateTime), read.Select(e => e.StartsAt!.Value.UtcDateTime));
        Assert.Equal(entries.Select(e => e.EndsAt!.Value.UtcDateTime), read.Select(e => e.EndsAt!.Value.UtcDateTime));
    }

    [Fact]
    public void A_zone_that_changes_by_rule_is_described_by_the_rule()
    {
        var file = File(WallClock.Zone("America/Los_Angeles"), []).ToString();

        Assert.Contains("BEGIN:DAYLIGHT\r\nDTSTART:20260308T020000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0700\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\r\nEND:DAYLIGHT", file, StringComparison.Ordinal);
        Assert.Contains("BEGIN:STANDARD\r\nDTSTART:20261101T020000\r\nTZOFFSETFROM:-0700\r\nTZOFFSETTO:-0800\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nEND:STANDARD", file, StringComparison.Ordinal);
        Assert.Contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", File(WallClock.Zone("Europe/Berlin"), []).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_stay_texts_whatever_they_are_and_lines_are_folded_between_characters()
    {
        var zone = WallClock.Zone("America/Los_Angeles");
        const string Title = "Visit; with, commas\\ and \"quotes\"";
        var notes = "First line\nBEGIN:VEVENT\nEND:VCALENDAR\r\nATTENDEE:mailto:x@example.org\n" + string.Concat(Enumerable.Repeat("mañana 🌙 ", 40));
        var entry = Entry(zone, new(2027, 1, 12), new(10, 0)) with { Title = Title, Notes = notes + "\u0007" };

        var read = Assert.Single(CalendarReader.Read(File(zone, [entry]).ToString()));

        Assert.Equal(Title, read.Title);
        Assert.Equal(notes.ReplaceLineEndings("\n"), read.Notes);
    }

    [Fact]
    public void What_does_not_take_place_is_cancelled_and_may_have_only_a_day()
    {
        var zone = WallClock.Zone("America/Los_Angeles");
        var id = Guid.CreateVersion7();

        var read = CalendarReader.Read(File(zone,
        [
            Entry(zone, new(2027, 1, 12), new(10, 0)) with { Id = id, Version = 3, IsCancelled = true },
            Entry(zone, new(2027, 1, 13), new(10, 0)) with { StartsAt = null, EndsAt = null, IsCancelled = true },
        ]).ToString());

        Assert.Equal(["CANCELLED", "CANCELLED"], read.Select(entry => entry.Status));
        Assert.Equal((id.ToString(), 3), (read[0].Id, read[0].Version));
        Assert.Equal("DTSTART;VALUE=DATE:20270113", read[1].Start);
    }

    /// <summary>Where it is installed (Debian: python3-icalendar), a library that others wrote reads the same.</summary>
    [Fact]
    public async Task Another_library_reads_the_same()
    {
        const string Program = """
            import sys, icalendar, datetime
            calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
            assert not calendar.errors
            for event in calendar.walk('VEVENT'):
                assert not event.errors
                print(event['UID'], event['SEQUENCE'], event['STATUS'], event['DTSTART'].dt.astimezone(datetime.timezone.utc).strftime('%Y%m%dT%H%M%SZ'), event['SUMMARY'])
            """;
        Assert.SkipUnless(Directory.Exists("/usr/lib/python3/dist-packages/icalendar"), "python3-icalendar is not installed");
        var zone = WallClock.Zone("America/Los_Angeles");
        var entries = Enumerable.Range(0, 24).Select(i => Entry(zone, new DateOnly(2027, 1, 12).AddDays(15 * i), new(10, 0)) with { Title = "Cita, mañana; 10" }).ToList();

        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Program]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await python.StandardInput.WriteAsync(File(zone, entries).ToString());
        python.StandardInput.Close();
        var said = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, python.ExitCode);
        Assert.Equal(entries.Select(e => $"{e.Id} 1 CONFIRMED {e.StartsAt!.Value.UtcDateTime:yyyyMMdd'T'HHmmss'Z'} Cita, mañana; 10"), said.TrimEnd().Split('\n'));
    }

    static CalendarFile File(TimeZoneInfo zone, IReadOnlyList<CalendarEntry> entries) => new() { Name = "Visits", Zone = zone, Now = Now, Entries = entries };

    static CalendarEntry Entry(TimeZoneInfo zone, DateOnly day, TimeOnly at)
    {
        var start = WallClock.ToInstant(day, at, zone);
        return new() { Id = Guid.CreateVersion7(), Version = 1, Zone = zone, StartsAt = start, EndsAt = start.AddMinutes(165), Day = day, Title = "Visit" };
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ShowPatientCalendarTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Visits_and_talks_are_in_the_calendar_in_the_clinics_zone_with_what_to_keep(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        var session = Booked("2027-01-12");
        var talk = FollowUp("2027-01-14", "14:00", session, "telehealth");
        await stage.Traveller();
        await stage.Happens(Clinic(), session, talk, Booked("2027-01-13", patientId: "pt-2"));

        var file = await browser.Open(await stage.Link() + "/calendar.ics");

        Assert.Equal((HttpStatusCode.OK, "text/calendar; charset=utf-8"), (file.Status, file.Headers["Content-Type"]));
        Assert.Equal(
            [
                $"{session.SessionId} 1 CONFIRMED America/Los_Angeles:20270112T100000 America/Los_Angeles:20270112T124500 LBW visit",
                $"{talk.FollowUpId} 1 CONFIRMED America/Los_Angeles:20270114T140000 America/Los_Angeles:20270114T150000 LBW talk session",
            ], Entries(file));
        Assert.Contains(
            @"DESCRIPTION:No food after 8:15 am.\nNo drinks after 9:45 am.\nNo nose spray after 9:15 am.\nRide home: You can be picked up from 12:25 pm.\n"
            + @"Do not drive before Wednesday\, January 13\, and only after a night’s sleep.\nQuestions\, or cannot come? Call 562-555-0100", Unfolded(file), StringComparison.Ordinal);
        Assert.Contains("METHOD:PUBLISH", file.Body, StringComparison.Ordinal);
        Assert.Contains("BEGIN:VTIMEZONE\r\nTZID:America/Los_Angeles", file.Body, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_moves_keeps_its_id_with_a_larger_sequence_and_what_is_cancelled_stays_as_cancelled(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        var (moved, cancelled, unplaced) = (Booked("2027-01-12"), Booked("2027-01-15"), Booked("2027-01-19"));
        var talk = FollowUp("2027-01-13", "14:00", moved);
        await stage.Happens(Clinic(), moved, cancelled, unplaced, talk);
        var url = await stage.Link() + "/calendar.ics";

        await stage.Happens(moved.MovedTo("2027-01-13", "11:00"), cancelled.Cancelled(), unplaced.Unplaced(),
            new Contracts.FollowUps.FollowUpCancelled(talk with { Version = 2, Status = "cancelled", StartsAt = null, EndsAt = null }));

        Assert.Equal(
            [
                $"{moved.SessionId} 2 CONFIRMED America/Los_Angeles:20270113T110000 America/Los_Angeles:20270113T134500 LBW visit",
                $"{cancelled.SessionId} 2 CANCELLED America/Los_Angeles:20270115T100000 America/Los_Angeles:20270115T124500 LBW visit",
                $"{unplaced.SessionId} 2 CANCELLED America/Los_Angeles:20270119T100000  LBW visit",
                $"{talk.FollowUpId} 2 CANCELLED America/Los_Angeles:20270113T140000 America/Los_Angeles:20270113T150000 LBW talk session",
            ], Entries(await browser.Open(url)));
    }

    [Fact]
    public async Task A_calendar_without_visits_is_a_calendar_all_the_same()
    {
        await using var stage = await Stage.Open("sqlite");
        using var browser = new Browser(stage);
        var file = await browser.Open(await stage.Link() + "/calendar.ics");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Contains("BEGIN:VTIMEZONE", file.Body, StringComparison.Ordinal);
        Assert.Empty(Entries(file));
    }

    [Fact]
    public async Task The_calendar_does_not_carry_the_link_or_the_patients_name()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        var url = await stage.Link();

        var file = Unfolded(await browser.Open(url + "/calendar.ics?lang=es"));

        Assert.DoesNotContain(url.Split('/')[^1], file, StringComparison.Ordinal);
        Assert.DoesNotContain("Rivera", file, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Cita LBW", file, StringComparison.Ordinal);
    }

    static IReadOnlyList<string> Entries(Sheet file) =>
        [.. Regex.Matches(Unfolded(file), "BEGIN:VEVENT.*?END:VEVENT", RegexOptions.Singleline).Select(entry => string.Join(' ',
            new[] { "UID:", "SEQUENCE:", "STATUS:", "DTSTART;TZID=", "DTEND;TZID=", "SUMMARY:" }.Select(property => Regex.Match(entry.Value, $"^{property}(.*?)\r", RegexOptions.Multiline).Groups[1].Value)))];

    static string Unfolded(Sheet file) => file.Body.Replace("\r\n ", "", StringComparison.Ordinal);
}

using System.Net;
using System.Text.RegularExpressions;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class ShowTherapistCalendarTests(Hosts hosts)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, OnBothEngines]
    public async Task A_therapists_follow_ups_are_in_the_calendar_by_the_patients_ids(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        var followUps = await clinic.FollowUps();

        foreach (var therapist in new[] { "th-maple", "th-oak" })
        {
            var answer = await clinic.Host.Http.GetAsync($"{clinic.Path}/therapists/{therapist}/calendar.ics", Cancel);
            var file = await answer.Content.ReadAsStringAsync(Cancel);
            var own = Assert.Single(followUps, followUp => (string?)followUp["therapistId"] == therapist);

            Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Assert.Single(Regex.Matches(file, "BEGIN:VEVENT"));
            Assert.Contains($"UID:{own["followUpId"]}\r\n", file, StringComparison.Ordinal);
            Assert.Contains($"SUMMARY:{own["patientId"]}\r\n", file, StringComparison.Ordinal);
            Assert.Contains("DTSTART;TZID=America/Los_Angeles:20270106T", file, StringComparison.Ordinal);
            Assert.Contains("STATUS:CONFIRMED", file, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothEngines]
    public async Task A_therapists_key_gives_its_own_calendar_and_no_other(string engine)
    {
        var host = await hosts.On(engine);
        var clinic = await TestClinic.In(host, "th-maple", "th-oak");
        using var oak = await host.ClientOf("therapist", "therapist-th-oak", clinic.Id);

        Assert.Equal(HttpStatusCode.OK, (await oak.GetAsync($"{clinic.Path}/therapists/th-oak/calendar.ics", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await oak.GetAsync($"{clinic.Path}/therapists/th-maple/calendar.ics", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"{clinic.Path}/therapists/nobody/calendar.ics", Cancel)).StatusCode);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Scheduling.Journeys;

namespace Scheduling.Standalone.Tests;

public sealed class RideJourneyTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    /// <summary>The visit and its ride are two services: what one knows decides what the other allows.</summary>
    [Fact]
    public async Task No_patient_is_checked_in_or_discharged_without_a_way_home()
    {
        await using var app = new StandaloneApp(clockStart: "2027-01-01T18:00:00Z");
        await app.Start(Cancel);
        await app.World.SetUp("lbw", Cancel);
        var booked = await Posted(app, "courses", new
        {
            patientId = "pt-1", protocolId = "iv-6-in-2-weeks", startDate = "2027-01-04", pattern = new[] { "mon", "wed", "fri" },
            gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared" },
        });
        var session = booked.GetProperty("sessions")[0];
        string visit = $"sessions/{ClinicWorld.Text(session, "sessionId")}", ride = $"rides/{ClinicWorld.Text(session, "sessionId")}";

        await Until(app, "2027-01-04T10:00:00-08:00");
        Assert.Equal("needed two-hours-before", await Ride(app, ride));
        Assert.Equal("no-ride", await Refused(app, $"{visit}/check-in", new { fasting = new { kept = true } }));
        await Posted(app, $"{ride}/confirm", new { driver = new { kind = "adult", name = "J. Rivera" } });
        await Until(app, "2027-01-04T10:01:00-08:00");
        await Posted(app, $"{visit}/check-in", new { fasting = new { kept = true } });
        var dosed = await Posted(app, $"{visit}/administer", new { });
        await Until(app, "2027-01-04T10:30:00-08:00");

        await Posted(app, $"{ride}/depart", new { });
        Assert.Equal("needed in-clinic", await Ride(app, ride));
        await Until(app, ClinicWorld.Text(dosed, "releaseFrom"));
        Assert.Equal("no-ride", await Refused(app, $"{visit}/discharge", new { }));
        await Posted(app, $"{ride}/plan", new { kind = "clinic" });
        await Posted(app, $"{ride}/confirm", new { });
        await Until(app, ClinicWorld.Text(dosed, "releaseFrom"));
        await Posted(app, $"{visit}/discharge", new { });
        await Until(app, ClinicWorld.Text(dosed, "releaseFrom"));

        Assert.Equal("departed ", await Ride(app, ride));
    }

    static async Task<string> Ride(StandaloneApp app, string path)
    {
        var ride = await app.Http.GetFromJsonAsync<JsonElement>($"v1/clinics/lbw/{path}", Cancel);
        return $"{ClinicWorld.Text(ride, "status")} {ClinicWorld.Text(ride, "risk")}";
    }

    static async Task<JsonElement> Posted(StandaloneApp app, string path, object body)
    {
        using var answer = await app.Http.PostAsJsonAsync($"v1/clinics/lbw/{path}", body, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    static async Task<string> Refused(StandaloneApp app, string path, object body)
    {
        using var answer = await app.Http.PostAsJsonAsync($"v1/clinics/lbw/{path}", body, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return string.Join(' ', (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("violations").EnumerateArray().Select(v => ClinicWorld.Text(v, "rule")));
    }

    static async Task Until(StandaloneApp app, string now)
    {
        using var answer = await app.Http.PostAsJsonAsync("simulation/clock", new { now }, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }
}

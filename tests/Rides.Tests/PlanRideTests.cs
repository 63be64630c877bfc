using System.Net;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class PlanRideTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Who_is_to_drive_is_noted_told_without_a_name_and_kept_in_the_history(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        var ride = await stage.Says(visit, "plan", """{ "kind": "adult", "driver": { "name": "J. Rivera", "phone": "+15625550124", "smsConsent": true } }""");

        Assert.Equal("planned adult J. Rivera +15625550124 True", $"{ride.Text("status")} {ride.Text("kind")} {ride.GetProperty("driver").Text("name")} {ride.GetProperty("driver").Text("phone")} {ride.GetProperty("driver").GetProperty("smsConsent")}");
        Assert.Equal(["needed booked null", "planned desk admin"], ride.GetProperty("history").EnumerateArray().Select(change => $"{change.Text("status")} {change.Text("reason")} {change.Text("by")}"));
        Assert.Equal(["needed 1 booked", "planned 2 desk"], await stage.RideEvents());
        Assert.All(await stage.Query<string>("SELECT body FROM outbox"), body => Assert.DoesNotMatch("Rivera|5625550124", body));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_with_a_driver_on_file_has_the_ride_planned_and_not_confirmed(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact(more: DriverOnFile);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        Assert.Equal("planned adult", await stage.RideLine(visit));
        Assert.Equal(["planned 1 booked"], await stage.RideEvents());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task The_rides_to_come_follow_the_driver_on_file_and_promises_stand(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact();
        Contracts.Courses.SessionBooked[] visits = [Booked("2027-01-12"), Booked("2027-01-15"), Booked("2027-01-19"), Booked("2027-01-22")];
        await stage.Happens([Open(), .. visits]);
        await stage.Says(visits[1], "plan", """{ "kind": "clinic" }""");
        await stage.Says(visits[2], "confirm", """{ "kind": "rideshare" }""");

        await stage.Contact(more: DriverOnFile);
        Assert.Equal(["planned adult", "planned clinic", "confirmed rideshare", "planned adult"], await Lines());
        await stage.Says(visits[3], "confirm");
        await stage.Contact(more: """, "driver": { "kind": "adult", "name": "K. Rivera", "phone": "+15625550125" } """);
        Assert.Equal("K. Rivera", (await stage.Ride(visits[3])).GetProperty("driver").Text("name"));
        await stage.Contact();

        Assert.Equal(["needed null", "planned clinic", "confirmed rideshare", "confirmed adult"], await Lines());

        async Task<IReadOnlyList<string>> Lines()
        {
            var lines = new List<string>();
            foreach (var visit in visits) lines.Add(await stage.RideLine(visit));
            return lines;
        }
    }

    [Theory]
    [InlineData("responsible-adult", "adult clinic medical-transport")]
    [InlineData("rideshare-allowed", "adult rideshare clinic medical-transport")]
    [InlineData("clinic-arranged", "clinic medical-transport")]
    public async Task The_clinics_policy_says_who_may_drive(string policy, string allowed)
    {
        await using var stage = await Stage.Open("sqlite");
        var visit = Booked("2027-02-12");
        await stage.Happens(Open(policy), visit);

        var planned = new List<string>();
        foreach (var kind in new[] { "adult", "rideshare", "clinic", "medical-transport" })
        {
            using var answer = await stage.Post(PathOfRide(visit, "plan"), $$"""{ "kind": "{{kind}}" }""");
            if (answer.IsSuccessStatusCode) planned.Add(kind);
            else Assert.Equal("ride-policy", Assert.Single((await answer.Json(HttpStatusCode.UnprocessableEntity)).GetProperty("violations").EnumerateArray()).Text("rule"));
        }

        Assert.Equal(allowed, string.Join(' ', planned));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_medical_transport_is_to_be_asked_for_open_days_ahead(string engine)
    {
        await using var stage = await Stage.Open(engine);
        // Five open days before Tuesday the 26th: the 25th, 22nd, 20th, 19th and 18th; the 21st is closed.
        var visit = Booked("2027-01-26");
        await stage.Happens(Open(closedOn: "2027-01-21"), visit);

        var ride = await stage.Says(visit, "plan", """{ "kind": "medical-transport" }""");
        Assert.Equal("2027-01-18T15:00:00-08:00", ride.Text("deadline"));
        await stage.Until("2027-01-18", "14:59");
        Assert.Equal("planned medical-transport", await stage.RideLine(visit));
        await stage.Until("2027-01-18", "15:00");
        Assert.Equal("planned medical-transport at risk request-due", await stage.RideLine(visit));

        Assert.Equal("2027-01-25T15:00:00-08:00", (await stage.Says(visit, "plan", """{ "kind": "adult" }""")).Text("deadline"));
        Assert.Equal("planned adult", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_command_sent_again_is_done_once_and_one_on_an_old_version_is_refused(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        using var first = await stage.Http.SendAsync(Request("key-1", null), Cancel);
        using var again = await stage.Http.SendAsync(Request("key-1", null), Cancel);
        using var stale = await stage.Http.SendAsync(Request(null, "\"1\""), Cancel);

        Assert.Equal("\"2\"", first.Headers.ETag!.Tag);
        Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(2, (await stage.Ride(visit)).GetProperty("version").GetInt64());

        HttpRequestMessage Request(string? key, string? match)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, PathOfRide(visit, "plan")) { Content = Stage.Body("""{ "kind": "adult" }""") };
            if (key is not null) request.Headers.Add("Idempotency-Key", key);
            if (match is not null) request.Headers.Add("If-Match", match);
            return request;
        }
    }

    [Theory]
    [InlineData("""{ }""", "kind")]
    [InlineData("""{ "kind": "horse" }""", "kind")]
    [InlineData("""{ "kind": "adult", "driver": { "phone": "1" } }""", "driver.phone")]
    [InlineData("""{ "kind": "adult", "driver": { "kind": "clinic" } }""", "driver.kind")]
    [InlineData("""{ "kind": "adult", "colour": "red" }""", "colour")]
    public async Task What_is_wrong_is_named_and_nothing_is_kept(string json, string fields)
    {
        await using var stage = await Stage.Open("sqlite");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        using var refused = await stage.Post(PathOfRide(visit, "plan"), json);

        Assert.Equal(fields, await refused.Fields());
        Assert.Equal("needed null", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task There_is_no_ride_of_an_unknown_visit_of_another_clinics_or_of_one_that_was_given_up(string engine)
    {
        await using var stage = await Stage.Open(engine);
        Contracts.Courses.SessionBooked gone = Booked("2027-01-12"), elsewhere = Booked("2027-01-12", patientId: "pt-2", clinicId: "far", group: "far");
        await stage.Happens(Open(), gone, gone.Cancelled(), elsewhere);

        Assert.Equal("wrong-state", await stage.IsRefused(gone, "plan", """{ "kind": "adult" }"""));
        foreach (var unknown in new[] { Booked("2027-01-12"), elsewhere })
        {
            using var answer = await stage.Post(PathOfRide(unknown, "plan"), """{ "kind": "adult" }""");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}

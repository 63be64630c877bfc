using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ListRidesTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Rides_are_listed_by_course_session_day_and_state_with_their_history(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var first = Booked("2027-01-12");
        var second = Booked("2027-01-15");
        await stage.Happens(Clinic(), first, second, Booked("2027-01-12", "13:00", patientId: "pt-2", clinicId: "far", group: "far"));
        await stage.Happens(second.Cancelled());

        Assert.Equal(2, (await stage.Items($"/v1/clinics/lbw/rides?courseId={Course}")).Count);
        Assert.Equal(first.SessionId, Assert.Single(await stage.Items("/v1/clinics/lbw/rides?date=2027-01-12")).GetProperty("sessionId").GetGuid());
        Assert.Equal(first.SessionId, Assert.Single(await stage.Items("/v1/clinics/lbw/rides?status=needed")).GetProperty("sessionId").GetGuid());
        var ride = Assert.Single(await stage.Items($"/v1/clinics/lbw/rides?sessionId={second.SessionId}"));
        Assert.Equal("pt-1 cancelled 2027-01-15T12:25:00-08:00 2027-01-14T15:00:00-08:00", $"{ride.Text("patientId")} {ride.Text("status")} {ride.Text("pickUpFrom")} {ride.Text("deadline")}");
        Assert.Equal(["to-clinic", "home"], ride.GetProperty("legs").EnumerateArray().Select(leg => leg.Text("direction")));
        Assert.Equal(["needed booked", "cancelled cancelled"], ride.GetProperty("history").EnumerateArray().Select(change => $"{change.Text("status")} {change.Text("reason")}"));
    }

    [Theory]
    [InlineData("status=lost", "status")]
    [InlineData("date=tomorrow", "date")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=abc", "cursor")]
    public async Task What_cannot_be_asked_is_refused(string query, string field)
    {
        await using var stage = await Stage.Open("sqlite");
        using var refused = await stage.Http.GetAsync($"/v1/clinics/lbw/rides?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(field, await refused.Fields());
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens([Clinic(), .. Induction()]);

        var first = await stage.Get("/v1/clinics/lbw/rides?limit=5");
        var second = await stage.Get($"/v1/clinics/lbw/rides?limit=5&cursor={first.Text("nextCursor")}");

        Assert.Equal(["2027-01-22", "2027-01-26", "2027-01-29"], second.GetProperty("items").EnumerateArray().Select(ride => ride.Text("date")));
    }

    [Fact]
    public async Task A_clinic_nobody_heard_of_has_no_rides_and_no_404()
    {
        await using var stage = await Stage.Open("sqlite");
        using var answer = await stage.Http.GetAsync("/v1/clinics/new/rides", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await answer.Json(HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
    }
}

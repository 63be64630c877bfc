using System.Net;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ConfirmRideOnPageTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task One_tap_confirms_the_ride_of_that_visit_once(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        var (first, second) = (Booked("2027-01-12"), Booked("2027-01-15"));
        await stage.Contact();
        await stage.Happens(Clinic(), first, second);
        var url = await stage.Link();
        var page = await browser.Open(url);

        var answer = await browser.Post(Confirm(url, first.SessionId), ("form", FormOf(page, first.SessionId)));
        var after = await browser.Open(answer.Headers["Location"]);
        var again = await browser.Post(Confirm(url, first.SessionId), ("form", FormOf(page, first.SessionId)));

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther), (answer.Status, again.Status));
        Assert.Contains("Thank you. Your ride home is set.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Ride home Your ride home is set. You can be picked up from 12:25 pm. Afterwards", after.Text, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(after.Body, "My ride home is set"));
        Assert.Equal(["confirmed", "needed"], (await stage.Items("/v1/clinics/lbw/rides")).Select(ride => ride.Text("status")));
        var told = Assert.Single(await stage.Events("ride.confirmed.v1"));
        Assert.Equal((first.SessionId, "patient-page"), (told.GetProperty("sessionId").GetGuid(), told.Text("reason")));
    }

    [Theory]
    [InlineData("cancelled")]
    [InlineData("missed")]
    [InlineData("past")]
    public async Task Of_a_visit_that_is_off_or_over_nothing_is_confirmed(string how)
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        var session = Booked("2027-01-12");
        await stage.Happens(Clinic(), session);
        var page = await browser.Open(await stage.Link());
        if (how == "cancelled") await stage.Happens(session.Cancelled());
        else await stage.Until("2027-01-12", "13:30");
        if (how == "missed") await stage.Happens(session.Missed());

        var after = await browser.Press(page, "My ride home is set");

        Assert.Contains("That visit is over or has changed, so nothing was done.", after.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.Events("ride.confirmed.v1"));
    }

    [Fact]
    public async Task A_ride_of_another_patient_is_not_there()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        var (own, other) = (Booked("2027-01-12"), Booked("2027-01-12", "13:00", patientId: "pt-2"));
        await stage.Happens(Clinic(), own, other);
        var (url, others) = (await stage.Link(), await stage.Link("pt-2"));
        var (page, othersPage) = (await browser.Open(url), await browser.Open(others));

        Sheet[] refused =
        [
            await browser.Post(Confirm(url, other.SessionId), ("form", FormOf(othersPage, other.SessionId))),
            await browser.Post(Confirm(url, other.SessionId), ("form", FormOf(page, own.SessionId))),
            await browser.Post(Confirm(url, own.SessionId), ("form", FormOf(othersPage, other.SessionId))),
            await browser.Post(Confirm(url, own.SessionId)),
        ];

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.Empty(await stage.Events("ride.confirmed.v1"));
    }

    [Fact]
    public async Task Where_the_clinic_arranges_the_ride_the_patient_is_asked_to_call()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic() with { RidePolicy = "clinic-arranged" }, Booked("2027-01-12"));
        var page = await browser.Open(await stage.Link());

        var after = await browser.Press(page, "My ride home is set");

        Assert.Contains("That cannot be done here. Please call us.", after.Text, StringComparison.Ordinal);
        Assert.Empty(await stage.Events("ride.confirmed.v1"));
    }

    static string Confirm(string url, Guid sessionId) => $"{url}/rides/{sessionId}/confirm";

    static string FormOf(Sheet page, Guid sessionId) =>
        System.Text.RegularExpressions.Regex.Match(page.Body, $"/rides/{sessionId}/confirm[^>]*><input type=\"hidden\" name=\"form\" value=\"([^\"]+)\"").Groups[1].Value;
}

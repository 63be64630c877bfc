using System.Net;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class RevokePatientLinkTests
{
    const string Links = "/v1/clinics/lbw/patients/pt-1/links";

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_revoked_link_opens_nothing_and_the_others_go_on(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic());
        using var made = await stage.Post(Links, "{}");
        var link = await made.Json(HttpStatusCode.Created);
        var other = await stage.Link();

        var revoked = await Revoke(stage, $"{Links}/{link.Text("linkId")}");
        await stage.Passes(TimeSpan.FromHours(1));
        var again = await Revoke(stage, $"{Links}/{link.Text("linkId")}");

        Assert.Equal("2027-01-11T08:00:00-08:00", revoked.Text("revokedAt"));
        Assert.Equal("2027-01-11T08:00:00-08:00", again.Text("revokedAt"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(link.Text("url"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(link.Text("url") + "/calendar.ics")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(other)).Status);
    }

    [Fact]
    public async Task A_link_of_another_patient_or_group_is_not_there_and_stays()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic(), Clinic("far", "far"));
        using var made = await stage.Post("/v1/clinics/far/patients/pt-1/links", "{}");
        var link = await made.Json(HttpStatusCode.Created);

        foreach (var path in new[] { $"{Links}/{link.Text("linkId")}", $"/v1/clinics/far/patients/pt-2/links/{link.Text("linkId")}", $"{Links}/{Guid.NewGuid()}", $"{Links}/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await stage.Http.DeleteAsync(path, TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await browser.Open(link.Text("url"))).Status);
    }

    static async Task<System.Text.Json.JsonElement> Revoke(Stage stage, string path) =>
        await (await stage.Http.DeleteAsync(path, TestContext.Current.CancellationToken)).Json(HttpStatusCode.OK);
}

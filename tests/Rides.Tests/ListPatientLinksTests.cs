using System.Net;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ListPatientLinksTests
{
    const string Links = "/v1/clinics/lbw/patients/pt-1/links";

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Links_are_listed_newest_first_without_their_addresses(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Happens(Clinic(), Clinic("lbw-2"), Clinic("far", "far"));
        await stage.Link();
        await stage.Passes(TimeSpan.FromHours(1));
        await stage.Link(clinicId: "lbw-2");
        await stage.Link("pt-2");
        await stage.Link(clinicId: "far");

        var links = await stage.Items(Links);

        Assert.Equal(["lbw-2 2027-01-11T09:00:00-08:00 null", "lbw 2027-01-11T08:00:00-08:00 null"], links.Select(l => $"{l.Text("clinicId")} {l.Text("createdAt")} {l.Text("revokedAt")}"));
        Assert.All(links, link => Assert.False(link.TryGetProperty("url", out _)));
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var stage = await Stage.Open("sqlite");
        for (var i = 0; i < 5; i++) await stage.Link();
        var all = (await stage.Items(Links)).Select(link => link.Text("linkId")).ToList();

        var first = await stage.Get($"{Links}?limit=2");
        var second = await stage.Get($"{Links}?limit=2&cursor={first.Text("nextCursor")}");

        Assert.Equal(5, all.Count);
        Assert.Equal(all[2..4], second.GetProperty("items").EnumerateArray().Select(link => link.Text("linkId")));
    }

    [Fact]
    public async Task A_patient_nobody_heard_of_has_no_links_and_no_404()
    {
        await using var stage = await Stage.Open("sqlite");
        using var answer = await stage.Http.GetAsync("/v1/clinics/new/patients/nobody/links", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await answer.Json(HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Links_that_ended_long_ago_are_forgotten_when_another_is_made()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Link();
        await stage.Until("2027-05-11");
        await stage.Link("pt-2");
        Assert.Single(await stage.Items(Links));
        await stage.Until("2027-05-12");

        await stage.Link();

        Assert.StartsWith("2027-05-12", Assert.Single(await stage.Items(Links)).Text("createdAt"), StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text.Json.Nodes;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class ListTherapistsTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task Therapists_are_listed_by_id_page_by_page_without_those_who_were_removed(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        foreach (var id in new[] { "th-3", "th-1", "th-4", "th-2" }) await clinic.Employ(id);
        await clinic.Host.Http.DeleteAsync($"{clinic.Path}/therapists/th-2", TestContext.Current.CancellationToken);

        var first = await clinic.Host.Get($"{clinic.Path}/therapists?limit=2");
        var second = await clinic.Host.Get($"{clinic.Path}/therapists?limit=2&cursor={first["nextCursor"]}");
        Assert.Equal(["th-1", "th-3"], Ids(first));
        Assert.Equal(["th-4"], Ids(second));
        Assert.Null(second["nextCursor"]);
        Assert.Equal(["th-1", "th-2", "th-3", "th-4"], Ids(await clinic.Host.Get($"{clinic.Path}/therapists?removed=true")));
    }

    [Fact]
    public async Task A_clinic_that_nobody_has_told_of_has_no_therapists_and_is_not_refused()
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        Assert.Empty(Ids(await clinic.Host.Get($"{clinic.Path}/therapists")));
    }

    [Theory, InlineData("limit=0"), InlineData("limit=x"), InlineData("cursor=nonsense"), InlineData("removed=perhaps")]
    public async Task A_wrong_question_is_refused(string query)
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        var answer = await clinic.Host.Http.GetAsync($"{clinic.Path}/therapists?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    static string[] Ids(JsonNode page) => [.. page["items"]!.AsArray().Select(item => (string)item!["therapistId"]!)];
}

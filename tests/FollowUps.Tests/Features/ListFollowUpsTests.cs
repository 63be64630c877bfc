using System.Net;
using System.Text.Json.Nodes;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class ListFollowUpsTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task Follow_ups_are_found_by_course_patient_date_and_status(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        var course = clinic.Course("pt-1", "2027-01-05", "2027-01-15", "2027-01-19");
        await clinic.Host.Tell([.. course]);
        await clinic.Host.Tell([.. clinic.Course("pt-2", "2027-01-05")]);

        Assert.Equal(3, (await clinic.FollowUps($"courseId={course[0].CourseId}")).Count);
        Assert.Equal(["2027-01-06T10:00:00-08:00 th-maple"], await clinic.Summary("patientId=pt-2"));
        Assert.Equal(2, (await clinic.FollowUps("date=2027-01-06")).Count);
        Assert.Equal(["unplaced clinic-closed"], await clinic.Summary("status=unplaced"));
        Assert.Empty(await clinic.FollowUps("status=waived"));
        Assert.Empty(await clinic.FollowUps("date=2027-01-06&status=unplaced"));
        Assert.Equal(4, (await clinic.FollowUps()).Count);
    }

    [Theory, OnBothEngines]
    public async Task Pages_follow_one_another_by_window_and_show_each_follow_up_once(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05", "2027-01-12", "2027-01-19"), .. clinic.Course("pt-2", "2027-01-05"), .. clinic.Course("pt-3", "2027-01-05")]);
        var seen = new List<JsonNode>();
        for (var cursor = ""; ;)
        {
            var page = await clinic.Host.Get($"{clinic.Path}/follow-ups?limit=2&cursor={cursor}");
            seen.AddRange(page["items"]!.AsArray().Select(item => item!));
            if (page["nextCursor"] is not { } next) break;
            cursor = (string)next!;
        }
        Assert.Equal(5, seen.Select(f => (string)f["followUpId"]!).Distinct().Count());
        Assert.Equal(5, seen.Count);
        Assert.Equal(seen.Select(f => (string)f["window"]!["from"]!).Order(), seen.Select(f => (string)f["window"]!["from"]!));
    }

    [Theory, InlineData("courseId=x"), InlineData("patientId=Pt%201"), InlineData("date=5.1.2027"), InlineData("status=lost"), InlineData("cursor=x"), InlineData("limit=201")]
    public async Task A_wrong_question_is_refused(string query)
    {
        var host = await hosts.On(Hosts.Sqlite);
        var answer = await host.Http.GetAsync($"{new TestClinic(host).Path}/follow-ups?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_clinic_that_nobody_has_told_of_has_no_follow_ups_and_is_not_refused()
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        Assert.Empty(await clinic.FollowUps());
    }

    [Theory, OnBothEngines]
    public async Task A_therapists_key_shows_their_own_follow_ups_and_changes_nothing(string engine)
    {
        var host = await hosts.On(engine);
        var clinic = await TestClinic.In(host, "th-maple", "th-oak");
        await host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        using var oak = await host.ClientOf("therapist", "therapist-th-oak", clinic.Id);

        var own = JsonNode.Parse(await oak.GetStringAsync($"{clinic.Path}/follow-ups", TestContext.Current.CancellationToken))!["items"]!.AsArray();
        Assert.Equal("th-oak", (string?)Assert.Single(own)!["therapistId"]);
        foreach (var followUp in await clinic.FollowUps())
        {
            var answer = await oak.GetAsync($"{clinic.Path}/follow-ups/{followUp["followUpId"]}", TestContext.Current.CancellationToken);
            Assert.Equal((string?)followUp["therapistId"] == "th-oak" ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await oak.DeleteAsync($"{clinic.Path}/therapists/th-maple", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await oak.GetAsync("/v1/clinics/another/follow-ups", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, InlineData("subscriber"), InlineData("admin")]
    public async Task Other_keys_see_no_follow_ups(string role)
    {
        var host = await hosts.On(Hosts.Sqlite);
        var clinic = new TestClinic(host);
        using var client = await host.ClientOf(role, "clinical", clinic.Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"{clinic.Path}/follow-ups", TestContext.Current.CancellationToken)).StatusCode);
    }
}

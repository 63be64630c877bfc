using System.Text.Json;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class ListEventsTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Pages_follow_each_other_in_order_and_the_last_cursor_is_where_to_go_on_later(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens([.. Enumerable.Range(1, 5).Select(n => Therapist($"th-{n}"))]);

        var seen = new List<string>();
        var page = await stage.Get($"{Stage.Clinic}/events?limit=2");
        for (var pages = 0; page.GetProperty("items").GetArrayLength() > 0; pages++)
        {
            Assert.True(pages < 3);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(e => e.Text("subject")));
            var cursor = page.Text("nextCursor");
            page = await stage.Get($"{Stage.Clinic}/events?limit=2&after={cursor}");
            if (page.GetProperty("items").GetArrayLength() > 0) continue;
            Assert.Equal(JsonValueKind.Null, page.GetProperty("nextCursor").ValueKind);

            await stage.Happens(Therapist("th-6"));
            Assert.Equal("th-6", Assert.Single(await stage.Events($"after={cursor}")).Text("subject"));
        }
        Assert.Equal("th-1 th-2 th-3 th-4 th-5", string.Join(' ', seen));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_type_is_asked_for_by_its_beginning_and_the_cursor_passes_over_the_others(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Booked(), Therapist("th-1"), Therapist("th-2"));

        var page = await stage.Get($"{Stage.Clinic}/events?type=session.");

        Assert.Equal("session.booked.v1", Assert.Single(page.GetProperty("items").EnumerateArray()).Text("type"));
        Assert.Empty(await stage.Events($"after={page.Text("nextCursor")}"));
        Assert.Empty(await stage.Events("type=session.moved"));
        Assert.Equal("type", await (await stage.Send("GET", $"{Stage.Clinic}/events?type=%25")).Fields());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Without_the_scope_a_subscriber_sees_no_clinical_detail_at_any_depth(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Tells("session.booked.v1", Detailed);
        await stage.Happens(Booked());

        var plain = await stage.Events(key: (await stage.Key()).Text);
        var clinical = await stage.Events(key: (await stage.Key(scopes: "\"clinical\"")).Text);
        var scheduler = await stage.Events(key: (await stage.Key("scheduler")).Text);

        Assert.Equal("""{"clinicId":"lbw","version":1.0,"note":"café","nested":[{"kept":[1,{}]}]}""", plain[0].GetProperty("data").GetRawText());
        foreach (var member in new[] { "protocolId", "phase", "drug", "doseMg" }) Assert.DoesNotContain($"\"{member}\"", plain[1].GetRawText(), StringComparison.Ordinal);
        Assert.Equal("pt-1 intranasal 1", $"{plain[1].GetProperty("data").Text("patientId")} {plain[1].GetProperty("data").Text("route")} {plain[1].GetProperty("data").Text("protocolVersion")}");
        Assert.Equal("spravato-trd induction", $"{clinical[1].GetProperty("data").Text("protocolId")} {scheduler[1].GetProperty("data").Text("phase")}");
    }

    [Fact]
    public async Task Others_see_nothing_and_a_cursor_that_is_none_is_said_to_be_none()
    {
        await using var stage = await Stage.Open();
        await stage.Happens(Therapist("th-1"));

        Assert.Equal("not-found", await (await stage.Send("GET", $"{Stage.Clinic}/events", key: (await stage.Key(clinics: "\"other\"")).Text)).Problem(404));
        Assert.Equal("forbidden", await (await stage.Send("GET", $"{Stage.Clinic}/events", key: (await stage.Key("therapist")).Text)).Problem(403));
        Assert.Equal("after", await (await stage.Send("GET", $"{Stage.Clinic}/events?after=x")).Fields());
        Assert.Equal("after", await (await stage.Send("GET", $"{Stage.Clinic}/events?after=2")).Fields());
        Assert.Equal("limit", await (await stage.Send("GET", $"{Stage.Clinic}/events?limit=201")).Fields());
        Assert.Empty(await stage.Items("/v1/clinics/nobody-yet/events"));
    }
}

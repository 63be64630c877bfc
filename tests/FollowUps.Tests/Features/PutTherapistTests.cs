using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class PutTherapistTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_therapist_is_added_then_replaced_and_told_of(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine)); // which nobody has told of
        var body = new { name = "M. Maple", hours = new[] { new { day = "mon", from = "09:00", to = "17:00" } }, leave = new[] { new { from = "2027-07-01", to = "2027-07-14" } } };
        var added = await clinic.Host.Put($"{clinic.Path}/therapists/th-maple", body);
        Assert.Equal((HttpStatusCode.Created, "\"1\"", $"{clinic.Path}/therapists/th-maple"), (added.StatusCode, added.Headers.ETag?.Tag, added.Headers.Location?.ToString()));
        Assert.Equal(
            $$"""
            {"clinicId":"{{clinic.Id}}","therapistId":"th-maple","version":1,"name":"M. Maple","hours":[{"day":"mon","from":"09:00","to":"17:00"}],"telehealthHours":[],"leave":[{"from":"2027-07-01","to":"2027-07-14"}],"active":true}
            """, await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        var replaced = await clinic.Host.Put($"{clinic.Path}/therapists/th-maple", body);
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (replaced.StatusCode, replaced.Headers.ETag?.Tag));
        await clinic.Host.Settle();
        Assert.Equal([(1L, true), (2L, true)], clinic.Host.Witness.TherapistsOf(clinic.Id).Select(told => (told.Version, told.Active)).Order());
    }

    [Theory, OnBothEngines]
    public async Task A_stale_replacement_is_refused(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Employ("th-maple");
        await clinic.Employ("th-maple");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{clinic.Path}/therapists/th-maple")
        {
            Content = JsonContent.Create(new { name = "x", hours = new[] { new { day = "mon", from = "09:00", to = "17:00" } } }),
            Headers = { { "If-Match", "\"1\"" } },
        };
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await clinic.Host.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, OnBothEngines]
    public async Task A_therapist_who_is_added_later_takes_the_follow_ups_that_had_no_place(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05"), .. clinic.Course("pt-2", "2027-01-05")]);
        Assert.Equal(["unplaced no-therapist", "unplaced no-therapist"], await clinic.Summary());
        await clinic.Employ("th-maple");
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple", "2027-01-06T10:00:00-08:00 th-maple"], (await clinic.Summary()).Order());
        await clinic.Host.Settle();
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.booked 01-06 10:00", "follow-up.unplaced  no-therapist", "follow-up.unplaced  no-therapist"], clinic.Told.Order());
    }

    [Theory, OnBothEngines]
    public async Task Leave_sends_follow_ups_to_others_and_leaves_the_rest_where_they_are(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05", "2027-01-12")]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-maple", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());
        await clinic.Employ("th-maple", leave: [new { from = "2027-01-06", to = "2027-01-08" }]);
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-oak", "2027-01-13T09:00:00-08:00 th-maple"], await clinic.Summary());
        await clinic.Host.Settle();
        Assert.Contains("follow-up.moved 01-06 09:00 therapist-away", clinic.Told);
    }

    [Theory, OnBothEngines]
    public async Task Therapists_change_their_own_leave_and_nothing_else(string engine)
    {
        var host = await hosts.On(engine);
        var clinic = await TestClinic.In(host, "th-maple", "th-oak");
        await host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        using var maple = await host.ClientOf("therapist", "therapist-th-maple", clinic.Id);
        var (own, other) = ($"{clinic.Path}/therapists/th-maple", $"{clinic.Path}/therapists/th-oak");
        var known = JsonNode.Parse(await maple.GetStringAsync(own, TestContext.Current.CancellationToken))!;

        async Task<HttpStatusCode> Send(string path, object name, object? hours = null, object[]? leave = null) => (await maple.PutAsJsonAsync(
            path, new { name, hours = hours ?? known["hours"]!.DeepClone(), leave = leave ?? [] }, TestContext.Current.CancellationToken)).StatusCode;

        Assert.Equal(HttpStatusCode.OK, await Send(own, "th-maple", leave: [TestClinic.Away("2027-01-06", "2027-01-08")]));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-oak"], await clinic.Summary());
        Assert.Equal(HttpStatusCode.Forbidden, await Send(own, "Another"));
        Assert.Equal(HttpStatusCode.Forbidden, await Send(own, "th-maple", new[] { new { day = "mon", from = "09:00", to = "10:00" } }));
        Assert.Equal(HttpStatusCode.NotFound, await Send(other, "th-oak", leave: [TestClinic.Away("2027-01-06")]));
        Assert.Equal(HttpStatusCode.NotFound, await Send($"{clinic.Path}/therapists/th-ash", "th-ash"));
        Assert.Equal(HttpStatusCode.NotFound, (await maple.GetAsync(other, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await maple.DeleteAsync(own, TestContext.Current.CancellationToken)).StatusCode);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { """{"hours":[{"day":"mon","from":"09:00","to":"17:00"}]}""", "name" },
        { """{"name":" ","hours":[{"day":"mon","from":"09:00","to":"17:00"}]}""", "name" },
        { """{"name":"x"}""", "hours" },
        { """{"name":"x","hours":[]}""", "hours" },
        { """{"name":"x","hours":[null]}""", "hours" },
        { """{"name":"x","hours":"mornings"}""", "hours" },
        { """{"name":"x","hours":[{"day":"monday","from":"09:00","to":"17:00"}]}""", "hours[0].day" },
        { """{"name":"x","hours":[{"day":"mon","from":"9 o'clock","to":"17:00"}]}""", "hours[0].from" },
        { """{"name":"x","hours":[{"day":"mon","from":"09:00:30","to":"17:00"}]}""", "hours[0].from" },
        { """{"name":"x","hours":[{"day":"mon","from":"17:00","to":"09:00"}]}""", "hours[0].to" },
        { """{"name":"x","hours":[{"day":"mon","from":"09:00","to":"12:00"},{"day":"mon","from":"11:00","to":"17:00"}]}""", "hours[1]" },
        { """{"name":"x","hours":[],"telehealthHours":[{"day":"sat","from":"09:00","to":"09:00"}]}""", "telehealthHours[0].to" },
        { """{"name":"x","hours":[{"day":"mon","from":"09:00","to":"17:00"}],"leave":[{"from":"2027-01-02","to":"2027-01-01"}]}""", "leave[0].to" },
        { """{"name":"x","hours":[{"day":"mon","from":"09:00","to":"17:00"}],"leave":[{"from":"2027-02-30","to":"2027-03-01"}]}""", "leave[0].from" },
        { """{"name":"x","hours":[{"day":"mon","from":"09:00","to":"17:00"}],"diploma":"yes"}""", "diploma" },
        { """{"name":"a\u0000b","hours":[{"day":"mon","from":"09:00","to":"17:00"}]}""", "name" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_field_is_named_and_nothing_changes(string body, string field)
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        var answer = await clinic.Host.Http.PutAsync(
            $"{clinic.Path}/therapists/th-maple", new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((HttpStatusCode.BadRequest, "urn:scheduling:problem:validation"), (answer.StatusCode, (string?)problem["type"]));
        Assert.Equal([field], problem["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Host.Http.GetAsync($"{clinic.Path}/therapists/th-maple", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task An_id_that_is_none_is_refused()
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        var answer = await clinic.Host.Put($"{clinic.Path}/therapists/Th_Maple", new { name = "x", hours = new[] { new { day = "mon", from = "09:00", to = "17:00" } } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}

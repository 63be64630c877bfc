using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class RemoveTherapistTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_removed_therapist_is_inactive_and_their_follow_ups_go_to_others(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        var removed = await clinic.Host.Http.DeleteAsync($"{clinic.Path}/therapists/th-maple", TestContext.Current.CancellationToken);
        var body = (await removed.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!;
        Assert.Equal((HttpStatusCode.OK, false, 2L), (removed.StatusCode, (bool)body["active"]!, (long)body["version"]!));
        Assert.Equal(["2027-01-06T09:00:00-08:00 th-oak"], await clinic.Summary());

        await clinic.Host.Http.DeleteAsync($"{clinic.Path}/therapists/th-oak", TestContext.Current.CancellationToken);
        Assert.Equal(["unplaced no-therapist"], await clinic.Summary());
        await clinic.Host.Settle();
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.moved 01-06 09:00 therapist-changed", "follow-up.unplaced  no-therapist"], clinic.Told);
        Assert.Contains(clinic.Host.Witness.TherapistsOf(clinic.Id), told => told is { TherapistId: "th-maple", Active: false, Version: 2 });
    }

    [Theory, OnBothEngines]
    public async Task Removing_twice_is_removing_once_and_putting_again_brings_the_therapist_back(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        for (var time = 0; time < 2; time++)
        {
            var removed = await clinic.Host.Http.DeleteAsync($"{clinic.Path}/therapists/th-maple", TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, "\"2\""), (removed.StatusCode, removed.Headers.ETag?.Tag));
        }
        var back = await clinic.Employ("th-maple");
        Assert.Equal((true, 3L), ((bool)back["active"]!, (long)back["version"]!));
    }

    [Fact]
    public async Task A_therapist_who_is_not_there_cannot_be_removed()
    {
        var clinic = new TestClinic(await hosts.On(Hosts.Sqlite));
        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Host.Http.DeleteAsync($"{clinic.Path}/therapists/th-maple", TestContext.Current.CancellationToken)).StatusCode);
    }
}

using System.Net;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class GetTherapistTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_therapist_is_shown_as_put_with_the_version_as_etag(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        var put = await clinic.Employ("th-maple");
        var answer = await clinic.Host.Http.GetAsync($"{clinic.Path}/therapists/th-maple", TestContext.Current.CancellationToken);
        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal(put.ToJsonString(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory, OnBothEngines]
    public async Task A_therapist_of_another_clinic_is_not_there(string engine)
    {
        var host = await hosts.On(engine);
        await new TestClinic(host).Employ("th-maple");
        var answer = await host.Http.GetAsync($"{new TestClinic(host).Path}/therapists/th-maple", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}

using System.Net;

namespace Scheduling.Platform.Tests.Http;

public sealed class ETagTests(SharedProbe probe) : IClassFixture<SharedProbe>
{
    readonly ProbeHost host = probe.Host;

    [Theory]
    [InlineData("\"7\"", 200)]
    [InlineData("*", 200)]
    [InlineData("\"6\", \"7\"", 200)]
    [InlineData("\"6\"", 412)]
    [InlineData("W/\"7\"", 412)]
    [InlineData("7", 412)]
    public async Task A_command_runs_only_on_the_version_its_caller_has_seen(string ifMatch, int status)
    {
        var answer = await host.Send("PUT", "/v1/clinics/lbw/notes/1", headers: ("If-Match", ifMatch));
        if (status == 412) await answer.Problem(412, "stale");
        else Assert.Equal("\"8\"", answer.Headers.ETag?.Tag);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_resource_is_shown_with_its_version_and_not_sent_twice()
    {
        var shown = await host.Send("GET", "/v1/clinics/lbw/notes/1");
        Assert.Equal("\"7\"", shown.Headers.ETag?.Tag);
        Assert.Equal("""{"noteId":1}""", await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var again = await host.Send("GET", "/v1/clinics/lbw/notes/1", headers: ("If-None-Match", "\"7\""));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}

using System.Net;

namespace Scheduling.Platform.Tests.Http;

public sealed class LimitsTests
{
    [Fact]
    public async Task An_address_without_a_key_is_limited_and_told_when_to_return()
    {
        await using var host = await ProbeHost.Start("sqlite", "--Scheduling:Limits:PerAddress=3");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Send("GET", "/open", key: "")));
        var refused = Assert.Single(answers.GroupBy(answer => answer.StatusCode), group => group.Key == HttpStatusCode.TooManyRequests).First();
        await refused.Problem(429, "too-many-requests");
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        // Twenty at once touch at most two windows.
        Assert.InRange(answers.Count(answer => answer.IsSuccessStatusCode), 3, 6);
    }

    [Fact]
    public async Task A_wrong_key_counts_as_none_and_a_right_one_does_not()
    {
        await using var host = await ProbeHost.Start("sqlite", "--Scheduling:Limits:PerAddress=3");
        var wrong = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Send("GET", "/open", key: "sk_wrong")));
        Assert.Contains(wrong, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        var right = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Send("GET", "/open")));
        Assert.All(right, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var probes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Send("GET", "/health/live", key: "")));
        Assert.All(probes, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task A_key_is_limited_when_that_is_set()
    {
        await using var host = await ProbeHost.Start("sqlite", "--Scheduling:Limits:PerKey=3");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.Send("GET", "/v1/clinics/lbw/who")));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
    }
}

using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class FollowSignInLinkTests
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task The_printed_link_lets_one_browser_in_and_no_second(string engine)
    {
        await using var app = await DeskApp.Start(engine);
        var link = new Uri(await app.OwnersLink()).PathAndQuery;
        using var first = app.Visitor();
        using var second = app.Visitor();

        var inside = await first.Get(link);
        var outside = await second.Get(link);

        Assert.Equal("/clinics/lbw", inside.Path);
        Assert.Contains("Owner of the installation", inside.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, outside.Status);
        Assert.Contains("This link is used up", outside.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in?then=%2Fclinics%2Flbw", (await second.Get("/clinics/lbw")).Path);
    }

    [Fact]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_of_other_sites_forms()
    {
        await using var app = await DeskApp.Start(withClinic: false);
        using var browser = app.Visitor();

        using var answer = await browser.Http.GetAsync(new Uri(await app.OwnersLink()).PathAndQuery, TestContext.Current.CancellationToken);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), header => header.StartsWith("desk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase); // plain http here
    }

    [Fact]
    public async Task Each_start_prints_a_link_and_voids_the_one_before()
    {
        await using var app = await DeskApp.Start(withClinic: false);
        var before = new Uri(await app.OwnersLink()).PathAndQuery;
        await app.Run();
        var after = new Uri(await app.OwnersLink()).PathAndQuery;
        using var browser = app.Visitor();

        Assert.NotEqual(before, after);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(before)).Status);
        Assert.Equal("/", (await browser.Get(after)).Path);
    }
}

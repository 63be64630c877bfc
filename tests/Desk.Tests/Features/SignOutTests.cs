namespace Scheduling.Desk.Tests;

public sealed class SignOutTests(SharedDesk shared)
{
    [Fact]
    public async Task After_signing_out_the_cookie_opens_nothing_more()
    {
        var clinic = await shared.Clinic();
        using var browser = await clinic.App.Person(clinic.Owner, $"out-{clinic.Id}", "scheduler");
        var cookie = browser.Cookies.Single(c => c.Name == "desk").Value;

        var left = await browser.Submit("/account", "/sign-out", []);

        Assert.Equal("/sign-in", left.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", $"desk={cookie}" } } };
        using var thief = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = clinic.App.Address };
        using var answer = await thief.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.StartsWith("/sign-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }
}

namespace Scheduling.Desk.Tests;

public sealed class ChooseThemeTests(SharedDesk shared)
{
    [Fact]
    public async Task Light_or_dark_is_kept_in_the_browser()
    {
        var clinic = await shared.Clinic();
        using var visitor = clinic.App.Visitor();
        Assert.Contains("data-theme=\"\"", (await visitor.Get("/sign-in")).Html, StringComparison.Ordinal);

        var dark = await visitor.Submit("/sign-in", "/theme", [("theme", "dark"), ("back", "/sign-in?then=%2Faccount")]);

        Assert.Equal("/sign-in?then=%2Faccount", dark.Path);
        Assert.Contains("data-theme=\"dark\"", dark.Html, StringComparison.Ordinal);
    }
}

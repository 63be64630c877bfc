namespace Scheduling.Desk.Tests;

public sealed class EndSessionsTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task Signing_out_everywhere_ends_the_other_browsers_too(string engine)
    {
        var clinic = await shared.Clinic(engine);
        using var here = await clinic.App.Person(clinic.Owner, $"end-{clinic.Id}", "scheduler");
        using var there = clinic.App.Visitor();
        await there.Submit("/sign-in", "/sign-in", [("name", $"end-{clinic.Id}"), ("password", DeskApp.Password)]);
        Assert.Equal("/account", (await there.Get("/account")).Path);

        await here.Submit("/account", "/account/sessions", [("session", "all")]);

        Assert.StartsWith("/sign-in", (await here.Get("/account")).Path, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await there.Get("/account")).Path, StringComparison.Ordinal);
        Assert.Equal("/account", (await clinic.Owner.Get("/account")).Path);
    }

    [Fact]
    public async Task Another_persons_session_is_not_there_to_be_ended()
    {
        var clinic = await shared.Clinic();
        using var one = await clinic.App.Person(clinic.Owner, $"mine-{clinic.Id}", "scheduler");
        var owners = System.Text.RegularExpressions.Regex.Match((await clinic.Owner.Get("/account")).Html, "name=\"session\" value=\"([0-9a-f-]{36})\"").Groups[1].Value;

        await one.Submit("/account", "/account/sessions", [("session", owners)]);

        Assert.Equal("/account", (await clinic.Owner.Get("/account")).Path);
    }
}

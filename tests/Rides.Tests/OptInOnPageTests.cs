using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class OptInOnPageTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Messages_go_again_to_who_wants_them_again(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-13"));
        var url = await stage.Link();
        await browser.Press(await browser.Open(url), "Stop texts");
        await stage.Passes(TimeSpan.FromMinutes(1));

        var after = await browser.Press(await browser.Open(url), "Start texts");
        await stage.Until("2027-01-13");

        Assert.Contains("You will get texts about your visits again.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Texts to ···0123 are on.", after.Text, StringComparison.Ordinal);
        Assert.Contains(stage.Sent(), message => message.Text("to") == "+15625550123");
        Assert.Equal(["out", "in"], (await stage.Items("/v1/clinics/lbw/opt-outs")).Select(entry => entry.Text("action")));
    }

    [Fact]
    public async Task Who_said_no_to_texts_on_paper_is_asked_to_call()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact(more: """, "smsConsent": { "given": false } """);
        await stage.Happens(Clinic());

        var page = await browser.Open(await stage.Link());

        Assert.Contains("Texts to ···0123 are off. Call us to change that.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Start texts", page.Text, StringComparison.Ordinal);
    }
}

namespace Scheduling.Feed.Tests;

public sealed class GetWebhookTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_webhook_is_shown_with_how_it_goes_and_without_its_secret(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Hook("https://example.org/hooks", more: """, "types": ["session."]""");

        var shown = await stage.Hook();

        Assert.Equal("""hook-1 https://example.org/hooks ["session."] active 0 0""",
            $"{shown.Text("webhookId")} {shown.Text("url")} {shown.GetProperty("types").GetRawText()} {shown.Text("status")} {shown.Text("waiting")} {shown.Text("parked")}");
        Assert.False(shown.TryGetProperty("secret", out _));
        Assert.Equal("not-found", await (await stage.Send("GET", $"{Stage.Clinic}/webhooks/none")).Problem(404));
        Assert.Equal("not-found", await (await stage.Send("GET", "/v1/clinics/other/webhooks/hook-1")).Problem(404));
    }
}

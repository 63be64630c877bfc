namespace Scheduling.Feed.Tests;

public sealed class ListWebhooksTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task The_clinics_webhooks_are_listed_by_id_in_pages(string engine)
    {
        await using var stage = await Stage.Open(engine);
        foreach (var id in new[] { "c", "a", "b" }) await stage.Hook("https://example.org/hooks", id);

        var first = await stage.Get($"{Stage.Clinic}/webhooks?limit=2");
        var second = await stage.Items($"{Stage.Clinic}/webhooks?limit=2&cursor={first.Text("nextCursor")}");

        Assert.Equal("a b c", string.Join(' ', first.GetProperty("items").EnumerateArray().Concat(second).Select(w => w.Text("webhookId"))));
        Assert.Empty(await stage.Items("/v1/clinics/other/webhooks"));
    }
}

using System.Net;
using Scheduling.Feed.Webhooks;

namespace Scheduling.Feed.Tests;

public sealed class PutWebhookTests
{
    const string Path = $"{Stage.Clinic}/webhooks/hook-1";

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_secret_that_is_made_is_shown_once_and_never_stands_in_the_database(string engine)
    {
        await using var stage = await Stage.Open(engine);

        using var made = await stage.Send("PUT", Path, """{ "url": "https://example.org/hooks", "types": ["session.", "ride.at-risk.v1"] }""");
        var webhook = await made.Json(HttpStatusCode.Created);
        using var again = await stage.Send("PUT", Path, """{ "url": "https://example.org/elsewhere" }""");
        var changed = await again.Json(HttpStatusCode.OK);

        Assert.True(WebhookSecret.TryRead(webhook.Text("secret"), out var bytes));
        Assert.Equal((32, Path, "\"1\""), (bytes.Length, made.Headers.Location?.ToString(), made.Headers.ETag?.ToString()));
        Assert.False(changed.TryGetProperty("secret", out _));
        Assert.Equal("https://example.org/elsewhere [] active 2", $"{changed.Text("url")} {changed.Text("types")} {changed.Text("status")} {changed.Text("version")}");
        var stored = Assert.Single(await stage.Query<string>("SELECT secret FROM webhooks"));
        Assert.DoesNotContain(webhook.Text("secret")[6..], stored, StringComparison.Ordinal);
        Assert.Equal(webhook.Text("secret"), stage.Services.GetRequiredService<SecretCipher>().Open("lbw", "hook-1", stored));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => stage.Services.GetRequiredService<SecretCipher>().Open("other", "hook-1", stored));
    }

    [Fact]
    public async Task What_could_reach_inside_or_is_no_address_is_refused()
    {
        await using var stage = await Stage.Open();

        foreach (var url in new[] { "ftp://example.org", "/hooks", "https://user:secret@example.org", "https://example.org/#x", "http://127.0.0.1:5432", "http://[::1]/", "http://169.254.169.254/latest", "http://2130706433/", "http://[::ffff:10.0.0.1]/" })
            Assert.Equal("url", await (await stage.Send("PUT", Path, $$"""{ "url": "{{url}}" }""")).Fields());
        Assert.Equal("secret", await (await stage.Send("PUT", Path, """{ "url": "https://example.org", "secret": "guess" }""")).Fields());
        Assert.Equal("types", await (await stage.Send("PUT", Path, """{ "url": "https://example.org", "types": ["Session%"] }""")).Fields());
        Assert.Equal("forbidden", await (await stage.Send("PUT", Path, """{ "url": "https://example.org" }""", (await stage.Key("scheduler")).Text)).Problem(403));
        Assert.Empty(await stage.Items($"{Stage.Clinic}/webhooks"));
    }

    [Fact]
    public async Task Who_has_seen_another_version_changes_nothing()
    {
        await using var stage = await Stage.Open();
        await stage.Hook("https://example.org/hooks");

        using var stale = await stage.Send("PUT", Path, """{ "url": "https://example.org/new" }""", headers: ("If-Match", "\"7\""));

        Assert.Equal("stale", await stale.Problem(412));
        Assert.Equal("https://example.org/hooks", (await stage.Hook()).Text("url"));
    }

    [Fact]
    public async Task Who_may_not_see_clinical_detail_has_none_sent()
    {
        await using var stage = await Stage.Open();

        var plain = await stage.Hook("https://example.org/hooks", "plain", key: (await stage.Key()).Text);
        var clinical = await stage.Hook("https://example.org/hooks", "clinical", key: (await stage.Key(scopes: "\"clinical\"")).Text);

        Assert.Equal("False True", $"{plain.Text("isClinical")} {clinical.Text("isClinical")}");
    }
}

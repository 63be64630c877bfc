using System.Diagnostics;
using System.Net;
using Scheduling.Platform.Access;
using Scheduling.TestServers;

namespace Scheduling.Platform.Tests.Access;

public sealed class KeysTests
{
    const string Keys = "/v1/api-keys";

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task A_key_is_shown_once_and_only_its_hash_is_stored(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        var made = await host.Send("POST", Keys, """{ "name": "Front desk", "roles": ["scheduler", "therapist"], "clinics": ["lbw"], "scopes": ["clinical"] }""");
        var key = await made.Json(HttpStatusCode.Created);
        var text = key.GetProperty("key").GetString()!;
        var id = key.GetProperty("id").GetString()!;
        Assert.StartsWith($"sk_{id}_", text, StringComparison.Ordinal);
        Assert.Equal($"{Keys}/{id}", made.Headers.Location?.OriginalString);
        Assert.Equal("""["scheduler","therapist"]""", key.GetProperty("roles").GetRawText());

        var listed = (await (await host.Send("GET", Keys)).Json(HttpStatusCode.OK)).GetProperty("items").EnumerateArray().Single();
        Assert.Equal(id, listed.GetProperty("id").GetString());
        Assert.False(listed.TryGetProperty("key", out _));
        Assert.False((await (await host.Send("GET", made.Headers.Location!.OriginalString)).Json(HttpStatusCode.OK)).TryGetProperty("key", out _));

        await (await host.Send("GET", "/v1/clinics/lbw/who", key: text)).Json(HttpStatusCode.OK);
        await (await host.Send("GET", "/v1/clinics/lbw/who", key: text[..^1] + (text[^1] == '0' ? '1' : '0'))).Problem(401, "unauthenticated");
        Assert.DoesNotContain(host.Log.All, line => line.Contains(text.Split('_')[2], StringComparison.Ordinal) || line.Contains(ProbeHost.AdminKey, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task A_revoked_key_is_dead_within_a_second(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        var text = await host.Key("\"scheduler\"", "\"lbw\"");
        await (await host.Send("GET", "/v1/clinics/lbw/who", key: text)).Json(HttpStatusCode.OK);

        var revoked = await host.Send("DELETE", $"{Keys}/{text.Split('_')[1]}");
        var since = Stopwatch.GetTimestamp();
        Assert.NotEqual(default, (await revoked.Json(HttpStatusCode.OK)).GetProperty("revokedAt").GetDateTimeOffset());
        while ((await host.Send("GET", "/v1/clinics/lbw/who", key: text)).StatusCode != HttpStatusCode.Unauthorized)
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(1), "it still works");

        Assert.Equal(0, (await (await host.Send("GET", Keys)).Json(HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
        Assert.Equal(1, (await (await host.Send("GET", Keys + "?revoked=true")).Json(HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
        Assert.Equal("\"2\"", (await host.Send("DELETE", $"{Keys}/{text.Split('_')[1]}")).Headers.ETag?.Tag);
        await (await host.Send("DELETE", $"{Keys}/{Guid.NewGuid()}")).Problem(404, "not-found");
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task Another_service_knows_a_key_and_its_revocation_from_its_own_copy(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        var copy = host.Services.GetRequiredService<CopyDatabase>();
        var ring = new KeyRing(host.Services.GetRequiredService<Secrets>(), [new KeyHolder(copy, IsOwner: false)], host.Machine);
        var text = await host.Key("\"clinician\"", "\"lbw\"");

        var known = await Eventually.Gives(async () => await ring.Find(text, TestContext.Current.CancellationToken), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(known.Is(Role.Scheduler));
        Assert.True(known.May("lbw"));
        Assert.False(known.May("hb"));

        await host.Send("DELETE", $"{Keys}/{text.Split('_')[1]}");
        await Eventually.Holds(async () => await ring.Find(text, TestContext.Current.CancellationToken) is null, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_key_is_believed_for_half_a_second_and_no_longer()
    {
        await using var host = await ProbeHost.Start();
        var owner = host.Services.GetRequiredService<OwnerDatabase>();
        var ring = new KeyRing(host.Services.GetRequiredService<Secrets>(), [new KeyHolder(owner, IsOwner: true)], host.Machine);
        var text = await host.Key("\"clinician\"", "\"lbw\"");
        Assert.NotNull(await ring.Find(text, TestContext.Current.CancellationToken));

        await owner.Write(unit => unit.Execute("UPDATE access_keys SET revoked_at = created_at"), TestContext.Current.CancellationToken);
        Assert.NotNull(await ring.Find(text, TestContext.Current.CancellationToken));
        host.Machine.Ahead += TimeSpan.FromMilliseconds(501);
        Assert.Null(await ring.Find(text, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_service_that_starts_later_is_told_every_key_again()
    {
        await using var host = await ProbeHost.Start();
        await host.Key("\"clinician\"", "\"lbw\"");
        var copy = host.Services.GetRequiredService<CopyDatabase>();
        async Task<bool> IsCopied() => await copy.Write(unit => unit.One<int>("SELECT count(*) FROM access_keys"), TestContext.Current.CancellationToken) == 1;
        await Eventually.Holds(IsCopied, cancellationToken: TestContext.Current.CancellationToken);
        await copy.Write(unit => unit.Execute("DELETE FROM access_keys"), TestContext.Current.CancellationToken);

        var ask = new AskForKeys<CopyDatabase>(copy);
        await ask.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.Holds(IsCopied, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_older_word_about_a_key_changes_nothing()
    {
        await using var host = await ProbeHost.Start();
        var owner = host.Services.GetRequiredService<OwnerDatabase>();
        var text = await host.Key("\"clinician\"", "\"lbw\"");
        var id = Guid.Parse(text.Split('_')[1]);
        await owner.Write(async unit =>
        {
            var key = await AccessKeyStore.Find(unit, id);
            Assert.True(await AccessKeyStore.Keep(unit, key! with { RevokedAt = unit.Now, Version = 3 }));
            Assert.False(await AccessKeyStore.Keep(unit, key with { Version = 2 }));
            Assert.False(await AccessKeyStore.Keep(unit, key with { Version = 3 }));
            Assert.NotNull((await AccessKeyStore.Find(unit, id))!.RevokedAt);
        }, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("""{ "name": " ", "roles": [], "clinics": [] }""", "clinics name roles")]
    [InlineData("""{ "name": "x", "roles": ["king"], "clinics": ["lbw"] }""", "roles[0]")]
    [InlineData("""{ "name": "x", "roles": ["admin"], "clinics": ["*", "lbw"] }""", "clinics")]
    [InlineData("""{ "name": "x", "roles": ["admin"], "clinics": ["L B W"], "scopes": ["a b"] }""", "clinics scopes")]
    [InlineData("""{ "name": "x", "roles": [null], "clinics": [null] }""", "roles[0]")]
    public async Task A_key_that_makes_no_sense_is_not_made(string request, string fields)
    {
        await using var host = await ProbeHost.Start();
        Assert.Equal(fields, await (await host.Send("POST", Keys, request)).Fields());
    }

    [Fact]
    public async Task An_administrator_of_one_clinic_gives_away_no_other_and_sees_no_other()
    {
        await using var host = await ProbeHost.Start();
        var everywhere = await host.Key("\"scheduler\"", "\"*\"");
        var admin = await host.Key("\"admin\"", "\"lbw\"");
        await (await host.Send("POST", Keys, """{ "name": "x", "roles": ["scheduler"], "clinics": ["hb"] }""", admin)).Problem(403, "forbidden");
        await (await host.Send("POST", Keys, """{ "name": "x", "roles": ["scheduler"], "clinics": ["*"] }""", admin)).Problem(403, "forbidden");
        await (await host.Send("POST", Keys, """{ "name": "x", "roles": ["scheduler"], "clinics": ["lbw"] }""", admin)).Json(HttpStatusCode.Created);
        Assert.Equal(2, (await (await host.Send("GET", Keys, key: admin)).Json(HttpStatusCode.OK)).GetProperty("items").GetArrayLength());
        await (await host.Send("DELETE", $"{Keys}/{everywhere.Split('_')[1]}", key: admin)).Problem(404, "not-found");
    }
}

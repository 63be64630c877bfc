using System.Net;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Tests.Http;

public sealed class IdempotencyTests
{
    const string Notes = "/v1/clinics/lbw/notes";
    const string Body = """{ "text": "a", "day": "2027-01-05" }""";
    static readonly (string, string) Key = ("Idempotency-Key", "k-1");

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task The_same_command_sent_again_is_answered_byte_for_byte_and_done_once(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        var first = await host.Send("POST", Notes, Body, headers: Key);
        var second = await host.Send("POST", Notes, Body, headers: Key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(await Bytes(first), await Bytes(second));
        Assert.Equal("/v1/clinics/lbw/notes/1", second.Headers.Location?.OriginalString);
        Assert.Equal("\"1\"", second.Headers.ETag?.Tag);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(1, host.Notes.Written);
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task A_key_used_for_another_body_or_route_is_refused(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        await host.Send("POST", Notes, Body, headers: Key);
        await (await host.Send("POST", Notes, Body.Replace("\"a\"", "\"b\"", StringComparison.Ordinal), headers: Key)).Problem(409, "idempotency-mismatch");
        await (await host.Send("POST", "/v1/clinics/hb/notes", Body, headers: Key)).Problem(409, "idempotency-mismatch");
        await (await host.Send("POST", Notes + "?x=1", Body, headers: Key)).Problem(409, "idempotency-mismatch");
        Assert.Equal(1, host.Notes.Written);
    }

    [Fact]
    public async Task Two_principals_may_use_the_same_key()
    {
        await using var host = await ProbeHost.Start();
        var other = await host.Key("\"scheduler\"", "\"lbw\"");
        await host.Send("POST", Notes, Body, headers: Key);
        var answer = await host.Send("POST", Notes, Body, other, Key);
        Assert.False(answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(2, host.Notes.Written);
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task A_refusal_leaves_the_key_free(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        await (await host.Send("POST", Notes, Body.Replace("\"a\"", "\"refuse\"", StringComparison.Ordinal), headers: Key)).Problem(422, "rule-violation");
        await (await host.Send("POST", Notes, Body, headers: Key)).Json(HttpStatusCode.Created);
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task A_second_request_waits_for_the_first_and_is_given_its_answer(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        var (entered, leave) = host.Notes.HoldOne();
        var first = host.Send("POST", Notes, Body, headers: Key);
        await entered;
        var rivals = Enumerable.Range(0, 5).Select(_ => host.Send("POST", Notes, Body, headers: Key)).ToArray();
        leave();

        var bytes = await Bytes(await first);
        foreach (var rival in rivals)
        {
            Assert.Equal("true", (await rival).Headers.GetValues("Idempotency-Replayed").Single());
            Assert.Equal(bytes, await Bytes(await rival));
        }
        Assert.Equal(1, host.Notes.Written);
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task A_key_is_free_again_after_24_real_hours(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        await host.Send("POST", Notes, Body, headers: Key);
        host.Machine.Ahead = TimeSpan.FromHours(23.9);
        Assert.True((await host.Send("POST", Notes, Body, headers: Key)).Headers.Contains("Idempotency-Replayed"));
        host.Machine.Ahead = TimeSpan.FromHours(24.1);
        var other = Body.Replace("\"a\"", "\"b\"", StringComparison.Ordinal);
        Assert.False((await host.Send("POST", Notes, other, headers: Key)).Headers.Contains("Idempotency-Replayed"));
        Assert.True((await host.Send("POST", Notes, other, headers: Key)).Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(2, host.Notes.Written);
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task What_only_looks_is_replayed_too(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        var first = await Bytes(await host.Send("POST", "/v1/clinics/lbw/looks", Body, headers: Key));
        Assert.Equal(first, await Bytes(await host.Send("POST", "/v1/clinics/lbw/looks", Body, headers: Key)));
        Assert.NotEqual(first, await Bytes(await host.Send("POST", "/v1/clinics/lbw/looks", Body)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("256")]
    public async Task A_key_that_is_none_is_not_valid(string key)
    {
        await using var host = await ProbeHost.Start();
        if (key == "256") key = new('k', 256);
        Assert.Equal("Idempotency-Key", await (await host.Send("POST", Notes, Body, headers: ("Idempotency-Key", key))).Fields());
        Assert.Equal(HttpStatusCode.Created, (await host.Send("POST", Notes, Body, headers: ("Idempotency-Key", new('k', 255)))).StatusCode);
    }

    [Theory, MemberData(nameof(ProbeHost.Engines), MemberType = typeof(ProbeHost))]
    public async Task An_answer_with_a_secret_is_replayed_but_kept_nowhere_in_the_clear(string engine)
    {
        await using var host = await ProbeHost.Start(engine);
        const string request = """{ "name": "desk", "roles": ["scheduler"], "clinics": ["lbw"] }""";
        var first = await host.Send("POST", "/v1/api-keys", request, headers: Key);
        var second = await host.Send("POST", "/v1/api-keys", request, headers: Key);
        Assert.Equal(await Bytes(first), await Bytes(second));

        var secret = (await first.Json(HttpStatusCode.Created)).GetProperty("key").GetString()!.Split('_')[2];
        var kept = await host.Services.GetRequiredService<OwnerDatabase>().Write(
            unit => unit.Query<string>("SELECT body FROM attempts UNION ALL SELECT hash FROM access_keys UNION ALL SELECT body FROM outbox"),
            TestContext.Current.CancellationToken);
        Assert.Equal(3, kept.Count);
        Assert.DoesNotContain(kept, text => text.Contains(secret, StringComparison.Ordinal));
    }

    static async Task<string> Bytes(HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}

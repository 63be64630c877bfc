using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Scheduling.TestServers;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class DeliverEventsTests
{
    const string AllowPrivate = "--Scheduling:Webhooks:AllowPrivate=true", Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_is_asked_for_is_sent_once_and_signed_as_the_standard_says(string engine)
    {
        await using var stage = await Stage.Open(engine, settings: AllowPrivate);
        await using var receiver = await Receiver.Start(204);
        await stage.Hook(receiver.NamedUrl, more: $$""", "types": ["session."], "secret": "{{Secret}}" """, key: (await stage.Key()).Text);

        await stage.Happens(Therapist("th-1"), Booked("pt-7"));
        var sent = Assert.Single(await receiver.Gets(1));
        await Eventually.Holds(async () => (await stage.Hook()).GetProperty("deliveredAt").ValueKind != JsonValueKind.Null, cancellationToken: Cancel);

        var told = (await stage.Events("type=session."))[0];
        Assert.Equal((told.Text("id"), "application/cloudevents+json; charset=utf-8", "/hooks"), (sent.Headers["webhook-id"], sent.Headers["Content-Type"], sent.Path));
        var signed = Encoding.UTF8.GetBytes($"{sent.Headers["webhook-id"]}.{sent.Headers["webhook-timestamp"]}.").Concat(sent.Body).ToArray();
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret[6..]), signed)), sent.Headers["webhook-signature"]);
        Assert.InRange(long.Parse(sent.Headers["webhook-timestamp"]), stage.Machine.GetUtcNow().ToUnixTimeSeconds() - 60, stage.Machine.GetUtcNow().ToUnixTimeSeconds());
        var body = JsonDocument.Parse(sent.Body).RootElement;
        Assert.Equal("1.0 session.booked.v1 pt-7", $"{body.Text("specversion")} {body.Text("type")} {body.GetProperty("data").Text("patientId")}");
        Assert.DoesNotContain("spravato", Encoding.UTF8.GetString(sent.Body), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_fails_is_tried_again_later_and_under_the_same_id(string engine)
    {
        await using var stage = await Stage.Open(engine, settings: AllowPrivate);
        await using var receiver = await Receiver.Start();
        // Each answer is another one, so that a lease on the next attempt is not taken for its outcome.
        string[] outcomes = ["waiting http-503 1", "waiting http-500 2", "delivered http-200 3"];
        receiver.Answer = (request, _) => Task.FromResult(request switch { 1 => 503, 2 => 500, _ => 200 });
        await stage.Hook(receiver.Url);
        await stage.Happens(Therapist("th-1"));

        for (var request = 1; request <= 3; request++)
        {
            await receiver.Gets(request);
            await Eventually.Holds(async () => await Line(stage) == outcomes[request - 1], cancellationToken: Cancel);
            stage.Machine.Ahead += TimeSpan.FromMinutes(2);
        }

        Assert.Single(receiver.Requests.Select(r => r.Headers["webhook-id"]).Distinct());
        var hook = await stage.Hook();
        Assert.Equal("active 0 0 ", $"{hook.Text("status")} {hook.Text("waiting")} {hook.Text("parked")} {hook.Text("failingSince")}");
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task After_three_days_an_event_is_parked_and_after_five_the_webhook_is_disabled_until_it_is_put_again(string engine)
    {
        await using var stage = await Stage.Open(engine, settings: AllowPrivate);
        await using var receiver = await Receiver.Start(500);
        await stage.Hook(receiver.Url);
        await stage.Happens(Therapist("th-1"));
        await Eventually.Holds(async () => await Line(stage) == "waiting http-500 1", cancellationToken: Cancel);

        stage.Machine.Ahead = TimeSpan.FromHours(73);
        await Eventually.Holds(async () => await Line(stage) == "parked http-500 2", cancellationToken: Cancel);
        Assert.Equal("active 1", $"{(await stage.Hook()).Text("status")} {(await stage.Hook()).Text("parked")}");

        stage.Machine.Ahead = TimeSpan.FromHours(121);
        await stage.Happens(Therapist("th-2"));
        await Eventually.Holds(async () => (await stage.Hook()).Text("status") == "disabled", cancellationToken: Cancel);
        await stage.Happens(Therapist("th-3"));
        var disabled = await stage.Hook();
        Assert.Equal("failing 0 2", $"{disabled.Text("reason")} {disabled.Text("waiting")} {disabled.Text("parked")}");

        receiver.Answer = (_, _) => Task.FromResult(200);
        await stage.Hook(receiver.Url);
        await stage.Happens(Therapist("th-4"));
        await Eventually.Holds(() => Task.FromResult(receiver.Requests[^1].Subject == "th-4"), cancellationToken: Cancel);
    }

    [Fact]
    public async Task A_receiver_that_says_it_is_gone_is_left_alone()
    {
        await using var stage = await Stage.Open(settings: AllowPrivate);
        await using var receiver = await Receiver.Start(410);
        await stage.Hook(receiver.Url);

        await stage.Happens(Therapist("th-1"));

        await Eventually.Holds(async () => (await stage.Hook()).Text("status") == "disabled", cancellationToken: Cancel);
        Assert.Equal("gone", (await stage.Hook()).Text("reason"));
        Assert.Single(receiver.Requests);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_receiver_that_never_answers_holds_up_no_other(string engine)
    {
        await using var stage = await Stage.Open(engine, settings: AllowPrivate);
        await using var slow = await Receiver.Start();
        await using var quick = await Receiver.Start();
        slow.Answer = async (_, http) =>
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return 200;
        };
        await stage.Hook(slow.Url, "slow");
        await stage.Hook(quick.Url, "quick");

        for (var i = 1; i <= 10; i++) await stage.Happens(Therapist($"th-{i}"));

        Assert.Equal(10, (await quick.Gets(10)).Select(r => r.Subject).Distinct().Count());
        Assert.InRange((await slow.Gets(1)).Count, 1, 4);
        Assert.Equal(10, (await stage.Events()).Count);
    }

    [Fact]
    public async Task A_name_that_leads_inside_is_not_followed()
    {
        await using var stage = await Stage.Open();
        await using var receiver = await Receiver.Start();
        await stage.Hook(receiver.NamedUrl);

        await stage.Happens(Therapist("th-1"));

        await Eventually.Holds(async () => await Line(stage) == "waiting not-public 1", cancellationToken: Cancel);
        Assert.Empty(receiver.Requests);
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_not_a_way()
    {
        await using var stage = await Stage.Open(settings: AllowPrivate);
        await using var other = await Receiver.Start();
        await using var receiver = await Receiver.Start();
        receiver.Answer = (_, http) =>
        {
            http.Response.Headers.Location = other.Url;
            return Task.FromResult(307);
        };
        await stage.Hook(receiver.Url);

        await stage.Happens(Therapist("th-1"));

        await Eventually.Holds(async () => await Line(stage) == "waiting http-307 1", cancellationToken: Cancel);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_only_unreachable()
    {
        await using var stage = await Stage.Open(settings: AllowPrivate);
        string url;
        await using (var gone = await Receiver.Start()) url = gone.Url;
        await stage.Hook(url);

        await stage.Happens(Therapist("th-1"));

        await Eventually.Holds(async () => await Line(stage) == "waiting unreachable 1", cancellationToken: Cancel);
    }

    /// <summary>The oldest delivery: status, answer, attempts.</summary>
    static async Task<string> Line(Stage stage) => (await stage.Items($"{Stage.Clinic}/webhooks/hook-1/deliveries?limit=200"))
        .Select(d => $"{d.Text("status")} {d.Text("answer")} {d.Text("attempts")}").LastOrDefault() ?? "none";
}

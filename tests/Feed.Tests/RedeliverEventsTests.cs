using System.Net;
using Scheduling.TestServers;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class RedeliverEventsTests
{
    const string Path = $"{Stage.Clinic}/webhooks/hook-1";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_was_given_up_is_sent_again_and_so_is_what_is_named(string engine)
    {
        await using var stage = await Stage.Open(engine, settings: "--Scheduling:Webhooks:AllowPrivate=true");
        await using var receiver = await Receiver.Start(500);
        await stage.Hook(receiver.Url);
        await stage.Happens(Therapist("th-1"));
        await Eventually.Holds(async () => (await stage.Items($"{Path}/deliveries")).Any(d => d.Text("answer") == "http-500"), cancellationToken: Cancel);
        stage.Machine.Ahead = TimeSpan.FromHours(73);
        await Eventually.Holds(async () => (await stage.Hook()).Text("parked") == "1", cancellationToken: Cancel);
        receiver.Answer = (_, _) => Task.FromResult(200);
        var before = receiver.Requests.Count;

        Assert.Equal("1", await Redelivered(stage, "{}"));
        await receiver.Gets(before + 1);
        await Eventually.Holds(async () => (await stage.Items($"{Path}/deliveries?status=delivered")).Count == 1, cancellationToken: Cancel);
        Assert.Equal("0", await Redelivered(stage, "{}"));
        var id = (await stage.Events())[0].Text("id");
        Assert.Equal("1", await Redelivered(stage, $$"""{ "eventIds": ["{{id}}", "{{Guid.CreateVersion7()}}"] }"""));

        Assert.Equal(id, (await receiver.Gets(before + 2))[^1].Headers["webhook-id"]);
    }

    [Fact]
    public async Task A_disabled_webhook_is_put_again_first()
    {
        await using var stage = await Stage.Open(settings: "--Scheduling:Webhooks:AllowPrivate=true");
        await using var receiver = await Receiver.Start(410);
        await stage.Hook(receiver.Url);
        await stage.Happens(Therapist("th-1"));
        await Eventually.Holds(async () => (await stage.Hook()).Text("status") == "disabled", cancellationToken: Cancel);

        Assert.Equal("rule-violation", await (await stage.Send("POST", $"{Path}/redeliver", "{}")).Problem(422));
        Assert.Equal("not-found", await (await stage.Send("POST", $"{Stage.Clinic}/webhooks/none/redeliver", "{}")).Problem(404));
    }

    static async Task<string> Redelivered(Stage stage, string json) => (await (await stage.Send("POST", $"{Path}/redeliver", json)).Json(HttpStatusCode.OK)).Text("redelivered");
}

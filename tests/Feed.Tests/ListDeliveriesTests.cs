using System.Text.Json;
using Scheduling.TestServers;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class ListDeliveriesTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_was_sent_is_listed_newest_first_and_by_how_far_it_is(string engine)
    {
        await using var stage = await Stage.Open(engine, settings: "--Scheduling:Webhooks:AllowPrivate=true");
        await using var receiver = await Receiver.Start();
        await stage.Hook(receiver.Url);
        await stage.Happens(Therapist("th-1"));
        await stage.Happens(Therapist("th-2"));
        const string Path = $"{Stage.Clinic}/webhooks/hook-1/deliveries";
        await Eventually.Holds(async () => (await stage.Items($"{Path}?status=delivered")).Count == 2, cancellationToken: Cancel);

        var events = await stage.Events();
        var first = await stage.Get($"{Path}?limit=1");
        var second = await stage.Items($"{Path}?limit=1&cursor={first.Text("nextCursor")}");

        var newest = Assert.Single(first.GetProperty("items").EnumerateArray());
        Assert.Equal($"{events[1].Text("id")} therapist.changed.v1 delivered 1 http-200",
            $"{newest.Text("eventId")} {newest.Text("type")} {newest.Text("status")} {newest.Text("attempts")} {newest.Text("answer")}");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.String), (newest.GetProperty("nextAttemptAt").ValueKind, newest.GetProperty("settledAt").ValueKind));
        Assert.Equal(events[0].Text("id"), Assert.Single(second).Text("eventId"));
        Assert.Empty(await stage.Items($"{Path}?status=parked"));
        Assert.Equal("status", await (await stage.Send("GET", $"{Path}?status=lost")).Fields());
        Assert.Equal("not-found", await (await stage.Send("GET", $"{Stage.Clinic}/webhooks/none/deliveries")).Problem(404));
    }
}

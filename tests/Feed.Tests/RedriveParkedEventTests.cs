using System.Net;
using Scheduling.TestServers;

namespace Scheduling.Feed.Tests;

public sealed class RedriveParkedEventTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_was_put_right_is_done_when_it_is_sent_again_and_done_once_by_the_others(string engine)
    {
        await using var stage = await Parking.Open(engine, onBroker: false);
        var id = (await stage.Items(Parking.Path))[0].Text("parkedId");
        stage.Temper.IsAngry = false;

        using var redriven = await stage.Send("POST", $"{Parking.Path}/{id}/redrive");

        Assert.Equal(id, (await redriven.Json(HttpStatusCode.OK)).Text("parkedId"));
        await Eventually.Holds(() => Task.FromResult(stage.Temper.Taken.Count == 1), cancellationToken: Cancel);
        Assert.Empty(await stage.Items(Parking.Path));
        Assert.Single(await stage.Events());
        Assert.Equal("not-found", await (await stage.Send("POST", $"{Parking.Path}/{id}/redrive")).Problem(404));
    }
}

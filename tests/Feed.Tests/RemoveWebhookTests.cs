using System.Net;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class RemoveWebhookTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_waited_for_a_webhook_goes_with_it(string engine)
    {
        await using var stage = await Stage.Open(engine, settings: "--Scheduling:Webhooks:AllowPrivate=true");
        await using var receiver = await Receiver.Start(500);
        await stage.Hook(receiver.Url);
        await stage.Happens(Therapist("th-1"));
        await receiver.Gets(1);

        using var removed = await stage.Send("DELETE", $"{Stage.Clinic}/webhooks/hook-1");
        await stage.Happens(Therapist("th-2"));

        await removed.Json(HttpStatusCode.OK);
        Assert.Equal("not-found", await (await stage.Send("DELETE", $"{Stage.Clinic}/webhooks/hook-1")).Problem(404));
        Assert.Equal(0, Assert.Single(await stage.Query<long>("SELECT count(*) FROM deliveries")));
        Assert.Equal(2, (await stage.Events()).Count);
    }
}

namespace Scheduling.Feed.Tests;

public sealed class GetParkedEventTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_parked_event_is_shown_whole(string engine)
    {
        await using var stage = await Parking.Open(engine, onBroker: false);
        var id = (await stage.Items(Parking.Path))[0].Text("parkedId");

        var parked = await stage.Get($"{Parking.Path}/{id}");

        Assert.Equal("th-1 th-1 /clinics/lbw/stand-in",
            $"{parked.GetProperty("event").Text("subject")} {parked.GetProperty("event").GetProperty("data").Text("therapistId")} {parked.GetProperty("event").Text("source")}");
        Assert.Equal("not-found", await (await stage.Send("GET", $"{Parking.Path}/{Guid.CreateVersion7()}")).Problem(404));
        Assert.Equal("not-found", await (await stage.Send("GET", $"/v1/clinics/other/parked-events/{id}")).Problem(404));
    }
}

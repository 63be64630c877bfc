namespace Scheduling.Feed.Tests;

public sealed class ListParkedEventsTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_a_consumer_gave_up_on_is_seen_with_the_reason(string engine)
    {
        await using var stage = await Parking.Open(engine, onBroker: false);

        var parked = Assert.Single(await stage.Items(Parking.Path));

        Assert.Equal((await stage.Events())[0].Text("id"), parked.Text("eventId"));
        Assert.Equal("therapist.changed.v1 InvalidOperationException: this cannot be done 20", $"{parked.Text("type")} {parked.Text("reason")} {parked.Text("times")}");
        Assert.Contains(Parking.Consumer, parked.GetProperty("consumers").EnumerateArray().Select(c => c.GetString()));
        Assert.Empty(await stage.Items("/v1/clinics/other/parked-events"));
        Assert.Equal("forbidden", await (await stage.Send("GET", Parking.Path, key: (await stage.Key()).Text)).Problem(403));
    }
}

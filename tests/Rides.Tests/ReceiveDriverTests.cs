using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class ReceiveDriverTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_driver_is_there_and_stays_there_through_the_day(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "08:30");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        Assert.Equal("too-early", await stage.IsRefused(visit, "arrive"));
        await stage.Until("2027-01-12", "09:30");
        await stage.Says(visit, "arrive", """{ "driver": { "name": "J. Rivera" } }""");
        await stage.Says(visit, "confirm");
        await stage.Happens(visit.CheckedIn());

        Assert.Equal("arrived adult", await stage.RideLine(visit));
        Assert.Equal("arrived 3 desk", (await stage.RideEvents())[^1]);
    }
}

using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class CancelRideTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_24_a_ride_cancelled_an_hour_before_is_needed_and_at_risk_at_once_and_the_visit_stands(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact(more: DriverOnFile);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "confirm");
        await stage.Until("2027-01-12", "09:00");
        Assert.Equal("confirmed adult", await stage.RideLine(visit));

        var ride = await stage.Says(visit, "cancel", """{ "reason": "driver" }""");

        Assert.Equal("needed two-hours-before 2027-01-12T09:00:00-08:00", $"{ride.Text("status")} {ride.Text("risk")} {ride.Text("atRiskSince")}");
        Assert.Equal(["planned 1 booked", "confirmed 2 desk", "needed 3 cancelled-driver", "at-risk 4 two-hours-before"], await stage.RideEvents());
        Assert.Equal("booked", Assert.Single(await stage.Query<string>("SELECT status FROM sessions")));
        await stage.Happens(visit.CheckedIn("clinic"));
        Assert.Equal("confirmed clinic", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_lost_a_week_before_is_needed_and_nobody_is_called(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "confirm", """{ "kind": "rideshare" }""");

        await stage.Says(visit, "cancel");

        Assert.Equal("needed null", await stage.RideLine(visit));
        Assert.Equal("cancelled-other", (await stage.RideEvents())[^1].Split(' ')[2]);
    }
}

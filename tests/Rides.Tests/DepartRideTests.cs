using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class DepartRideTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_25_a_driver_who_leaves_during_the_observation_leaves_the_ride_needed_and_at_risk_at_once(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12");
        await stage.Contact(more: DriverOnFile);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "confirm");
        await stage.Until("2027-01-12", "10:20");
        var observing = visit.CheckedIn().Administered("12:25");
        await stage.Happens(visit.CheckedIn(), observing);

        await stage.Says(visit, "depart");
        Assert.Equal("needed null at risk in-clinic", await stage.RideLine(visit));
        // The kind that was named at check-in travels on with the visit; it confirms nothing twice.
        await stage.Happens(observing.Extended(30));
        Assert.Equal("needed null at risk in-clinic", await stage.RideLine(visit));
        Assert.Equal(["needed driver-left", "at-risk in-clinic"], (await stage.RideEvents()).TakeLast(3).Take(2).Select(e => string.Join(' ', e.Split(' ')[0], e.Split(' ')[2])));

        await stage.Says(visit, "confirm", """{ "kind": "clinic" }""");
        Assert.Equal("confirmed clinic", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Who_is_still_without_a_ride_when_the_clinic_closes_is_called_for_again(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "13:30");
        var visit = Booked("2027-01-12", "14:00");
        await stage.Happens(Open(), visit, visit.CheckedIn("rideshare"));
        await stage.Says(visit, "cancel", """{ "reason": "driver" }""");

        await stage.Until("2027-01-12", "17:00");

        Assert.Equal("needed null at risk closing", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_departs_with_the_driver_when_released_and_not_before(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "10:20");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        Assert.Equal("wrong-state", await stage.IsRefused(visit, "depart"));
        await stage.Happens(visit.CheckedIn(), visit.CheckedIn().Administered("12:25"));

        Assert.Equal("observation-incomplete", await stage.IsRefused(visit, "depart", """{ "withPatient": true }"""));
        await stage.Until("2027-01-12", "12:25");
        Assert.Equal("departed", (await stage.Says(visit, "depart")).Text("status"));
        Assert.Equal("departed", (await stage.Says(visit, "depart")).Text("status"));
        Assert.Equal("wrong-state", await stage.IsRefused(visit, "plan", """{ "kind": "adult" }"""));
    }
}

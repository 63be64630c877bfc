using Scheduling.Contracts;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class KeepRideWhenVisitProgressesTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task The_pick_up_follows_the_release_and_the_ride_departs_with_the_discharge(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        var here = visit.CheckedIn();
        var dosed = here.Administered("12:38");
        await stage.Happens(here);
        Assert.Equal("confirmed adult", await stage.RideLine(visit));

        await stage.Happens(dosed);
        Assert.Equal("2027-01-12T12:40:00-08:00", (await stage.Ride(visit)).Text("pickUpFrom"));
        await stage.Happens(dosed.Extended(30));
        Assert.Equal("2027-01-12T13:10:00-08:00", (await stage.Ride(visit)).Text("pickUpFrom"));
        await stage.Happens(dosed.Extended(30).Discharged());

        Assert.Equal("departed adult", await stage.RideLine(visit));
        Assert.Equal(
            ["confirmed check-in", "confirmed release-changed", "confirmed release-changed", "departed discharged"],
            (await stage.RideEvents()).TakeLast(4).Select(e => string.Join(' ', e.Split(' ')[0], e.Split(' ')[2])));
        await stage.Happens(dosed.Extended(30).Discharged().Changed());
        Assert.Equal("departed adult", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task In_whatever_order_it_is_heard_the_end_is_the_same(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "10:00");
        ClinicEvent[] Day(Contracts.Courses.SessionBooked visit) =>
            [visit, visit.CheckedIn(), visit.CheckedIn().Administered("12:30"), visit.CheckedIn().Administered("12:30").Discharged()];
        Contracts.Courses.SessionBooked straight = Booked("2027-01-12"), back = Booked("2027-01-12", "10:15", patientId: "pt-2");

        await stage.Happens([Open(), .. Day(straight)]);
        foreach (var late in Day(back).Reverse()) await stage.Happens(late);

        Assert.Equal("departed adult", await stage.RideLine(straight));
        Assert.Equal("departed adult", await stage.RideLine(back));
        Assert.Equal("2027-01-12T12:30:00-08:00", (await stage.Ride(back)).Text("pickUpFrom"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_driver_who_promised_one_day_is_asked_anew_for_another(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact(more: DriverOnFile);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "confirm");

        var later = visit.MovedTo("2027-01-12", "10:30");
        await stage.Happens(later);
        Assert.Equal("confirmed adult", await stage.RideLine(visit));
        var afternoon = later.MovedTo("2027-01-12", "14:00");
        await stage.Happens(afternoon);
        Assert.Equal("planned adult", await stage.RideLine(visit));
        await stage.Says(visit, "confirm");
        await stage.Happens(afternoon.MovedTo("2027-01-13", "14:00"));

        var ride = await stage.Ride(visit);
        Assert.Equal("planned adult J. Rivera 2027-01-13T16:25:00-08:00 2027-01-12T15:00:00-08:00", $"{ride.Text("status")} {ride.Text("kind")} {ride.GetProperty("driver").Text("name")} {ride.Text("pickUpFrom")} {ride.Text("deadline")}");
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_promise_is_good_again_for_a_visit_that_is_moved_back_and_small_steps_do_not_stretch_it(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "confirm");

        var away = visit.MovedTo("2027-01-13");
        await stage.Happens(away);
        Assert.Equal("planned adult", await stage.RideLine(visit));
        var back = away.MovedTo("2027-01-12");
        await stage.Happens(back);
        Assert.Equal("confirmed adult", await stage.RideLine(visit));
        var later = back.MovedTo("2027-01-12", "10:45");
        await stage.Happens(later);
        Assert.Equal("confirmed adult", await stage.RideLine(visit));
        await stage.Happens(later.MovedTo("2027-01-12", "11:30"));
        Assert.Equal("planned adult", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_visit_moved_into_time_is_at_risk_no_more(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "09:00");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        Assert.Equal("needed null at risk two-hours-before", await stage.RideLine(visit));

        await stage.Happens(visit.MovedTo("2027-01-19"));

        Assert.Equal("needed null", await stage.RideLine(visit));
        await stage.Until("2027-01-16", "10:00");
        Assert.Equal("needed null at risk three-days-before", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_held_visit_keeps_its_ride_and_one_given_up_for_it_has_none(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "09:45");
        var visit = Booked("2027-01-12");
        var held = visit.CheckedIn().Held();
        await stage.Happens(Open(), visit, visit.CheckedIn(), held);
        Assert.Equal("confirmed adult", await stage.RideLine(visit));

        await stage.Happens(held.Cancelled("medical"));

        Assert.Equal("cancelled adult", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_discharge_that_was_undone_is_a_ride_still_to_come(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "12:30");
        var visit = Booked("2027-01-12");
        var gone = visit.CheckedIn().Administered("12:25").Discharged();
        await stage.Happens(Open(), visit, visit.CheckedIn(), gone);
        Assert.Equal("departed adult", await stage.RideLine(visit));

        await stage.Happens(gone.Changed("observing"));

        Assert.Equal("confirmed adult", await stage.RideLine(visit));
    }

    [Fact]
    public async Task A_dose_at_home_needs_no_ride()
    {
        await using var stage = await Stage.Open("sqlite");
        var dose = Booked("2027-01-12", route: "home");
        await stage.Happens(Open(), dose, dose.Administered("12:00"));

        Assert.Empty(await stage.Items("/v1/clinics/lbw/rides"));
    }
}

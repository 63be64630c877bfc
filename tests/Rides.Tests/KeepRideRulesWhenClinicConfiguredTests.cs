using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class KeepRideRulesWhenClinicConfiguredTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_that_the_clinic_accepts_no_more_is_needed_again(string engine)
    {
        await using var stage = await Stage.Open(engine);
        Contracts.Courses.SessionBooked one = Booked("2027-01-12"), other = Booked("2027-01-15"), adult = Booked("2027-01-19");
        await stage.Happens(Open(), one, other, adult);
        await stage.Says(one, "plan", """{ "kind": "rideshare" }""");
        await stage.Says(other, "confirm", """{ "kind": "rideshare" }""");
        await stage.Says(adult, "confirm");

        await stage.Happens(Open("responsible-adult", version: 2));
        await stage.Happens(Open(version: 1));

        Assert.Equal(("needed null", "needed null", "confirmed adult"), (await stage.RideLine(one), await stage.RideLine(other), await stage.RideLine(adult)));
        Assert.Equal("ride-policy", await stage.IsRefused(one, "plan", """{ "kind": "rideshare" }"""));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_driver_on_file_counts_as_far_as_the_clinic_accepts_one(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact(more: """, "driver": { "kind": "rideshare" } """);
        var visit = Booked("2027-01-12");
        await stage.Happens(visit);
        Assert.Equal("planned rideshare", await stage.RideLine(visit));

        await stage.Happens(Open("responsible-adult"));
        Assert.Equal("needed null", await stage.RideLine(visit));
        await stage.Happens(Open(version: 2));

        Assert.Equal("planned rideshare", await stage.RideLine(visit));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task The_last_day_to_ask_for_a_transport_follows_the_clinics_days(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-26");
        await stage.Happens(Open(), visit);
        Assert.Equal("2027-01-19T15:00:00-08:00", (await stage.Says(visit, "plan", """{ "kind": "medical-transport" }""")).Text("deadline"));

        await stage.Happens(Open(version: 2, closedOn: ["2027-01-21", "2027-01-22"]));

        Assert.Equal("2027-01-15T15:00:00-08:00", (await stage.Ride(visit)).Text("deadline"));
    }
}

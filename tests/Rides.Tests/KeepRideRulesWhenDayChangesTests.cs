using Scheduling.Contracts.Courses;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class KeepRideRulesWhenDayChangesTests
{
    static readonly Guid Storm = new("0195c000-0000-7000-8000-00000000000f");

    static ClinicDayChanged Day(string date, bool open = false, long version = 1, string what = "clinic") =>
        new() { ClinicId = "lbw", Version = version, ClosureId = Storm, Date = DateOnly.Parse(date), What = what, Open = open };

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_closure_makes_the_last_day_to_ask_for_a_transport_an_earlier_one_until_it_is_lifted(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-26");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "plan", """{ "kind": "medical-transport" }""");

        await stage.Happens(Day("2027-01-20"), Day("2027-01-21", what: "chair"));
        Assert.Equal("2027-01-18T15:00:00-08:00", (await stage.Ride(visit)).Text("deadline"));
        await stage.Happens(Day("2027-01-20", open: true, version: 2));
        await stage.Happens(Day("2027-01-20"));

        Assert.Equal("2027-01-19T15:00:00-08:00", (await stage.Ride(visit)).Text("deadline"));
    }
}

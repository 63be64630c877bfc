using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class WatchRidesTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_that_nobody_drives_is_at_risk_once_at_each_of_its_deadlines(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        await stage.Until("2027-01-12", "12:00");

        var risks = await stage.Events("ride.at-risk.v1");
        Assert.Equal(["2 needed three-days-before", "3 needed day-before", "4 needed two-hours-before"], risks.Select(e => $"{e.GetProperty("version")} {e.Text("status")} {e.Text("reason")}"));
        Assert.Equal(
            ["2027-01-09T10:00:00", "2027-01-11T15:00:00", "2027-01-12T08:00:00"],
            (await stage.Ride(visit)).GetProperty("history").EnumerateArray().Skip(1).Select(change => change.Text("at")[..19]));
        Assert.All(risks, e => Assert.Equal("2027-01-09T10:00:00-08:00", e.Text("atRiskSince")));
        Assert.Equal(visit.SessionId, Assert.Single(await stage.Items("/v1/clinics/lbw/rides?status=at-risk")).GetProperty("sessionId").GetGuid());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_planned_ride_is_at_risk_on_the_afternoon_before_and_a_confirmed_one_never(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact(more: DriverOnFile);
        Contracts.Courses.SessionBooked planned = Booked("2027-01-12"), confirmed = Booked("2027-01-15");
        await stage.Happens(Open(), planned, confirmed);
        await stage.Says(confirmed, "confirm");

        await stage.Until("2027-01-11", "14:59");
        Assert.Empty(await stage.Events("ride.at-risk.v1"));
        await stage.Until("2027-01-15", "12:00");

        Assert.Equal(["day-before", "two-hours-before"], (await stage.Events("ride.at-risk.v1")).Where(e => e.GetProperty("sessionId").GetGuid() == planned.SessionId).Select(e => e.Text("reason")));
        Assert.Equal("confirmed adult", await stage.RideLine(confirmed));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Who_confirms_ends_the_risk_and_who_plans_ends_it_before_the_afternoon_before(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        await stage.Until("2027-01-10");
        Assert.Equal("needed null at risk three-days-before", await stage.RideLine(visit));
        await stage.Says(visit, "plan", """{ "kind": "adult" }""");
        Assert.Equal("planned adult", await stage.RideLine(visit));
        await stage.Until("2027-01-11", "16:00");
        await stage.Says(visit, "plan", """{ "kind": "clinic" }""");
        Assert.Equal("planned clinic at risk day-before", await stage.RideLine(visit));
        await stage.Says(visit, "confirm");
        Assert.Equal("confirmed clinic", await stage.RideLine(visit));
        Assert.Empty(await stage.Items("/v1/clinics/lbw/rides?status=at-risk"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_visit_booked_after_a_deadline_is_at_risk_at_once_and_only_of_the_last(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "08:30");
        Contracts.Courses.SessionBooked soon = Booked("2027-01-12"), tomorrow = Booked("2027-01-13", patientId: "pt-2");
        await stage.Happens(Open(), soon, tomorrow);

        Assert.Equal("needed null at risk two-hours-before", await stage.RideLine(soon));
        Assert.Equal("needed null", await stage.RideLine(tomorrow));
        await stage.Until("2027-01-13");
        Assert.Equal("needed null at risk two-hours-before", await stage.RideLine(tomorrow));
        Assert.Equal(["two-hours-before", "day-before", "two-hours-before"], (await stage.Events("ride.at-risk.v1")).Select(e => e.Text("reason")));
    }

    [Fact]
    public async Task Deadlines_that_passed_while_nothing_ran_are_told_as_the_last_of_them()
    {
        await using var stage = await Stage.Open("sqlite");
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        await stage.Restart("2027-01-12", "09:00");
        await stage.Passes(TimeSpan.Zero);

        Assert.Equal("two-hours-before", Assert.Single(await stage.Events("ride.at-risk.v1")).Text("reason"));
    }

    [Fact]
    public async Task Two_that_look_at_once_call_for_a_person_once()
    {
        await using var stage = await Stage.Open("postgres");
        await stage.Happens([Open(), .. Induction()]);
        await using var other = await stage.Beside();

        await Task.WhenAll(stage.Until("2027-01-30"), other.Until("2027-01-30"));

        var risks = (await stage.Events("ride.at-risk.v1")).Select(e => $"{e.Text("sessionId")} {e.Text("reason")}").ToList();
        Assert.Equal(risks.Distinct().Count(), risks.Count);
        Assert.Equal(24, risks.Count);
    }
}

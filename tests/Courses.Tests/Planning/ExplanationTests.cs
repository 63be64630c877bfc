using FsCheck;
using FsCheck.Fluent;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;

namespace Scheduling.Courses.Tests.Planning;

public sealed class ExplanationTests
{
    static readonly PlanRequest Trd = Given.Request("spravato-trd", "2027-11-23", Weekday.Tue, Weekday.Fri) with { Explains = true };

    [Fact]
    public void Nothing_is_explained_unasked() => Assert.Null(Given.Plan(Trd with { Explains = false }).Why);

    [Fact]
    public void Every_day_that_was_looked_at_in_vain_is_told_once_with_all_that_refused_it()
    {
        var clinic = Given.Clinic with { ClosedOn = [Given.Day("2027-11-24"), Given.Day("2027-11-26")] };

        var why = Given.Plan(Trd with { Unavailable = [Given.Day("2027-11-27")], HorizonSessions = 8 }, clinic).Why!;

        Assert.Equal(
            ["2027-11-24 clinic-closed min-gap", "2027-11-25 clinic-closed", "2027-11-26 clinic-closed", "2027-11-27 clinic-closed patient-unavailable",
                "2027-11-28 clinic-closed", "2027-11-29 min-gap"],
            why.Select(Told));
    }

    [Fact]
    public void A_start_that_was_passed_over_is_told_with_all_that_refused_it()
    {
        var clinic = Given.Clinic with { Chairs = Given.Chairs(1), MaxMonitored = 1, TurnoverMinutes = 0 };
        var request = Trd with { StartDate = Given.Day("2027-01-05"), PreferredTime = new(12, 30), HorizonSessions = 8 };

        var why = Given.Plan(request, clinic, [Given.Block("chair-1", "2027-01-05T12:30:00-08:00", 45)]).Why!;

        Assert.Equal(
            ["12:30 chair-full monitored-full starts-full", "12:45 chair-full monitored-full", "12:15 chair-full monitored-full", "13:00 chair-full monitored-full", "12:00 chair-full monitored-full"],
            why.OrderBy(place => Math.Abs((place.StartsAt!.Value - Given.Instant("2027-01-05T12:30:00-08:00")).TotalMinutes)).ThenByDescending(place => place.StartsAt)
                .Select(place => Told(place)["2027-01-05 ".Length..]));
    }

    [Fact]
    public void A_start_outside_the_hours_without_a_prescriber_and_in_the_past_is_all_three()
    {
        var clinic = Given.Clinic with { PrescriberHours = Given.OnSite(8, 14) };
        var request = Trd with { StartDate = Given.Day("2027-01-05"), PreferredTime = new(15, 0), HorizonSessions = 8, Now = Given.Instant("2027-01-05T15:10:00-08:00") };

        var why = Given.Plan(request, clinic).Why!;

        Assert.Contains("2027-01-05 15:00 outside-hours no-prescriber in-the-past", why.Select(Told));
        Assert.Contains("2027-01-05 15:15 outside-hours no-prescriber", why.Select(Told));
        Assert.Contains("2027-01-05 11:15 in-the-past", why.Select(Told));
        Assert.Contains("2027-01-05 no-prescriber", why.Select(Told).Select(told => told.Replace("in-the-past", "no-prescriber", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_explained_plan_is_the_plan_and_what_it_took_comes_after_all_it_refused() => Prop.ForAll(Scenario.Any, scenario =>
    {
        var explained = Given.Plan(scenario.Request with { Explains = true }, scenario.Clinic, scenario.Booked);

        Assert.Equal(scenario.Plan().Sessions, explained.Sessions);
        if (explained.Why is { } why)
        {
            Assert.All(why, place => Assert.NotEmpty(place.Rules));
            Assert.All(explained.Sessions.Where(session => session.IsBooked), session => Assert.All(
                why.Where(place => place.Date == session.Date && place.StartsAt is not null),
                place => Assert.True(FromWish(scenario.Request, place.StartsAt!.Value) <= FromWish(scenario.Request, session.StartsAt) && place.StartsAt != session.StartsAt)));
            Assert.All(explained.Unplaced, slot => Assert.Contains(why, place => place.StartsAt is null && place.Rules.Intersect(slot.RefusedBy).Any()));
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    static double FromWish(PlanRequest request, DateTimeOffset startsAt) => Math.Abs((startsAt.TimeOfDay - request.PreferredTime.ToTimeSpan()).TotalMinutes);

    static string Told(RefusedPlace place) => $"{place.Date:yyyy-MM-dd} {(place.StartsAt is { } at ? $"{at:HH:mm} " : "")}{string.Join(' ', place.Rules)}";
}

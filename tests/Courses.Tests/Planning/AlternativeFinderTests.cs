using System.Diagnostics;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;

namespace Scheduling.Courses.Tests.Planning;

public sealed class AlternativeFinderTests
{
    static readonly PlanRequest Trd = Given.Request("spravato-trd", "2027-11-23", Weekday.Tue, Weekday.Fri);
    static readonly PlanRequest Series = Given.Request("iv-6-in-3-weeks", "2027-04-06", Weekday.Tue, Weekday.Thu);

    [Fact]
    public void A_slot_between_a_holiday_and_a_closed_day_finds_its_place_when_the_next_dose_makes_room()
    {
        var alternative = To(Trd, Closed("2027-11-26"))!; // EX11B: Thanksgiving is the day before

        Assert.Equal(
            ["1 2027-11-23 0 ", "2 2027-11-29 3 clinic closed", "3 2027-12-01 1 too near another dose", "4 2027-12-03 0 ", "5 2027-12-07 0 ", "6 2027-12-10 0 ", "7 2027-12-14 0 ", "8 2027-12-17 0 "],
            Booked(alternative.Plan).Select(session => $"{session.Number} {session.Date:yyyy-MM-dd} {session.ShiftDays} {session.ShiftReason}"));
        Assert.Equal((4, 0), (alternative.TotalShiftDays, alternative.SkippedPatternDays));
        Assert.Empty(alternative.Plan.Unplaced);
    }

    [Fact]
    public void Later_phases_and_the_review_follow_from_the_alternative_as_they_would_from_any_plan()
    {
        var alternative = To(Trd, Closed("2027-11-26"))!.Plan;

        Assert.Equal(Given.Plan(Trd).Sessions.Skip(8).Select(session => (session.Number, session.DoseNumber, session.Date, session.IsBooked)),
            alternative.Sessions.Skip(8).Select(session => (session.Number, session.DoseNumber, session.Date, session.IsBooked)));
        Assert.Equal((8, Given.Day("2027-12-17")), (Assert.Single(alternative.Reviews).AfterSession, alternative.Reviews[0].DueDate));
    }

    [Fact]
    public void A_series_that_slides_past_its_ceiling_is_drawn_together_inside_it()
    {
        // Tuesday is open, so the fixed steps take it; Thursday then finds no day, and the series ends a day after its ceiling.
        var clinic = Closed("2027-04-15", "2027-04-16");

        Assert.True(Given.Plan(Series, clinic).CeilingExceeded);
        var alternative = To(Series, clinic)!;

        Assert.Equal(
            ["2027-04-06 0 ", "2027-04-08 0 ", "2027-04-12 -1 too near another dose", "2027-04-14 -1 clinic closed", "2027-04-20 0 ", "2027-04-22 0 "],
            Booked(alternative.Plan).Select(session => $"{session.Date:yyyy-MM-dd} {session.ShiftDays} {session.ShiftReason}"));
        Assert.Equal((2, 0, false), (alternative.TotalShiftDays, alternative.SkippedPatternDays, alternative.Plan.CeilingExceeded));
        Assert.Equal(Given.Day("2027-05-06"), alternative.Plan.Sessions[6].Date); // the first booster, two weeks on
    }

    [Fact]
    public void A_series_that_cannot_be_whole_inside_its_ceiling_leaves_its_last_numbers_without_a_place()
    {
        var alternative = To(Series with { Unavailable = [.. Enumerable.Range(0, 8).Select(Given.Day("2027-04-19").AddDays)] }, Closed("2027-04-15", "2027-04-16"))!;

        Assert.Equal([Given.Day("2027-04-06"), Given.Day("2027-04-08"), Given.Day("2027-04-12"), Given.Day("2027-04-14")], Booked(alternative.Plan).Select(session => session.Date));
        Assert.Equal([5, 6], alternative.Plan.Unplaced.Where(slot => slot.IsBooked).Select(slot => slot.Number));
        Assert.StartsWith("No legal day until 2027-04-26: Mon 2027-04-19 patient unavailable; Tue 2027-04-20 patient unavailable; ", alternative.Plan.Unplaced[0].Reason);
    }

    [Fact]
    public void A_plan_that_is_whole_has_no_alternative() => Assert.Null(To(Trd, Given.Clinic));

    [Fact]
    public void Where_no_arrangement_places_more_doses_there_is_no_alternative()
    {
        var weekAway = Enumerable.Range(0, 7).Select(Given.Day("2027-11-30").AddDays).ToArray();

        Assert.Equal(2, Given.Plan(Trd with { Unavailable = weekAway }).Unplaced.Count);
        Assert.Null(To(Trd with { Unavailable = weekAway }, Given.Clinic));
    }

    [Fact]
    public void An_alternative_may_itself_leave_a_slot_without_a_place_and_says_why()
    {
        var alternative = To(Trd with { Unavailable = [.. Enumerable.Range(0, 7).Select(Given.Day("2027-12-07").AddDays)] }, Closed("2027-11-26"))!;

        Assert.Equal([5, 6], alternative.Plan.Unplaced.Select(slot => slot.Number));
        Assert.StartsWith("No legal day in treatment week 3: Tue 2027-12-07 patient unavailable; Wed ", alternative.Plan.Unplaced[0].Reason);
        Assert.Equal(4, alternative.TotalShiftDays);
    }

    [Fact]
    public void A_phase_at_intervals_has_no_alternative()
    {
        var weekly = Trd with
        {
            Unavailable = [.. Enumerable.Range(-2, 5).Select(Given.Day("2028-01-07").AddDays)],
            From = new() { PhaseIndex = 1, NextNumber = 9, NextDoseNumber = 9, LastTarget = Given.Day("2027-12-17"), LastDose = Given.Day("2027-12-17") },
        };

        Assert.Equal(11, Assert.Single(Given.Plan(weekly).Unplaced).Number);
        Assert.Null(To(weekly, Given.Clinic));
    }

    [Theory]
    [InlineData("spravato-trd", "treatment-week")]
    [InlineData("spravato-trd", "min-gap")]
    [InlineData("im-8-in-4-weeks", "min-gap")]
    [InlineData("iv-6-weekly", "min-gap")]
    public void The_most_that_eight_slots_leave_open_is_searched_in_a_few_milliseconds(string protocolId, string overridden)
    {
        // Every day has a start at its very end, after many that are taken, so that no day falls away.
        var everyDay = Enum.GetValues<Weekday>();
        var clinic = Given.Clinic with { Hours = Given.Hours(8, 20, everyDay), PrescriberHours = Given.OnSite(8, 20, everyDay), Holidays = Holidays.None };
        var pattern = protocolId == "iv-6-weekly" ? new[] { Weekday.Tue } : [Weekday.Tue, Weekday.Fri];
        var request = Given.Request(protocolId, "2027-02-02", pattern) with { Overridden = [overridden], Unavailable = [.. pattern.Select(day => Given.Day("2027-02-09").AddDays((int)day - 1))] };
        var taken = Enumerable.Range(0, 60).SelectMany(day => Enumerable.Range(1, 4).Select(chair => Given.Block($"chair-{chair}", $"{request.StartDate.AddDays(day):yyyy-MM-dd}T08:00:00-08:00", 9 * 60)));
        var (calendar, occupancy) = (new ClinicCalendar(clinic), new Occupancy(taken));

        // The quickest of some runs, for a machine may be busy with other things.
        var milliseconds = Enumerable.Range(0, 20).Select(_ =>
        {
            var watch = Stopwatch.StartNew();
            Assert.Equal(request.Protocol.Phases[0].Sessions, AlternativeFinder.Best(request, request.Protocol.Phases[0], request.Protocol.Phases[0].Sessions!.Value, calendar, occupancy).Placed);
            return watch.Elapsed.TotalMilliseconds;
        }).Min();

        TestContext.Current.TestOutputHelper?.WriteLine($"{milliseconds:0.00} ms");
        Assert.InRange(milliseconds, 0, 20);
    }

    static Alternative? To(PlanRequest request, Clinic clinic) =>
        AlternativeFinder.For(Given.Plan(request, clinic), request, new ClinicCalendar(clinic), Occupancy.Empty);

    static Clinic Closed(params string[] dates) => Given.Clinic with { ClosedOn = [.. dates.Select(Given.Day)] };

    static IEnumerable<PlannedSession> Booked(Plan plan) => plan.Sessions.Where(session => session.IsBooked);
}

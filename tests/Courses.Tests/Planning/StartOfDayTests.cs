using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;

namespace Scheduling.Courses.Tests.Planning;

public sealed class StartOfDayTests
{
    static readonly PlanRequest Trd = Given.Request("spravato-trd", "2027-01-05", Weekday.Tue, Weekday.Fri);

    static PlannedSession First(PlanRequest request, Clinic? clinic = null, params ChairBlock[] booked) => Given.Plan(request, clinic, booked).Sessions[0];

    [Theory]
    [InlineData("10:00", "10:00")]
    [InlineData("07:00", "08:00")]
    [InlineData("16:00", "14:15")]
    [InlineData("23:45", "14:15")]
    [InlineData("00:00", "08:00")]
    public void The_nearest_start_to_the_wished_time_is_taken(string wished, string start) =>
        Assert.Equal(TimeOnly.Parse(start), First(Trd with { PreferredTime = TimeOnly.Parse(wished) }).LocalTime);

    [Fact]
    public void The_later_of_two_equally_near_starts_is_taken() =>
        Assert.Equal(new TimeOnly(10, 15), First(Trd, null, Given.Block("chair-2", "2027-01-05T10:00:00-08:00", 165)).LocalTime);

    [Fact]
    public void A_wished_time_off_the_grid_finds_the_nearest_line()
    {
        Assert.Equal(new TimeOnly(10, 0), First(Trd with { PreferredTime = new(10, 5) }).LocalTime);
        Assert.Equal(new TimeOnly(10, 15), First(Trd with { PreferredTime = new(10, 10) }).LocalTime);
    }

    [Fact]
    public void The_patients_window_bounds_arrival_and_the_end_of_the_visit()
    {
        Assert.Equal(new TimeOnly(13, 0), First(Trd with { TimeWindow = new() { From = new(13, 0), To = new(17, 0) } }).LocalTime);
        Assert.Equal(new TimeOnly(9, 15), First(Trd with { TimeWindow = new() { From = new(8, 0), To = new(12, 0) } }).LocalTime);
    }

    [Fact]
    public void A_visit_never_runs_over_a_lunch_break_or_past_the_prescriber()
    {
        var lunch = Given.Clinic with { Hours = [.. Given.Hours(8, 12), .. Given.Hours(13, 17)] };
        var prescriberLeaves = Given.Clinic with { PrescriberHours = Given.OnSite(8, 12) };
        var handOver = Given.Clinic with { PrescriberHours = [.. Given.OnSite(8, 11), .. Given.OnSite(11, 17)] };

        Assert.Equal(new TimeOnly(9, 15), First(Trd, lunch).LocalTime);
        Assert.Equal(new TimeOnly(9, 15), First(Trd, prescriberLeaves).LocalTime);
        Assert.Equal(new TimeOnly(10, 0), First(Trd, handOver).LocalTime);
    }

    [Fact]
    public void A_day_without_a_prescriber_is_passed_over_with_that_reason()
    {
        var clinic = Given.Clinic with { PrescriberHours = Given.OnSite(8, 17, Weekday.Mon, Weekday.Wed, Weekday.Thu, Weekday.Fri) };

        var first = First(Trd, clinic);

        Assert.Equal((Given.Day("2027-01-06"), "no prescriber on site for the whole visit"), (first.Date, first.ShiftReason));
    }

    [Fact]
    public void The_chair_with_the_most_booked_minutes_that_day_is_taken_then_the_first_of_the_list()
    {
        var clinic = Given.Clinic with { MaxMonitored = null };
        var morning = Given.Block("chair-3", "2027-01-05T13:00:00-08:00", 165);

        Assert.Equal("chair-1", First(Trd, clinic).ChairId);
        Assert.Equal("chair-3", First(Trd, clinic, morning).ChairId);
        Assert.Equal("chair-2", First(Trd, clinic, morning, Given.Block("chair-2", "2027-01-05T13:15:00-08:00", 180)).ChairId);
        Assert.Equal("chair-4", First(Trd with { ChairId = "chair-4" }, clinic, morning).ChairId);
    }

    [Fact]
    public void A_chair_rests_its_turnover_on_both_sides_of_a_visit()
    {
        var clinic = Given.Clinic with { Chairs = Given.Chairs(1) };

        Assert.Equal(new TimeOnly(10, 0), First(Trd, clinic, Given.Block("chair-1", "2027-01-05T08:00:00-08:00", 105)).LocalTime);
        Assert.Equal(new TimeOnly(10, 15), First(Trd, clinic, Given.Block("chair-1", "2027-01-05T08:00:00-08:00", 106)).LocalTime);
        Assert.Equal(new TimeOnly(10, 0), First(Trd, clinic, Given.Block("chair-1", "2027-01-05T13:00:00-08:00", 60)).LocalTime);
        Assert.Equal(new TimeOnly(9, 45), First(Trd, clinic, Given.Block("chair-1", "2027-01-05T12:59:00-08:00", 60)).LocalTime);
    }

    [Fact]
    public void Only_visits_in_progress_at_once_count_against_the_monitored_limit()
    {
        var clinic = Given.Clinic with { MaxMonitored = 2 };
        var (before, after) = (Given.Block("chair-2", "2027-01-05T09:00:00-08:00", 60), Given.Block("chair-3", "2027-01-05T12:45:00-08:00", 60));
        var (early, late) = (Given.Block("chair-2", "2027-01-05T10:15:00-08:00", 60), Given.Block("chair-3", "2027-01-05T11:15:00-08:00", 60));

        Assert.Equal(new TimeOnly(10, 0), First(Trd, clinic, before, after).LocalTime);
        Assert.Equal(new TimeOnly(10, 0), First(Trd, clinic, early, late).LocalTime);
        Assert.Equal(new TimeOnly(11, 15), First(Trd, clinic, early, late with { StartsAt = late.StartsAt.AddMinutes(-1), EndsAt = late.EndsAt.AddMinutes(45) }).LocalTime);
    }

    [Fact]
    public void An_arrival_between_two_lines_counts_on_the_line_before_it() =>
        Assert.Equal(new TimeOnly(10, 15), First(Trd, null, Given.Block("chair-2", "2027-01-05T10:07:00-08:00", 60)).LocalTime);

    [Fact]
    public void A_full_day_is_passed_over_and_says_what_is_full()
    {
        var clinic = Given.Clinic with { Chairs = Given.Chairs(1) };

        var first = First(Trd, clinic, Given.Block("chair-1", "2027-01-05T07:45:00-08:00", 480));

        Assert.Equal((Given.Day("2027-01-06"), 1, "no chair free"), (first.Date, first.ShiftDays, first.ShiftReason));
    }

    [Fact]
    public void Projected_visits_take_no_chair_and_mind_no_booking()
    {
        var projected = Given.Plan(Trd).Sessions[8].Date;
        var full = Given.Chairs(4).Select(chair => Given.Block(chair.Id, $"{projected:yyyy-MM-dd}T08:00:00-08:00", 540)).ToArray();

        Assert.Equal(new TimeOnly(10, 0), Given.Plan(Trd, null, full).Sessions[8].LocalTime);
    }
}

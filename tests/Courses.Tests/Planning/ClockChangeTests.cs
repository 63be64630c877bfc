using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>A clinic open on Sunday nights, where the clocks change inside its visits.</summary>
public sealed class ClockChangeTests
{
    static readonly Clinic Night = Given.Clinic with { Hours = Given.Hours(0, 8, Weekday.Sun), PrescriberHours = Given.OnSite(0, 8, Weekday.Sun) };

    // Clocks go forward on Sunday 2027-03-14 and back on Sunday 2027-11-07, at 02:00.
    static PlannedSession On(string sunday, TimeOnly wished, Clinic? clinic = null) =>
        Given.Plan(Given.Request("iv-6-weekly", sunday, Weekday.Sun) with { PreferredTime = wished }, clinic ?? Night).Sessions[0];

    [Theory]
    [InlineData("2027-03-14", "2027-03-14T01:00:00-08:00", "2027-03-14T04:15:00-07:00")]
    [InlineData("2027-11-07", "2027-11-07T01:00:00-07:00", "2027-11-07T02:15:00-08:00")]
    public void A_visit_over_the_change_lasts_its_elapsed_minutes(string sunday, string start, string end)
    {
        var session = On(sunday, new(1, 0));

        Assert.True(session.StartsAt.EqualsExact(Given.Instant(start)));
        Assert.True(session.EndsAt.EqualsExact(Given.Instant(end)));
    }

    [Fact]
    public void No_visit_starts_at_a_time_the_clocks_skip() => Assert.Equal(new TimeOnly(3, 0), On("2027-03-14", new(2, 30)).LocalTime);

    [Fact]
    public void A_night_shorter_by_an_hour_holds_the_visit_only_if_its_minutes_fit()
    {
        // 00:00 to 03:15 is 195 minutes on any other Sunday, 135 on this one.
        var clinic = Night with { Hours = [new() { Day = Weekday.Sun, Opens = new(0, 0), Closes = new(3, 15) }] };

        Assert.Equal(new TimeOnly(1, 0), On("2027-03-07", new(1, 0), clinic).LocalTime);
        Assert.Equal(new TimeOnly(0, 0), On("2027-03-14", new(1, 0), clinic).LocalTime);
    }

    [Fact]
    public void Weekly_visits_keep_their_wall_time_over_the_change()
    {
        var plan = Given.Plan(Given.Request("iv-6-weekly", "2027-03-03", Weekday.Wed));

        Assert.All(plan.Sessions, session => Assert.Equal(new TimeOnly(10, 0), session.LocalTime));
        Assert.Equal([18, 18, 17, 17, 17, 17], plan.Sessions.Take(6).Select(session => session.StartsAt.UtcDateTime.Hour));
    }

    [Fact]
    public void The_end_of_24_hours_without_driving_is_elapsed_time()
    {
        var saturday = Given.Clinic with { Hours = Given.Hours(8, 17, Weekday.Sat), PrescriberHours = Given.OnSite(8, 17, Weekday.Sat) };

        var session = Given.Plan(Given.Request("iv-6-weekly", "2027-03-13", Weekday.Sat), saturday).Sessions[0];

        Assert.True(session.NoDrivingUntil!.Value.EqualsExact(Given.Instant("2027-03-14T12:00:00-07:00")));
    }

    [Fact]
    public void A_clinic_plans_in_its_own_zone_whatever_the_machines_or_the_patients()
    {
        var kathmandu = Given.Clinic with { TimeZone = "Asia/Kathmandu" };

        var session = Given.Plan(Given.Request("iv-6-in-2-weeks", "2027-04-05", Weekday.Mon, Weekday.Wed, Weekday.Fri), kathmandu).Sessions[0];

        Assert.True(session.StartsAt.EqualsExact(Given.Instant("2027-04-05T10:00:00+05:45")));
        Assert.True(session.NoDrivingUntil!.Value.EqualsExact(Given.Instant("2027-04-06T11:00:00+05:45")));
    }

    [Fact]
    public void The_leap_day_is_an_ordinary_day() =>
        Assert.Contains(Given.Day("2028-02-29"), Given.Plan(Given.Request("spravato-trd", "2028-02-15", Weekday.Tue, Weekday.Fri)).Sessions.Select(session => session.Date));

    [Fact]
    public void Two_holidays_over_the_year_end_each_shift_around_their_own_slot()
    {
        var sessions = Given.Plan(Given.Request("spravato-trd", "2027-11-23", Weekday.Tue, Weekday.Fri)).Sessions;

        Assert.Equal([Given.Day("2027-12-23"), Given.Day("2027-12-30"), Given.Day("2028-01-07")], sessions.Skip(8).Take(3).Select(session => session.Date));
    }
}

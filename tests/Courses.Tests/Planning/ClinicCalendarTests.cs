using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Tests.Planning;

public sealed class ClinicCalendarTests
{
    [Theory]
    [InlineData("2027-01-05", null)]
    [InlineData("2027-01-09", "clinic closed (Sat)")]
    [InlineData("2027-01-18", "Birthday of Martin Luther King, Jr.")]
    [InlineData("2027-06-18", "Juneteenth National Independence Day (observed)")]
    [InlineData("2027-11-26", "clinic closed")]
    [InlineData("2027-10-11", null)]
    [InlineData("2027-03-02", "clinic closed (burst pipe)")]
    [InlineData("2027-03-03", "clinic closed")]
    public void A_day_says_why_it_is_closed(string date, string? why)
    {
        var clinic = Given.Clinic with { ClosedOn = [Given.Day("2027-11-26")], OpenOn = [Given.Day("2027-10-11")] };
        var calendar = new ClinicCalendar(clinic, [Given.Closed("2027-03-02", "burst pipe"), Given.Closed("2027-03-03")]);

        Assert.Equal(why, calendar.WhyClosed(Given.Day(date)));
        Assert.Equal(why is null, calendar.IsOpen(Given.Day(date)));
    }

    [Fact]
    public void Prescribers_who_hand_over_are_one_presence_and_a_break_between_them_is_not()
    {
        var calendar = new ClinicCalendar(Given.Clinic with
        {
            PrescriberHours = [.. Given.OnSite(12, 15, Weekday.Mon), .. Given.OnSite(8, 12, Weekday.Mon), .. Given.OnSite(16, 18, Weekday.Mon)],
        });

        Assert.Equal([new(new(8, 0), new(15, 0)), new(new(16, 0), new(18, 0))], calendar.PrescriberOn(Given.Day("2027-01-04")));
    }

    [Fact]
    public void Opening_on_a_holiday_opens_no_weekday_without_hours() =>
        Assert.Equal("clinic closed (Sat)", new ClinicCalendar(Given.Clinic with { OpenOn = [Given.Day("2027-01-09")] }).WhyClosed(Given.Day("2027-01-09")));
}

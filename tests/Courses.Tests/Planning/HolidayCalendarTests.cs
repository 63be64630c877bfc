using System.Text.Json;
using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Tests.Planning;

public sealed class HolidayCalendarTests
{
    [Fact]
    public void Two_years_of_federal_holidays_close_the_days_on_which_they_are_observed()
    {
        var expected = WorkedExamples.HolidayRows().Select(row => (Date: Given.Day(Text(row, "observed")), Name: NameOf(row))).OrderBy(row => row.Date);

        var closing = HolidayCalendar.Between(new(2027, 1, 1), new(2028, 12, 31), Holidays.UsFederal);

        Assert.Equal(expected, closing.Select(date => (date, HolidayCalendar.NameOn(date, Holidays.UsFederal)!)));
    }

    [Fact]
    public void New_Years_Day_2028_closes_the_last_day_of_2027() =>
        Assert.Equal("New Year's Day (observed)", HolidayCalendar.NameOn(new(2027, 12, 31), Holidays.UsFederal));

    [Fact]
    public void The_legal_day_of_a_shifted_holiday_is_not_closed_by_it() =>
        Assert.Null(HolidayCalendar.NameOn(new(2027, 12, 25), Holidays.UsFederal));

    [Fact]
    public void A_clinic_without_a_holiday_calendar_has_none() =>
        Assert.Empty(HolidayCalendar.Between(new(2027, 1, 1), new(2028, 12, 31), Holidays.None));

    static string NameOf(JsonElement row) => Text(row, "name") + (Text(row, "observed") == Text(row, "legal") ? "" : " (observed)");

    static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;
}

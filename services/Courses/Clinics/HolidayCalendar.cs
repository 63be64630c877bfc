namespace Scheduling.Courses.Clinics;

/// <summary>The holidays on which a clinic is closed, looked up by date: a year's list would miss a New Year's Day that is observed in December.</summary>
public static class HolidayCalendar
{
    /// <summary>The name of the holiday that closes a date, with <c>(observed)</c> where it is not the legal day; null on other dates.</summary>
    public static string? NameOn(DateOnly date, Holidays holidays) => holidays is Holidays.UsFederal ? UsFederal(date) : null;

    /// <summary>Every closing date of the calendar, both ends included.</summary>
    public static IEnumerable<DateOnly> Between(DateOnly from, DateOnly to, Holidays holidays)
    {
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            if (NameOn(date, holidays) is not null)
            {
                yield return date;
            }
        }
    }

    // 5 U.S.C. 6103: a Saturday's holiday is observed on the Friday before, a Sunday's (E.O. 11582) on the Monday after.
    static string? UsFederal(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday or DayOfWeek.Sunday => null,
        DayOfWeek.Monday => OnMonday(date) ?? Fixed(date.Month, date.Day)?.Name ?? DayBefore(date)?.Observed,
        DayOfWeek.Friday => Fixed(date.Month, date.Day)?.Name ?? DayAfter(date)?.Observed,
        DayOfWeek.Thursday when date is { Month: 11, Day: >= 22 and <= 28 } => "Thanksgiving Day",
        _ => Fixed(date.Month, date.Day)?.Name,
    };

    static FixedHoliday? DayBefore(DateOnly date) => date > DateOnly.MinValue ? Fixed(date.AddDays(-1).Month, date.AddDays(-1).Day) : null;

    static FixedHoliday? DayAfter(DateOnly date) => date < DateOnly.MaxValue ? Fixed(date.AddDays(1).Month, date.AddDays(1).Day) : null;

    static string? OnMonday(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, >= 15 and <= 21) => "Birthday of Martin Luther King, Jr.",
        (2, >= 15 and <= 21) => "Washington's Birthday",
        (5, >= 25) => "Memorial Day",
        (9, <= 7) => "Labor Day",
        (10, >= 8 and <= 14) => "Columbus Day",
        _ => null,
    };

    static FixedHoliday? Fixed(int month, int day) => (month, day) switch
    {
        (1, 1) => FixedHoliday.NewYear,
        (6, 19) => FixedHoliday.Juneteenth,
        (7, 4) => FixedHoliday.Independence,
        (11, 11) => FixedHoliday.Veterans,
        (12, 25) => FixedHoliday.Christmas,
        _ => null,
    };

    sealed record FixedHoliday(string Name)
    {
        public static readonly FixedHoliday NewYear = new("New Year's Day");
        public static readonly FixedHoliday Juneteenth = new("Juneteenth National Independence Day");
        public static readonly FixedHoliday Independence = new("Independence Day");
        public static readonly FixedHoliday Veterans = new("Veterans Day");
        public static readonly FixedHoliday Christmas = new("Christmas Day");

        public string Observed { get; } = $"{Name} (observed)";
    }
}

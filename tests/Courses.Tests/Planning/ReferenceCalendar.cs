using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>A clinic's open days written a second time, the plainest way, from the law's list of holidays.</summary>
sealed class ReferenceCalendar(Clinic clinic)
{
    static readonly HashSet<DateOnly> Federal = [.. Enumerable.Range(2025, 12).SelectMany(FederalHolidays)];

    public bool IsOpen(DateOnly date) =>
        !clinic.ClosedOn.Contains(date)
        && (clinic.Holidays is Holidays.None || !Federal.Contains(date) || clinic.OpenOn.Contains(date))
        && clinic.Hours.Any(hours => hours.Day.ToString() == date.DayOfWeek.ToString()[..3]);

    static IEnumerable<DateOnly> FederalHolidays(int year)
    {
        yield return Observed(new(year, 1, 1));
        yield return Nth(year, 1, DayOfWeek.Monday, 3);
        yield return Nth(year, 2, DayOfWeek.Monday, 3);
        yield return Nth(year, 6, DayOfWeek.Monday, 1).AddDays(-7) is { Month: 5 } last ? last : throw new InvalidOperationException();
        yield return Observed(new(year, 6, 19));
        yield return Observed(new(year, 7, 4));
        yield return Nth(year, 9, DayOfWeek.Monday, 1);
        yield return Nth(year, 10, DayOfWeek.Monday, 2);
        yield return Observed(new(year, 11, 11));
        yield return Nth(year, 11, DayOfWeek.Thursday, 4);
        yield return Observed(new(year, 12, 25));
    }

    static DateOnly Observed(DateOnly legal) => legal.DayOfWeek switch
    {
        DayOfWeek.Saturday => legal.AddDays(-1),
        DayOfWeek.Sunday => legal.AddDays(1),
        _ => legal,
    };

    static DateOnly Nth(int year, int month, DayOfWeek day, int n) =>
        Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(d => new DateOnly(year, month, d)).Where(date => date.DayOfWeek == day).ElementAt(n - 1);
}

using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Planning;

/// <summary>The weekdays of a course, and the dates that fall on them.</summary>
readonly struct WeekPattern
{
    readonly int days;

    public WeekPattern(IEnumerable<Weekday> pattern)
    {
        foreach (var day in pattern)
        {
            days |= 1 << (int)day;
        }
    }

    public bool Has(Weekday day) => (days & (1 << (int)day)) != 0;

    /// <summary>That date, or the first after it, that is a day of the pattern.</summary>
    public DateOnly From(DateOnly date)
    {
        while (!Has(Weekdays.Of(date)))
        {
            date = date.AddDays(1);
        }

        return date;
    }

    public DateOnly After(DateOnly date) => From(date.AddDays(1));

    /// <summary>The fewest days from one day of the pattern to the next, over the week's end too; 7 for one day.</summary>
    public int SmallestGap()
    {
        var smallest = 7;
        for (var day = 0; day < 7; day++)
        {
            for (var gap = 1; gap < 7 && Has((Weekday)day); gap++)
            {
                if (Has((Weekday)((day + gap) % 7)))
                {
                    smallest = Math.Min(smallest, gap);
                }
            }
        }

        return smallest;
    }
}

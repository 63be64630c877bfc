using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Days;

/// <summary>How much of a day is open and how much of that is booked. Pure.</summary>
static class DayUse
{
    /// <summary>The minutes in which the chair may be used.</summary>
    public static int OpenMinutes(ClinicCalendar calendar, DateOnly date, string chairId)
    {
        if (!calendar.IsOpen(date)) return 0;
        var day = new WallDay(date, calendar.Zone);
        var closed = calendar.ChairClosedOn(date, chairId).OrderBy(stretch => stretch.From).ToList();
        var open = TimeSpan.Zero;
        foreach (var hours in calendar.HoursOn(date))
        {
            var at = hours.From;
            foreach (var stretch in closed)
            {
                if (at < stretch.From) open += Between(at, stretch.From < hours.To ? stretch.From : hours.To);
                if (at < stretch.To) at = stretch.To;
            }

            open += Between(at, hours.To);
        }

        return (int)open.TotalMinutes;

        TimeSpan Between(TimeOnly from, TimeOnly to) => from < to ? day.Edge(to) - day.Edge(from) : TimeSpan.Zero;
    }

    public static int BookedMinutes(IEnumerable<ChairBlock> blocks) => (int)blocks.Sum(block => (block.EndsAt - block.StartsAt).TotalMinutes);

    /// <summary>From 0 to 1, to the thousandth; 1 where visits lie on a day that is not open.</summary>
    public static double Share(int booked, int open) => open > 0 ? Math.Round((double)booked / open, 3) : booked > 0 ? 1 : 0;

    /// <summary>The most blocks in progress at once: it can only rise where one begins.</summary>
    public static int Peak(IReadOnlyCollection<ChairBlock> blocks) =>
        blocks.Select(block => blocks.Count(other => other.StartsAt <= block.StartsAt && block.StartsAt < other.EndsAt)).DefaultIfEmpty().Max();
}

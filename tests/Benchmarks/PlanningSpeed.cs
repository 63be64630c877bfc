using System.Diagnostics;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Benchmarks;

/// <summary>How many plans of the TRD course one core makes in a second, on an empty clinic and on one nine tenths full.</summary>
static class PlanningSpeed
{
    static readonly TimeSpan Span = TimeSpan.FromSeconds(3);
    static readonly DateOnly Start = new(2027, 1, 5);

    public static void Measure()
    {
        var calendar = new ClinicCalendar(SampleClinic.Domain(chairs: 4, monitored: 4));
        Report("empty clinic", calendar, Occupancy.Empty);
        Report("clinic 90 % full", calendar, NineTenthsFull(calendar));
    }

    static void Report(string what, ClinicCalendar calendar, Occupancy occupancy)
    {
        var request = Request();
        var placed = Planner.Plan(request, calendar, occupancy).Sessions.Count(s => s.IsBooked);
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < TimeSpan.FromSeconds(1);) Planner.Plan(request, calendar, occupancy);
        var (plans, watch) = (0, Stopwatch.StartNew());
        for (; watch.Elapsed < Span; plans++) Planner.Plan(request, calendar, occupancy);
        Console.WriteLine($"planning  EX01, {what,-17} {plans / watch.Elapsed.TotalSeconds,10:N0} plans/s on one core ({placed} of 8 doses placed)");
    }

    static PlanRequest Request() => new()
    {
        Protocol = ShippedProtocols.Find("spravato-trd")!,
        StartDate = Start,
        Pattern = [Weekday.Tue, Weekday.Fri],
        Now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    /// <summary>Books TRD courses from all starts of the weeks around until nine tenths of the chair time in the induction weeks are taken.</summary>
    static Occupancy NineTenthsFull(ClinicCalendar calendar)
    {
        var blocks = new List<ChairBlock>();
        var random = new Random(17);
        var (first, last) = (Start.AddDays(-7), Start.AddDays(28));
        var capacity = Enumerable.Range(0, last.DayNumber - first.DayNumber).Select(first.AddDays).Where(calendar.IsOpen).Sum(day => FullDay(calendar, day));
        for (var tries = 0; tries < 20_000 && blocks.Count < 0.9 * capacity; tries++)
        {
            var day = first.AddDays(random.Next(last.DayNumber - first.DayNumber));
            if (calendar.IsOpen(day) && Place(calendar, blocks, day, random) is { } block) blocks.Add(block);
        }
        Console.WriteLine($"          ({blocks.Count} of at most {capacity} blocks are taken in the clinic that is full)");
        return new Occupancy(blocks);
    }

    static int FullDay(ClinicCalendar calendar, DateOnly day)
    {
        var blocks = new List<ChairBlock>();
        while (Place(calendar, blocks, day, null) is { } block) blocks.Add(block);
        return blocks.Count;
    }

    static ChairBlock? Place(ClinicCalendar calendar, List<ChairBlock> taken, DateOnly day, Random? random)
    {
        var plan = Planner.Plan(
            Request() with
            {
                Protocol = OneDose, StartDate = day, Pattern = [Weekdays.Of(day)], PreferredTime = random is null ? new(8, 0) : new TimeOnly(8 + random.Next(7), 15 * random.Next(4)),
                Now = DateTimeOffset.MinValue,
            }, calendar, new Occupancy(taken.Where(b => b.Date == day)));
        return plan.Sessions is [{ ChairId: { } chair, Date: var date } session, ..] && date == day
            ? new() { Date = day, ChairId = chair, StartsAt = session.StartsAt, EndsAt = session.EndsAt }
            : null;
    }

    static readonly Protocol OneDose = ShippedProtocols.Find("spravato-trd")! with
    {
        Phases = [new() { Name = PhaseName.Induction, Placement = Placement.WeekBound, Sessions = 1, Weeks = 1, PerWeek = 1 }],
    };
}

using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Days;

/// <summary>What a day still takes. Pure.</summary>
static class DaySpace
{
    /// <summary>For each route that the clinic's chairs offer, by the longest protocol of that route.</summary>
    public static IEnumerable<RouteOnDay> Of(ClinicCalendar calendar, IReadOnlyList<Protocol> protocols, DateOnly date, Occupancy occupancy, DateTimeOffset now)
    {
        var lines = Lines(calendar, date).ToList();
        foreach (var route in calendar.Clinic.Chairs.SelectMany(chair => chair.Routes).Distinct().Order())
        {
            if (protocols.Where(protocol => protocol.Route == route).MaxBy(protocol => protocol.Block.Length) is not { } longest) continue;
            var request = new PlanRequest { Protocol = longest, StartDate = date, Pattern = [], Now = now };
            yield return new()
            {
                Route = route,
                BlockMinutes = (int)longest.Block.Length.TotalMinutes,
                FreeStarts = Free(new(request, calendar, occupancy), date, lines),
                Capacity = Fill(request, calendar, occupancy, date, lines),
            };
        }
    }

    static List<TimeOnly> Free(StartFinder finder, DateOnly date, List<TimeOnly> lines) =>
        [.. lines.Where(at => finder.At(date, at, wantedChair: null, out _) is Refusals.None)];

    static int Fill(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy, DateOnly date, List<TimeOnly> lines)
    {
        var (count, finder) = (0, new StartFinder(request, calendar, occupancy));
        foreach (var at in lines)
        {
            while (finder.At(date, at, wantedChair: null, out var start) is Refusals.None)
            {
                count++;
                occupancy = occupancy.With(new() { Date = date, ChairId = start.ChairId!, StartsAt = start.Instant, EndsAt = start.Instant + request.Protocol.Block.Length });
                finder = new(request, calendar, occupancy);
            }
        }

        return count;
    }

    static IEnumerable<TimeOnly> Lines(ClinicCalendar calendar, DateOnly date)
    {
        if (!calendar.IsOpen(date)) yield break;
        var grid = calendar.Clinic.GridMinutes;
        foreach (var stretch in calendar.HoursOn(date))
        {
            for (var minute = (int)Math.Ceiling(stretch.From.ToTimeSpan().TotalMinutes / grid) * grid; minute < stretch.To.ToTimeSpan().TotalMinutes; minute += grid)
                yield return new(minute * TimeSpan.TicksPerMinute);
        }
    }
}

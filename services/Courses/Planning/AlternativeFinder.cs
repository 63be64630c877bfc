using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>Looks past the fixed steps where they leave a slot of the current phase without a place or pass its ceiling.</summary>
public static class AlternativeFinder
{
    // The longest that ships has 8; a series of a clinic's own with hundreds would hold up everybody else's bookings.
    const int MostSlots = 40;

    /// <summary>Null when the plan is whole, when no legal arrangement places more doses, for a phase placed at intervals, and where a person has put sessions by hand.</summary>
    /// <remarks>Nor is a phase of more than 40 slots looked at.</remarks>
    public static Alternative? For(Plan plan, PlanRequest request, ClinicCalendar calendar, Occupancy occupancy)
    {
        var leftOut = plan.Unplaced.FirstOrDefault(slot => slot.IsBooked);
        if ((leftOut is null && !plan.CeilingExceeded) || request.From?.Books is false || request.Pins.Count > 0)
        {
            return null;
        }

        var name = leftOut?.Phase ?? plan.Sessions[0].Phase;
        var phase = request.Protocol.Phases.Skip(request.From?.PhaseIndex ?? 0).First(phase => phase.Name == name);
        if (phase.Placement is Placement.Interval)
        {
            return null;
        }

        var slots = plan.Sessions.Count(session => session.IsBooked) + plan.Unplaced.Count(slot => slot.IsBooked);
        if (slots > MostSlots)
        {
            return null;
        }

        var best = Best(request, phase, slots, calendar, occupancy);

        // A dose past the ceiling has no legal place either.
        var last = ShiftBounds.LastDay(phase, request.FirstPatternDay(new(request.Pattern)));
        if (best.Placed <= plan.Sessions.Count(session => session.IsBooked && session.Date <= last))
        {
            return null;
        }

        return new()
        {
            Plan = Planner.Plan(request with { Explains = false }, calendar, occupancy, best),
            TotalShiftDays = best.Slots.Sum(slot => Math.Abs(slot.Shift ?? 0)),
            SkippedPatternDays = best.SkippedPatternDays,
        };
    }

    /// <summary>The best legal arrangement of so many slots of a phase placed by weekdays, whatever the fixed steps make of it.</summary>
    public static Arrangement Best(PlanRequest request, Phase phase, int slots, ClinicCalendar calendar, Occupancy occupancy)
    {
        var days = new OpenDays(request, calendar, occupancy);

        // No two doses of a course share a day, so that what one takes is nothing to the others: a day is open or it is not.
        var open = new Dictionary<DateOnly, bool>();
        var pattern = new WeekPattern(request.Pattern);
        var begins = request.FirstPatternDay(pattern);
        var slides = phase.Placement is Placement.Slide;
        var targets = Targets(phase, pattern, begins, slots).Select(target => new TargetDay(target, Shifts(target))).ToArray();

        var best = ArrangementSearch.Best(targets, slots, request.MinGap(phase), slides, request.From?.LastDose);
        var left = best.Slots is [.., var last] ? pattern.After(last.Target) : begins;
        return best with { Slots = [.. best.Slots, .. From(left, pattern).Take(slots - best.Slots.Count).Select(target => new ArrangedSlot(target, Shift: null))] };

        int[] Shifts(DateOnly target) => [.. ShiftBounds.Legal(request, phase, begins, target).Shifts(target).Where(shift => IsOpen(target.AddDays(shift)))];

        bool IsOpen(DateOnly date) => open.TryGetValue(date, out var known) ? known : open[date] = days.Look(date, holdsChair: true).IsOpen;
    }

    // One for each slot; in a sliding series every one near enough to a day inside the ceiling.
    static IEnumerable<DateOnly> Targets(Phase phase, WeekPattern pattern, DateOnly begins, int slots)
    {
        if (phase.Placement is not Placement.Slide)
        {
            return From(begins, pattern).Take(slots);
        }

        var last = begins.AddDays(phase.CeilingDays is { } ceiling ? ceiling - 1 + ShiftBounds.OfSeries(phase, begins).Reach : Planner.SlideLimitDays);
        return From(begins, pattern).TakeWhile(target => target <= last);
    }

    static IEnumerable<DateOnly> From(DateOnly target, WeekPattern pattern)
    {
        for (; ; target = pattern.After(target))
        {
            yield return target;
        }
    }
}

using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>Places one slot of a running course anew while the course's other doses stay: where it may lie, and the first place that is free. Pure.</summary>
/// <param name="request">The course's wishes; its other doses of other courses in <see cref="PlanRequest.OtherDoseDates"/>.</param>
/// <param name="calendar">The clinic's days.</param>
/// <param name="occupancy">What the clinic's chairs hold without this slot.</param>
/// <param name="standing">The course's other doses, given or booked.</param>
sealed class SlotPlaces(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy, IReadOnlyCollection<StandingDose> standing)
{
    readonly OpenDays days = new(request, calendar, occupancy);

    /// <summary>Every rule that refuses the slot that start, but those that a clinician has set aside.</summary>
    public DayVerdict At(Slot slot, DateOnly date, TimeOnly at, string? chairId = null)
    {
        var verdict = days.LookAt(date, at, chairId);
        return verdict with { Refused = (verdict.Refused | Spacing(slot, date) | Bounds(slot, date)).Without(request.Overridden) };
    }

    /// <summary>The start of that day nearest to the wished time, or every rule that refuses the day.</summary>
    public DayVerdict On(Slot slot, DateOnly date)
    {
        var verdict = days.Look(date, holdsChair: true);
        return verdict with { Refused = (verdict.Refused | Spacing(slot, date) | Bounds(slot, date)).Without(request.Overridden) };
    }

    /// <summary>The first of those days that has a place.</summary>
    public (DateOnly Date, Start Start)? First(Slot slot, IEnumerable<DateOnly> candidates)
    {
        foreach (var date in candidates)
        {
            // Most days are refused by their distance alone, which is quicker to say than that they have no start.
            if ((Spacing(slot, date) | Bounds(slot, date)).Without(request.Overridden) is Refusals.None && On(slot, date) is { IsOpen: true } verdict)
            {
                return (date, verdict.Start);
            }
        }

        return null;
    }

    /// <summary>The days on which a missed dose may be made up, nearest first: later in its treatment week, later in a series under its ceiling, or later in its window (R11).</summary>
    public IEnumerable<DateOnly> MakeUpDays(Slot slot, DateOnly missedOn)
    {
        var last = Range(slot).To;
        if (slot.Phase is { Placement: Placement.Interval, Anchor: IntervalAnchor.Slot } && WeekOf(slot).To < last)
        {
            last = WeekOf(slot).To;
        }

        for (var date = missedOn.AddDays(1); date <= last; date = date.AddDays(1))
        {
            yield return date;
        }
    }

    /// <summary>The target, then later and earlier days in turn, as far as the slot's rule lets it go (R3, R3s, R4, R5).</summary>
    public IEnumerable<DateOnly> ShiftDays(Slot slot)
    {
        yield return slot.Target;
        var (from, to) = Range(slot);
        for (var distance = 1; distance <= Math.Max(to.DayNumber - slot.Target.DayNumber, slot.Target.DayNumber - from.DayNumber); distance++)
        {
            if (slot.Target.AddDays(distance) <= to)
            {
                yield return slot.Target.AddDays(distance);
            }

            if (slot.Target.AddDays(-distance) >= from)
            {
                yield return slot.Target.AddDays(-distance);
            }
        }
    }

    Refusals Spacing(Slot slot, DateOnly date)
    {
        var (refused, gap) = (Refusals.None, request.MinGap(slot.Phase));
        foreach (var dose in standing)
        {
            var apart = date.DayNumber - dose.Date.DayNumber;
            refused |= apart switch
            {
                0 => Refusals.OnePerDay,
                > 0 => apart < gap ? Refusals.MinGap : Refusals.None,
                _ => -apart < (request.Overrides(Rules.MinGap) ? 1 : dose.MinGap) ? Refusals.MinGap : Refusals.None,
            };
        }

        return refused;
    }

    Refusals Bounds(Slot slot, DateOnly date)
    {
        var (from, to) = Range(slot);
        if (from <= date && date <= to)
        {
            return Refusals.None;
        }

        return slot.Phase.Placement switch
        {
            Placement.WeekBound => Refusals.TreatmentWeek,
            Placement.Interval => Refusals.IntervalWindow,
            _ => date > to ? Refusals.CeilingExceeded : Refusals.TreatmentWeek,
        };
    }

    (DateOnly From, DateOnly To) Range(Slot slot)
    {
        switch (slot.Phase.Placement)
        {
            case Placement.WeekBound:
                return WeekOf(slot);
            case Placement.Slide:
                // A slot that has slid past the ceiling already may stay where it was meant.
                var ceiling = request.StartDate.AddDays((slot.Phase.CeilingDays ?? 7 * (slot.Phase.Weeks ?? 1)) - 1);
                return (request.StartDate, ceiling > slot.Target ? ceiling : slot.Target);
            default:
                var window = request.Window(slot.Phase) ?? Planner.WindowOf(slot.Phase.IntervalsDays is { Count: > 0 } intervals ? intervals.Max() : request.Interval(slot.Phase) ?? 7);
                return (slot.Target.AddDays(-window), slot.Target.AddDays(window));
        }
    }

    (DateOnly From, DateOnly To) WeekOf(Slot slot)
    {
        var from = request.StartDate.AddDays(7 * (slot.TreatmentWeek - 1));
        return (from, from.AddDays(6));
    }
}

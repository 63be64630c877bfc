using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

/// <summary>A slot as the reference steps place it; without a date it is left to a human.</summary>
sealed record ReferenceSlot(int Number, PhaseName Phase, DateOnly Target, DateOnly? Date, TimeOnly? At);

/// <summary>The reference steps of the clinical rules for a clinic without a booking, written a second time with no thought of speed.</summary>
sealed class ReferencePlanner(PlanRequest request, Clinic clinic)
{
    readonly ReferenceCalendar calendar = new(clinic);
    readonly List<ReferenceSlot> slots = [];
    readonly Protocol protocol = request.Protocol;

    public List<ReferenceSlot> Plan()
    {
        var phases = protocol.Phases.Where(phase => !(phase.Anchor is IntervalAnchor.Actual && request.BoosterIntervalsDays is { Count: 0 })).ToList();
        var horizon = request.HorizonSessions ?? phases.Sum(phase => phase.Sessions ?? 4);
        foreach (var phase in phases)
        {
            var current = phase == phases[0];
            for (var i = 0; phase.Sessions is null || i < phase.Sessions; i++)
            {
                if (!current && slots.Count >= horizon)
                {
                    break;
                }

                slots.Add(phase.Placement switch
                {
                    Placement.WeekBound => WeekBound(phase, i),
                    Placement.Slide => Slide(phase, i),
                    _ => Interval(phase, i),
                });
            }
        }

        return slots;
    }

    ReferenceSlot WeekBound(Phase phase, int i)
    {
        var patternDays = PatternDays(request.StartDate).Take(phase.Sessions!.Value).ToList();
        var target = patternDays[i];
        var next = i + 1 < patternDays.Count ? patternDays[i + 1] : DateOnly.MaxValue;
        var week = (target.DayNumber - request.StartDate.DayNumber) / 7;

        if (Open(target) && FarFromPrevious(target, phase))
        {
            return At(phase, target, target);
        }

        foreach (var o in Offsets(6))
        {
            var day = target.AddDays(o);
            var sameWeek = day >= request.StartDate.AddDays(7 * week) && day < request.StartDate.AddDays(7 * week + 7);
            if (sameWeek && Open(day) && FarFromPrevious(day, phase) && next.DayNumber - day.DayNumber >= MinGap(phase))
            {
                return At(phase, target, day);
            }
        }

        return At(phase, target, null);
    }

    ReferenceSlot Slide(Phase phase, int i)
    {
        var from = i == 0 ? request.StartDate : slots[^1].Target.AddDays(1);
        var giveUp = request.StartDate.AddDays(phase.CeilingDays!.Value + 91);
        if (slots.Any(slot => slot.Date is null))
        {
            return At(phase, PatternDays(from).First(), null);
        }

        foreach (var target in PatternDays(from).TakeWhile(target => target <= giveUp || target == PatternDays(from).First()))
        {
            var next = i + 1 < phase.Sessions ? PatternDays(target.AddDays(1)).First() : DateOnly.MaxValue;
            if (Open(target) && FarFromPrevious(target, phase))
            {
                return At(phase, target, target);
            }

            foreach (var o in Offsets(phase.PerWeek == 1 ? 2 : 1))
            {
                var day = target.AddDays(o);
                if (day >= request.StartDate && Open(day) && FarFromPrevious(day, phase) && next.DayNumber - day.DayNumber >= MinGap(phase))
                {
                    return At(phase, target, day);
                }
            }
        }

        return At(phase, PatternDays(from).First(), null);
    }

    ReferenceSlot Interval(Phase phase, int i)
    {
        int interval, window;
        DateOnly from;
        if (phase.Anchor is IntervalAnchor.Slot)
        {
            (interval, window, from) = (phase.EveryDays!.Value, phase.WindowDays!.Value, slots[^1].Target);
        }
        else
        {
            var intervals = request.BoosterIntervalsDays ?? phase.IntervalsDays!;
            interval = i < intervals.Count ? intervals[i] : intervals[^1];
            window = interval < 28 ? 3 : 5;
            from = slots[^1].Date ?? slots[^1].Target;
        }

        var target = from.AddDays(interval);
        foreach (var o in Offsets(window).Prepend(0))
        {
            var day = target.AddDays(o);
            if (Open(day) && FarFromPrevious(day, phase))
            {
                return At(phase, target, day);
            }
        }

        return At(phase, target, null);
    }

    ReferenceSlot At(Phase phase, DateOnly target, DateOnly? date) =>
        new(slots.Count + 1, phase.Name, target, date, date is { } day ? Start(day) : null);

    bool Open(DateOnly day) =>
        !request.Unavailable.Contains(day)
        && request.OtherDoseDates.All(other => Math.Abs(other.DayNumber - day.DayNumber) >= 2)
        && (protocol.Route is DoseRoute.Home || calendar.IsOpen(day))
        && Start(day) is not null;

    // No scenario opens at an hour the clocks change, so that every Tuesday is like every other.
    readonly Dictionary<DayOfWeek, TimeOnly?> starts = [];

    TimeOnly? Start(DateOnly day) => starts.TryGetValue(day.DayOfWeek, out var known) ? known : starts[day.DayOfWeek] = FindStart(day);

    TimeOnly? FindStart(DateOnly day)
    {
        var weekday = day.DayOfWeek.ToString()[..3];
        var minutes = (int)protocol.Block.Length.TotalMinutes;
        var starts =
            from line in Enumerable.Range(0, 24 * 60 / clinic.GridMinutes)
            let start = line * clinic.GridMinutes
            let end = start + minutes
            where request.TimeWindow is not { } window || (start >= Minute(window.From) && end <= Minute(window.To))
            where protocol.Route is DoseRoute.Home
                || (clinic.Hours.Any(hours => hours.Day.ToString() == weekday && start >= Minute(hours.Opens) && end <= Minute(hours.Closes))
                    && Enumerable.Range(start, minutes).All(minute => clinic.PrescriberHours.Any(
                        onSite => onSite.Day.ToString() == weekday && minute >= Minute(onSite.From) && minute < Minute(onSite.To))))
            orderby Math.Abs(start - Minute(request.PreferredTime)), start descending
            select start;
        return starts.Cast<int?>().FirstOrDefault() is { } best ? new TimeOnly(best / 60, best % 60) : null;
    }

    bool FarFromPrevious(DateOnly day, Phase phase) =>
        slots.LastOrDefault(slot => slot.Date is not null)?.Date is not { } previous || day.DayNumber - previous.DayNumber >= MinGap(phase);

    int MinGap(Phase phase) => phase.MinGapDays ?? protocol.MinGapDays;

    IEnumerable<DateOnly> PatternDays(DateOnly from)
    {
        for (var day = from; ; day = day.AddDays(1))
        {
            if (request.Pattern.Any(weekday => weekday.ToString() == day.DayOfWeek.ToString()[..3]))
            {
                yield return day;
            }
        }
    }

    static IEnumerable<int> Offsets(int reach) => Enumerable.Range(1, reach).SelectMany(o => new[] { o, -o });

    static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}

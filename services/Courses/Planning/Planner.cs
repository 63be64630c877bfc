using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>Plans a course of treatment: which days, which starts, which chair. Pure: no clock, no storage; the same input gives the same plan.</summary>
/// <remarks>
/// The steps are fixed, so that a scheduler can follow them by hand: each slot has a target day; if that day is not open, or too near the
/// dose before, the days around it are tried, later before earlier, near before far. Later first, because an earlier day can break the
/// gap behind, the authorization or the delivery of the drug. What finds no day is left to a human or, in a sliding series, moves on.
/// </remarks>
public sealed class Planner
{
    // An open-ended phase is shown this far when nobody says how far.
    const int OpenEndedSessions = 4;

    // A sliding series that finds no day for a quarter of a year past its ceiling is a matter for a human, and so is the rest of it.
    internal const int SlideLimitDays = 91;

    readonly PlanRequest request;
    readonly ClinicCalendar calendar;
    readonly Protocol protocol;
    readonly WeekPattern pattern;
    readonly OpenDays days;
    readonly SessionTimes times;
    readonly Doses doses;

    readonly List<PlannedSession> sessions = [];
    readonly List<UnplacedSlot> unplaced = [];
    readonly List<PlannedReview> reviews = [];
    readonly List<Violation> violations;
    readonly List<(DateOnly Date, DayVerdict Verdict)> looked = [];
    readonly Explanation? explanation;

    // The phase being placed, and where the walk along the course stands.
    Phase phase;
    bool books;
    int slotsDone;
    int? slotsInAll;
    DateOnly? firstTarget;
    int number;
    int doseNumber;
    DateOnly? lastTarget;
    DateOnly? lastDose;
    bool lastPlaced;
    bool ceilingExceeded;

    // Until when forecasts hold their chairs; null while the current phase is placed, and where the clinic holds none.
    DateOnly? heldUntil;

    Planner(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy, List<Violation> violations)
    {
        this.request = request;
        this.calendar = calendar;
        this.violations = violations;
        protocol = request.Protocol;
        pattern = new WeekPattern(request.Pattern);
        days = new OpenDays(request, calendar, occupancy);
        times = new SessionTimes(protocol, calendar.Zone);
        doses = new Doses(request);
        explanation = request.Explains ? new Explanation(new StartFinder(request, calendar, occupancy)) : null;

        phase = protocol.Phases[request.From?.PhaseIndex ?? 0];
        number = request.From?.NextNumber ?? 1;
        doseNumber = request.From?.NextDoseNumber ?? 1;
        lastTarget = request.From?.LastTarget;
        lastDose = request.From?.LastDose;
        lastPlaced = lastDose is not null;
        books = request.From?.Books ?? true;
        slotsDone = request.From?.SlotsDone ?? 0;
        slotsInAll = request.From?.SlotsInAll;
        firstTarget = request.From?.FirstTarget;
        if (!books) HoldForecasts();
    }

    public static Plan Plan(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy) => Plan(request, calendar, occupancy, arrangement: null);

    /// <summary>The same with the slots of the current phase where they were arranged to be; later phases follow by the fixed steps.</summary>
    internal static Plan Plan(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy, Arrangement? arrangement)
    {
        var violations = Objections.To(request, calendar);
        if (violations.Any(violation => violation.Rule is Rules.PatternMismatch or Rules.RouteNotOffered or Rules.InThePast))
        {
            return Refused(violations, request, calendar);
        }

        var planner = new Planner(request, calendar, occupancy, violations);
        planner.PlaceCourse(arrangement);
        return planner.Answer();
    }

    // The first phase is booked; those after it wait for a review and are only shown, as far as the horizon.
    void PlaceCourse(Arrangement? arrangement)
    {
        var planned = protocol.Phases.Skip(request.From?.PhaseIndex ?? 0).Where(phase => SessionsOf(phase) is not 0).ToArray();
        var horizon = request.HorizonSessions ?? DefaultHorizon(planned);
        foreach (var next in planned)
        {
            phase = next;
            var first = number;
            var left = Math.Max(horizon - number + 1, 0);
            var count = (slotsInAll ?? SessionsOf(phase)) is { } all ? (books ? all - slotsDone : Math.Min(all - slotsDone, left)) : left;
            switch (phase.Placement)
            {
                case Placement.WeekBound or Placement.Slide when books && arrangement is not null:
                    PlaceArranged(arrangement.Slots);
                    break;
                case Placement.WeekBound:
                    PlaceWeekBound(count);
                    break;
                case Placement.Slide:
                    PlaceSliding(count);
                    break;
                default:
                    PlaceAtIntervals(count);
                    break;
            }

            if (books)
            {
                PlanReviews(first);
            }

            if (books) HoldForecasts();
            books = false;
            (slotsDone, slotsInAll, firstTarget) = (0, null, null);
        }
    }

    void HoldForecasts() => heldUntil = request.HoldDays > 0 ? (lastDose > lastTarget ? lastDose : lastTarget)?.AddDays(request.HoldDays) : null;

    // R3: the pattern days of the treatment weeks; a dose leaves its week only if a clinician said so.
    void PlaceWeekBound(int count)
    {
        var target = FirstPatternDay();
        for (var slot = 1; slot <= count; slot++, target = pattern.After(target))
        {
            var next = slot < count ? pattern.After(target) : (DateOnly?)null;
            looked.Clear();
            if (!TryPlace(target, ShiftBounds.OfWeek(request, target), next))
            {
                LeaveUnplaced(target, $"No legal day in treatment week {request.TreatmentWeek(target)}");
            }
        }
    }

    // R3s: the count is kept. What cannot stay near its target takes the next pattern day, and all after it follow.
    void PlaceSliding(int count)
    {
        // The ceiling counts from the first day of the series, wherever it is taken up again.
        var (start, begun) = (FirstPatternDay(), slotsDone > 0 ? request.StartDate : FirstPatternDay());
        var limit = start.AddDays((phase.CeilingDays ?? 0) + SlideLimitDays);
        var bounds = ShiftBounds.OfSeries(phase, start);
        var (wanted, gaveUp) = (start, false);
        for (var slot = 1; slot <= count; slot++, wanted = pattern.After(wanted))
        {
            if (!gaveUp)
            {
                looked.Clear();
                var target = wanted;
                while (!gaveUp && !TryPlace(target, bounds, slot < count ? pattern.After(target) : null))
                {
                    target = pattern.After(target);
                    gaveUp = target > limit;
                }

                wanted = gaveUp ? wanted : target;
            }

            if (gaveUp)
            {
                LeaveUnplaced(wanted, $"No legal day until {limit:yyyy-MM-dd}");
            }
        }

        ceilingExceeded |= phase.CeilingDays is { } ceiling && lastDose?.DayNumber - begun.DayNumber > ceiling - 1;
    }

    // R4 counts from the slot before, so that one shift never moves what follows; R5 counts from the dose before as it was placed.
    void PlaceAtIntervals(int count)
    {
        for (var slot = 0; slot < count; slot++)
        {
            var (interval, anchor) = phase.Anchor is IntervalAnchor.Actual
                ? (IntervalOf(slot + slotsDone), lastPlaced ? lastDose : lastTarget)
                : (request.Interval(phase) ?? 7, lastTarget);
            var target = slot == 0 && firstTarget is { } given ? given : (anchor ?? request.StartDate).AddDays(interval);
            var window = request.Window(phase) ?? WindowOf(interval);
            if (request.Overrides(Rules.IntervalWindow))
            {
                window = Math.Max(window, 7);
            }

            looked.Clear();
            if (!TryPlace(target, new(window, DateOnly.MinValue, DateOnly.MaxValue), next: null))
            {
                LeaveUnplaced(target, $"No legal day within {window} days of {target:ddd yyyy-MM-dd}");
            }
        }
    }

    /// <summary>How far a dose counted from the dose before may be from its target (R5).</summary>
    internal static int WindowOf(int intervalDays) => intervalDays < 28 ? 3 : 5;

    // Each dose keeps its distance to the doses around it as they are placed, and not as they were meant to be.
    void PlaceArranged(IReadOnlyList<ArrangedSlot> slots)
    {
        var begins = FirstPatternDay();
        for (var i = 0; i < slots.Count; i++)
        {
            var target = slots[i].Target;
            var next = slots.Skip(i + 1).FirstOrDefault(slot => slot.Date is not null).Date;

            looked.Clear();
            if (slots[i].Date is { } date)
            {
                var wanted = Look(target, next);
                var shiftReason = date == target ? null : wanted.IsOpen ? Refusals.CeilingExceeded.Words() : wanted.Words();
                Place(target, date, date == target ? wanted : Look(date, next), shiftReason);
                continue;
            }

            foreach (var shift in ShiftBounds.Legal(request, phase, begins, target).Shifts(target))
            {
                Look(target.AddDays(shift), next);
            }

            LeaveUnplaced(target, phase.Placement is Placement.Slide
                ? $"No legal day until {ShiftBounds.LastDay(phase, begins):yyyy-MM-dd}"
                : $"No legal day in treatment week {request.TreatmentWeek(target)}");
        }
    }

    // The target, else +1, -1, +2, -2 ... inside the bounds and clear of the next target.
    bool TryPlace(DateOnly target, ShiftBounds bounds, DateOnly? next)
    {
        // What a person has put somewhere stays there while it may, and what comes before it keeps its distance.
        if (books && request.Pins.TryGetValue(number, out var pin) && TryPin(pin, target))
        {
            return true;
        }

        next = books && request.Pins.TryGetValue(number + 1, out var nextPin) ? nextPin.Date : next;
        var wanted = Look(target, next: null);
        if (wanted.IsOpen)
        {
            Place(target, target, wanted, shiftReason: null);
            return true;
        }

        if (books && wanted.Refused is Refusals.InThePast && violations.TrueForAll(violation => violation.SessionNumber != number))
        {
            violations.Add(new()
            {
                Rule = Rules.InThePast,
                Message = $"Every start that fits on {target:ddd yyyy-MM-dd} has passed: start on a later day.",
                SessionNumber = number,
            });
        }

        for (var distance = 1; distance <= bounds.Reach; distance++)
        {
            if (TryAt(target.AddDays(distance)) || TryAt(target.AddDays(-distance)))
            {
                return true;
            }
        }

        return false;

        bool TryAt(DateOnly date)
        {
            if (!bounds.Allow(date))
            {
                return false;
            }

            var verdict = Look(date, next);
            if (verdict.IsOpen)
            {
                Place(target, date, verdict, wanted.Words());
            }

            return verdict.IsOpen;
        }
    }

    bool TryPin(Pin pin, DateOnly target)
    {
        if (pin.Date.DayNumber - lastDose?.DayNumber < request.MinGap(phase))
        {
            return false;
        }

        var verdict = days.LookAt(pin.Date, pin.At, pin.ChairId);
        if (verdict.IsOpen)
        {
            Place(target, pin.Date, verdict, pin.Date == target ? null : "put there by hand");
        }

        return verdict.IsOpen;
    }

    DayVerdict Look(DateOnly date, DateOnly? next)
    {
        var gap = request.MinGap(phase);
        var holds = books || date <= heldUntil;
        var verdict = days.Look(date, holds);
        if (holds && !books && !verdict.IsOpen)
        {
            // A forecast goes without a chair rather than to another day: it is planned again when the review is passed.
            verdict = days.Look(date, holdsChair: false);
        }

        if (date.DayNumber - lastDose?.DayNumber < gap || next?.DayNumber - date.DayNumber < gap)
        {
            verdict = verdict with { Refused = verdict.Refused | Refusals.MinGap };
        }

        looked.Add((date, verdict));
        explanation?.Note(date, verdict.Refused, books);
        return verdict;
    }

    void Place(DateOnly target, DateOnly date, DayVerdict verdict, string? shiftReason)
    {
        var (at, startsAt, chairId) = verdict.Start;
        sessions.Add(new()
        {
            Number = number,
            DoseNumber = doseNumber,
            Phase = phase.Name,
            TreatmentWeek = request.TreatmentWeek(target),
            TargetDate = target,
            Date = date,
            ShiftDays = date.DayNumber - target.DayNumber,
            ShiftReason = shiftReason,
            GapDays = date.DayNumber - PreviousDose(date)?.DayNumber,
            LocalTime = at,
            StartsAt = startsAt,
            EndsAt = times.EndsAt(startsAt),
            FirstDeviceAt = times.FirstDeviceAt(startsAt),
            ReleaseFrom = times.ReleaseFrom(startsAt),
            ChairId = chairId,
            IsBooked = books,
            NoDrivingBefore = date.AddDays(1), // R8: the next day, after a restful sleep
            NoDrivingUntil = times.NoDrivingUntil(times.AdministeredAt(startsAt)),
            RemsFormDue = times.RemsFormDue(date),
            DoseMg = doses.Mg(doseNumber),
            Devices = doses.Devices(doseNumber),
        });
        number++;
        doseNumber++;
        (lastTarget, lastDose, lastPlaced) = (target, date, true);
    }

    void LeaveUnplaced(DateOnly target, string what)
    {
        const int Shown = 13;
        var refused = looked.Aggregate(Refusals.None, (all, day) => all | day.Verdict.Refused);
        var why = looked.OrderBy(day => day.Date).Take(Shown).Select(day => $"{day.Date:ddd yyyy-MM-dd} {day.Verdict.Words()}");
        unplaced.Add(new()
        {
            Number = number,
            Phase = phase.Name,
            TreatmentWeek = request.TreatmentWeek(target),
            TargetDate = target,
            IsBooked = books,
            Reason = looked.Count > 0 ? $"{what}: {string.Join("; ", why)}." : $"{what}.",
            RefusedBy = refused.Names(),
        });
        number++;
        (lastTarget, lastPlaced) = (target, false);
    }

    void PlanReviews(int first)
    {
        if (phase.MidSeriesReviewAfter is { } after && first + after < number)
        {
            reviews.Add(new() { Kind = ReviewKind.MidSeries, AfterSession = first + after - 1, DueDate = DayOf(first + after - 1) });
        }

        if (phase.Review is { } kind && phase.Sessions is not null && number > first)
        {
            reviews.Add(new() { Kind = kind, AfterSession = number - 1, DueDate = DayOf(number - 1) });
        }
    }

    Plan Answer()
    {
        var warnings = FollowUpDays.Warnings(request, calendar, sessions).ToList();
        if (ceilingExceeded)
        {
            warnings.Insert(0, new()
            {
                Rule = Rules.CeilingExceeded,
                Message = $"The series ends after its ceiling: begin on another day, choose another pattern, or let a clinician override {Rules.CeilingExceeded}.",
            });
        }

        return new()
        {
            Sessions = sessions,
            Unplaced = unplaced,
            Reviews = reviews,
            Violations = violations,
            Warnings = warnings,
            CeilingExceeded = ceilingExceeded,
            Why = explanation?.Places(sessions.Select(session => session.Date).ToHashSet()),
        };
    }

    static Plan Refused(List<Violation> violations, PlanRequest request, ClinicCalendar calendar)
    {
        var mismatch = violations.Exists(violation => violation.Rule == Rules.PatternMismatch);
        return new()
        {
            Sessions = [],
            Unplaced = [],
            Reviews = [],
            Violations = violations,
            Warnings = [],
            CeilingExceeded = false,
            NextStart = mismatch ? Objections.NextStart(request, calendar) : null,
            PatternFrom = mismatch ? PatternSuggestion.For(request, calendar) : null,
        };
    }

    int DefaultHorizon(Phase[] planned) =>
        number - 1 - slotsDone + planned.Sum(phase => phase.Sessions ?? 0) + (slotsInAll - phase.Sessions ?? 0) + (planned.Any(phase => phase.Sessions is null) ? OpenEndedSessions : 0);

    // No boosters were asked for: the phase falls away.
    int? SessionsOf(Phase phase) => phase.Anchor is IntervalAnchor.Actual && Intervals(phase).Count == 0 ? 0 : phase.Sessions;

    IReadOnlyList<int> Intervals(Phase phase) => request.BoosterIntervalsDays ?? phase.IntervalsDays ?? [];

    int IntervalOf(int slot) => Intervals(phase)[Math.Min(slot, Intervals(phase).Count - 1)];

    DateOnly FirstPatternDay() => firstTarget is { } given ? pattern.From(given) : lastTarget is { } last ? pattern.After(last) : request.StartDate;

    DateOnly DayOf(int slot) => sessions.Find(session => session.Number == slot)?.Date ?? unplaced.Find(other => other.Number == slot)!.TargetDate;

    DateOnly? PreviousDose(DateOnly date)
    {
        var previous = lastDose;
        foreach (var other in request.OtherDoseDates)
        {
            if (other < date && (previous is null || other > previous))
            {
                previous = other;
            }
        }

        return previous;
    }
}

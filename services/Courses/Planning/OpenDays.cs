using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>What the rules say of one day: a start, or who refuses it.</summary>
readonly record struct DayVerdict(Refusals Refused, string? WhyClosed, Start Start)
{
    public bool IsOpen => Refused is Refusals.None;

    /// <summary>In a scheduler's words; a holiday by its name.</summary>
    public string Words() => WhyClosed ?? Refused.Words();
}

/// <summary>The predicate of the reference steps: a day is open when the clinic is, the patient can come and, when booking, a start fits.</summary>
sealed class OpenDays(PlanRequest request, ClinicCalendar calendar, Occupancy occupancy)
{
    // R2 over all routes and clinics; a clinician may set it aside, one dose a day never.
    readonly int gapToOthers = request.Overrides(Rules.MinGap) ? 1 : 2;
    readonly StartFinder starts = new(request, calendar, occupancy);
    readonly IReadOnlySet<DateOnly> unavailable = request.Unavailable as IReadOnlySet<DateOnly> ?? request.Unavailable.ToHashSet();

    public DayVerdict Look(DateOnly date, bool holdsChair)
    {
        var (refused, whyClosed) = LookAtDay(date);
        if (refused is not Refusals.None)
        {
            return new DayVerdict(refused, whyClosed, default);
        }

        refused = starts.On(date, holdsChair, out var start);
        return new DayVerdict(refused, null, start);
    }

    /// <summary>The same of one start: every rule that refuses it.</summary>
    public DayVerdict LookAt(DateOnly date, TimeOnly at, string? chairId = null)
    {
        var (refused, whyClosed) = LookAtDay(date);
        refused |= starts.At(date, at, chairId, out var start);
        return new DayVerdict(refused, whyClosed, start);
    }

    (Refusals Refused, string? WhyClosed) LookAtDay(DateOnly date)
    {
        var whyClosed = request.Protocol.Route is DoseRoute.Home ? null : calendar.WhyClosed(date);
        var refused = whyClosed is null ? Refusals.None : Refusals.ClinicClosed;
        if (unavailable.Contains(date))
        {
            refused |= Refusals.PatientUnavailable;
        }

        foreach (var other in request.OtherDoseDates)
        {
            var gap = Math.Abs(date.DayNumber - other.DayNumber);
            refused |= gap == 0 ? Refusals.OnePerDay : gap < gapToOthers ? Refusals.MinGap : Refusals.None;
        }

        return (refused, whyClosed);
    }
}

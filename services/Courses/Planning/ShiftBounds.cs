using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>How far from its target a dose of a phase placed by weekdays may be, and between which dates.</summary>
readonly record struct ShiftBounds(int Reach, DateOnly From, DateOnly To)
{
    /// <summary>R3: anywhere in the target's treatment week; out of it only if a clinician said so.</summary>
    public static ShiftBounds OfWeek(PlanRequest request, DateOnly target)
    {
        var starts = request.StartDate.AddDays(7 * (request.TreatmentWeek(target) - 1));
        return request.Overrides(Rules.TreatmentWeek) ? new(6, request.StartDate, DateOnly.MaxValue) : new(6, starts, starts.AddDays(6));
    }

    /// <summary>R3s: a day off, two in a weekly series, never before the series begins; past its ceiling it is still placed, and flagged.</summary>
    public static ShiftBounds OfSeries(Phase phase, DateOnly begins) => new(phase.PerWeek == 1 ? 2 : 1, begins, DateOnly.MaxValue);

    /// <summary>What is legal whatever the fixed steps would do: inside the week, or inside the ceiling.</summary>
    public static ShiftBounds Legal(PlanRequest request, Phase phase, DateOnly begins, DateOnly target) =>
        phase.Placement is Placement.Slide ? OfSeries(phase, begins) with { To = LastDay(phase, begins) } : OfWeek(request, target);

    /// <summary>The last day of a sliding series.</summary>
    public static DateOnly LastDay(Phase phase, DateOnly begins) => phase.CeilingDays is { } ceiling ? begins.AddDays(ceiling - 1) : DateOnly.MaxValue;

    public bool Allow(DateOnly date) => From <= date && date <= To;

    /// <summary>The shifts that stay inside, nearest first and later before earlier.</summary>
    public IEnumerable<int> Shifts(DateOnly target)
    {
        for (var distance = 0; distance <= Reach; distance++)
        {
            if (Allow(target.AddDays(distance)))
            {
                yield return distance;
            }

            if (distance > 0 && Allow(target.AddDays(-distance)))
            {
                yield return -distance;
            }
        }
    }
}

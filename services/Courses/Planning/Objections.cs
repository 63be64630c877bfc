using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Planning;

/// <summary>What refuses a request before a day is looked at: the start, the pattern, the site, the dose.</summary>
static class Objections
{
    public static List<Violation> To(PlanRequest request, ClinicCalendar calendar)
    {
        List<Violation> violations = [.. Start(request, calendar), .. Pattern(request, calendar), .. Site(request, calendar.Clinic), .. new Doses(request).Violations()];
        return violations;
    }

    /// <summary>The first day from the start date on which the pattern could begin; null when it never could.</summary>
    public static DateOnly? NextStart(PlanRequest request, ClinicCalendar calendar)
    {
        var legal = request.Pattern.Where(day => HasHours(request, calendar, day)).ToArray();
        return legal.Length == 0 ? null : new WeekPattern(legal).From(request.StartDate);
    }

    /// <summary>The phase that a pattern is for; null when all that is planned goes by intervals.</summary>
    internal static Phase? PatternPhase(PlanRequest request) =>
        request.Protocol.Phases.Skip(request.From?.PhaseIndex ?? 0).FirstOrDefault(phase => phase.Placement is not Placement.Interval);

    internal static bool HasHours(PlanRequest request, ClinicCalendar calendar, Weekday day) =>
        request.Protocol.Route is DoseRoute.Home || calendar.HoursOn(day).Length > 0;

    static IEnumerable<Violation> Start(PlanRequest request, ClinicCalendar calendar)
    {
        var today = WallClock.ToLocal(request.Now, calendar.Zone).Day;
        if (request.From is null && request.StartDate < today)
        {
            yield return new() { Rule = Rules.InThePast, Message = $"The course cannot begin on {request.StartDate:yyyy-MM-dd}: at the clinic it is {today:yyyy-MM-dd} already." };
        }
    }

    static IEnumerable<Violation> Pattern(PlanRequest request, ClinicCalendar calendar)
    {
        var protocol = request.Protocol;
        if (PatternPhase(request) is not { } phase)
        {
            yield break;
        }

        var days = new WeekPattern(request.Pattern);
        var perWeek = phase.PerWeek ?? request.Pattern.Count;
        if (request.Pattern.Count == 0 || request.Pattern.Count != perWeek || request.Pattern.Distinct().Count() != perWeek)
        {
            yield return Mismatch($"{protocol.Name} takes {perWeek} different weekday{(perWeek == 1 ? "" : "s")}.");
            yield break;
        }

        foreach (var day in request.Pattern.Where(day => !HasHours(request, calendar, day)))
        {
            yield return Mismatch($"The clinic has no hours on {day}: choose weekdays on which it is open.");
        }

        var gap = request.MinGap(phase);
        if (days.SmallestGap() < gap)
        {
            yield return Mismatch($"Two days of the pattern are {days.SmallestGap()} day{(days.SmallestGap() == 1 ? "" : "s")} apart; {protocol.Name} needs {gap}.");
        }

        if (request.From is null && !days.Has(Weekdays.Of(request.StartDate)))
        {
            yield return Mismatch($"{request.StartDate:ddd yyyy-MM-dd} is not a day of the pattern: start on {days.From(request.StartDate):ddd yyyy-MM-dd}, or choose a pattern with {request.StartDate:ddd}.");
        }
    }

    static IEnumerable<Violation> Site(PlanRequest request, Clinic clinic)
    {
        if (request.Protocol.Route is DoseRoute.Home)
        {
            yield break;
        }

        // REMS: esketamine is given at certified sites only.
        if (request.Protocol.Drug is Drug.Esketamine && !clinic.RemsCertified)
        {
            yield return new() { Rule = Rules.RemsSite, Message = $"{clinic.Name} is not certified for esketamine (REMS): set remsCertified once it is, or plan at a certified clinic." };
        }

        var route = WireName.Of(request.Protocol.Route);
        if (request.ChairId is not { } chairId)
        {
            if (!clinic.Chairs.Any(chair => chair.Routes.Contains(request.Protocol.Route)))
            {
                yield return new() { Rule = Rules.RouteNotOffered, Message = $"No chair of {clinic.Name} offers the route {route}: add it to a chair, or choose another protocol." };
            }
        }
        else if (clinic.Chairs.FirstOrDefault(chair => chair.Id == chairId) is not { } chair)
        {
            yield return new() { Rule = Rules.RouteNotOffered, Message = $"{clinic.Name} has no chair {chairId}: name one of its chairs, or leave chairId out." };
        }
        else if (!chair.Routes.Contains(request.Protocol.Route))
        {
            yield return new() { Rule = Rules.RouteNotOffered, Message = $"The chair {chairId} does not offer the route {route}: name another, or leave chairId out." };
        }
    }

    static Violation Mismatch(string message) => new() { Rule = Rules.PatternMismatch, Message = message };
}

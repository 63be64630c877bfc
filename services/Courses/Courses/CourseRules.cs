using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Courses;

/// <summary>What is asked of a course besides what the planner knows. Pure.</summary>
static class CourseRules
{
    /// <summary>When nobody says when.</summary>
    public static readonly TimeOnly DefaultTime = new(10, 0);

    /// <summary>How many years ahead a course may begin.</summary>
    const int FurthestYears = 10;

    /// <summary>Rules that a clinician may set aside at booking; of the gates none.</summary>
    static readonly IReadOnlySet<string> Overridable = new HashSet<string>(Rules.Overridable) { ActiveCourse };

    const string ActiveCourse = "active-course";

    /// <summary>What makes no sense as it stands.</summary>
    public static void Check(CourseRequest request, Protocol protocol, ClinicCalendar calendar, DateTimeOffset now)
    {
        var errors = new Dictionary<string, string[]>();
        var today = WallClock.ToLocal(now, calendar.Zone).Day;
        if (request.StartDate > today.AddYears(FurthestYears)) errors["startDate"] = [$"must lie within {FurthestYears} years"];
        if (request.TimeWindow is { } window && window.From >= window.To) errors["timeWindow"] = ["must begin before it ends"];
        if (request.PreferredTime is { } time && time.Ticks % TimeSpan.TicksPerMinute != 0) errors["preferredTime"] = ["must be a whole minute, such as 10:00"];
        if (request.BoosterIntervalsDays?.Any(days => days is < 1 or > 366) is true) errors["boosterIntervalsDays"] = ["must be whole days between 1 and 366"];
        if (request.DoseMg?.Any(mg => mg is < 1 or > 1000) is true) errors["doseMg"] = ["must be milligrams between 1 and 1000"];
        if (request.Authorization is { } terms && terms.ValidTo < terms.ValidFrom) errors["authorization.validTo"] = ["must not lie before validFrom"];
        if (request.Override is { } set && !Overridable.Contains(set.Rule))
            errors["override.rule"] = [$"cannot be set aside when a course is booked; these can: {string.Join(", ", Overridable.Order(StringComparer.Ordinal))}"];
        foreach (var name in request.Gates?.Keys.Where(name => !WireName.TryParse<Gate>(name, out _)) ?? [])
            errors[$"gates.{name}"] = [$"is no gate; the gates are {string.Join(", ", Enum.GetValues<Gate>().Select(WireName.Of))}"];
        if (errors.Count > 0) throw new InvalidException(errors);
    }

    /// <summary>All rules that refuse a proposal, not the first.</summary>
    public static void RefuseBroken(
        CourseRequest request, Clinic clinic, Dictionary<Gate, GateStatus> gates, Plan plan, Taken taken)
    {
        // A visit may be planned before the site's certificate is there: that is a warning, and check-in is refused without it.
        var broken = plan.Violations.Where(violation => violation.Rule != Rules.RemsSite).ToList();
        if ((request.PreferredTime ?? DefaultTime) is var time && (int)time.ToTimeSpan().TotalMinutes % clinic.GridMinutes != 0)
            broken.Add(new() { Rule = "off-grid", Message = $"{time:HH:mm} is not on the clinic's grid of {clinic.GridMinutes} minutes, counted from midnight." });
        foreach (var gate in gates.Where(gate => gate.Value == GateStatus.Blocked).Select(gate => gate.Key))
            broken.Add(new() { Rule = "gate-missing", Message = $"The gate {WireName.Of(gate)} is blocked: nothing is booked until it is open again." });
        if (taken.OpenCourse is { } open && request.Override?.Rule != ActiveCourse)
            broken.Add(new() { Rule = ActiveCourse, Message = $"The patient has the course {open} already: end it, switch it, or override active-course." });
        if (broken.Count == 0) return;

        var refusal = Refused.Rule([.. broken.Select(Said)]);
        if (plan.NextStart is { } next) refusal = refusal.With("nextStart", next);
        if (plan.PatternFrom is { } pattern) refusal = refusal.With("patternFrom", pattern);
        throw refusal;
    }

    /// <summary>What refuses the booking of a plan that may be shown.</summary>
    public static void RefuseToBook(Proposal proposal)
    {
        // Who asks for the alternative takes it as it is; where there is none, it was not asked to leave a slot out either.
        if (proposal.UsesAlternative || proposal.IsAlternative) return;

        if (proposal.Plan.CeilingExceeded && proposal.Request.Override?.Rule != Rules.CeilingExceeded)
        {
            throw Refused.Rule(Rules.CeilingExceeded, $"The last dose of the series would lie past the protocol's ceiling: {Instead(proposal)}start on another day, choose another pattern, or override ceiling-exceeded.")
                .With("proposal", proposal.Shown());
        }
        if (proposal.Plan.Unplaced.Where(slot => slot.IsBooked).ToList() is { Count: > 0 } unplaced && !proposal.Request.AcceptUnplaced)
        {
            throw Refused.Rule([.. unplaced.Select(slot => new Platform.Http.Violation
            {
                Rule = Rules.Unplaced,
                Message = $"Session {slot.Number} finds no place: {slot.Reason} Accept it with acceptUnplaced, {Instead(proposal)}or change the request.",
                SessionNumber = slot.Number,
            })]).With("proposal", proposal.Shown());
        }
    }

    static string Instead(Proposal proposal) => proposal.Alternative is null ? "" : "book the alternative plan with useAlternative, ";

    static Platform.Http.Violation Said(Planning.Violation violation) =>
        new() { Rule = violation.Rule, Message = violation.Message, SessionNumber = violation.SessionNumber };
}

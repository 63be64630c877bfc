using Scheduling.Courses.Clinics;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What a scheduler is told with a plan. Pure.</summary>
static class CourseWarnings
{
    public static IReadOnlyList<CourseWarning> Of(Plan plan, Protocol protocol, Clinic clinic, IReadOnlyDictionary<Gate, GateStatus> gates, GateTerms? authorization)
    {
        var warnings = plan.Warnings.Select(warning => new CourseWarning { Rule = warning.Rule, Message = warning.Message, SessionNumber = warning.SessionNumber }).ToList();
        // REMS: esketamine is given at certified sites only; a visit may be planned before the certificate is there, check-in is refused without it.
        if (protocol.Drug is Drug.Esketamine && !clinic.RemsCertified)
            warnings.Add(new() { Rule = Rules.RemsSite, Message = "The clinic is not certified for esketamine (REMS): no dose can be given before it is." });
        foreach (var gate in protocol.Gates.Where(gate => gates[gate] != GateStatus.Cleared))
            warnings.Add(new() { Rule = "gate-open", Message = $"The gate {WireName.Of(gate)} is {WireName.Of(gates[gate])}: check-in is refused until it is cleared." });
        if (authorization is { } terms && protocol.Gates.Contains(Gate.Authorization)
            && BurnDown.Uses(StoredGates.With(GateStatus.Cleared, terms), plan.Sessions.Select(session => (session.Number, session.Date, session.Devices ?? 0))).FirstOrDefault(use => !use.Covered) is { } first)
            warnings.Add(new() { Rule = "authorization-ends", Message = $"The authorization does not reach the dose of {first.Date:ddd yyyy-MM-dd}: ask for its renewal by {first.Date.AddDays(-BurnDown.RenewalDays):yyyy-MM-dd}.", SessionNumber = first.Number });
        return warnings;
    }
}

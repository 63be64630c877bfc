using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Protocols;

/// <summary>What a clinic should know of a protocol: where it leaves the label or common practice, and what of it the clinic cannot keep. Pure.</summary>
static class ProtocolWarnings
{
    const int ShortestObservation = 30; // what clinics publish for racemic ketamine lies between 30 minutes and two hours

    public static IReadOnlyList<ProtocolWarning> Of(Protocol protocol, Clinic clinic) =>
        [.. Practice(protocol), .. protocol.Drug is Drug.Esketamine ? OffLabel(protocol) : [], .. protocol.Route is DoseRoute.Home ? [] : Site(protocol, clinic)];

    static IEnumerable<ProtocolWarning> Practice(Protocol protocol)
    {
        if (protocol.Route is not DoseRoute.Home && protocol.Block.ObservationMinutes < ShortestObservation)
            yield return Said("short-observation", $"{protocol.Block.ObservationMinutes} minutes of observation are fewer than the {ShortestObservation} that any clinic publishes.");
        if (protocol.Phases.Any(phase => (phase.MinGapDays ?? protocol.MinGapDays) == 1))
            yield return Said("consecutive-days", "A gap of 1 day allows doses on consecutive days.");
        foreach (var gate in new[] { Gate.Screening, Gate.Consent }.Except(protocol.Gates))
            yield return Said("gate-left-out", $"The gate {WireName.Of(gate)} is not asked for: nothing stops a dose without it.");
    }

    // Label: eight doses in four weeks, twice a week; in treatment-resistant depression the benefit is judged after them.
    static IEnumerable<ProtocolWarning> OffLabel(Protocol protocol)
    {
        var first = protocol.Phases[0];
        if (protocol.Indication is not (Indication.Trd or Indication.Mdsi))
            yield return Said("off-label", "Esketamine is labelled for treatment-resistant depression (trd) and for depression with acute suicidal ideation or behavior (mdsi).");
        if (first is not { Placement: Placement.WeekBound, Sessions: 8, Weeks: 4, PerWeek: 2 })
            yield return Said("off-label", "The label begins with two doses a week for four weeks, bound to their weeks.");
        if (protocol.Indication is Indication.Trd && first.Review is not ReviewKind.Benefit)
            yield return Said("off-label", "The label asks for a review of the benefit at the end of the induction.");
    }

    static IEnumerable<ProtocolWarning> Site(Protocol protocol, Clinic clinic)
    {
        if (!clinic.Chairs.Any(chair => chair.Routes.Contains(protocol.Route)))
            yield return Said(Rules.RouteNotOffered, $"No chair of the clinic offers the route {WireName.Of(protocol.Route)}: nothing can be planned before one does.");
        if (protocol.Drug is Drug.Esketamine && !clinic.RemsCertified)
            yield return Said(Rules.RemsSite, "The clinic is not certified for esketamine (REMS): no dose can be given before it is.");
        if (clinic.Hours.All(hours => hours.Closes - hours.Opens < protocol.Block.Length))
            yield return Said(Rules.OutsideHours, $"A visit takes {protocol.Block.Length.TotalMinutes} minutes, longer than the clinic is ever open at a stretch.");
    }

    static ProtocolWarning Said(string rule, string message) => new() { Rule = rule, Message = message };
}

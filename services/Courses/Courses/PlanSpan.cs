using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Courses;

/// <summary>How far ahead of a course's start the clinic's bookings must be read to plan its current phase.</summary>
static class PlanSpan
{
    /// <summary>How far past its weeks a phase is looked at before all is read.</summary>
    const int Margin = 7;

    /// <summary>The longest ceiling that ships and the three months a series may slide past it, with room to spare.</summary>
    const int FurthestDays = 240;

    /// <summary>The three months and a margin: how far a series may slide past its ceiling.</summary>
    const int SlideDays = 100;

    /// <summary>The weeks of the phase, as it ships, and a margin: enough unless the series slides or the clinic made it longer.</summary>
    public static DateOnly Usual(CourseRequest request)
    {
        var phase = ShippedProtocols.Find(request.ProtocolId)?.Phases[0];
        return phase?.Weeks is { } weeks ? Later(request.StartDate, (7 * weeks) + Margin) : Furthest(request);
    }

    /// <summary>All that a phase of a protocol that ships may reach.</summary>
    public static DateOnly Furthest(CourseRequest request) => Later(request.StartDate, FurthestDays);

    /// <summary>All that a phase of this protocol may reach.</summary>
    public static DateOnly Furthest(CourseRequest request, Protocol protocol)
    {
        var phase = protocol.Phases[0];
        var weeks = 7 * (phase.Weeks ?? 0);
        var intervals = (phase.Sessions ?? 0) * Math.Max(phase.EveryDays ?? 0, phase.IntervalsDays?.Max() ?? 0);
        return Later(request.StartDate, Math.Max(FurthestDays, Math.Max(Math.Max(weeks, intervals), phase.CeilingDays ?? 0) + SlideDays));
    }

    /// <summary>Whether the plan may have looked at days after the last one read.</summary>
    public static bool IsPassed(Proposal proposal, DateOnly until) => until < Furthest(proposal.Request, proposal.Protocol)
        && (proposal.Plan.Sessions.Any(session => session.HoldsPlace && session.Date.AddDays(Margin) > until)
            || (proposal.Protocol.Phases[0].Placement is Placement.Slide && proposal.Plan.Unplaced.Any(slot => slot.IsBooked)));

    static DateOnly Later(DateOnly date, int days) => date.DayNumber > DateOnly.MaxValue.DayNumber - days ? DateOnly.MaxValue : date.AddDays(days);
}

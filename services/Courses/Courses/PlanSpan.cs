using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Courses;

/// <summary>How far ahead of a course's start the clinic's bookings must be read to plan its current phase.</summary>
static class PlanSpan
{
    /// <summary>How far past its weeks a phase is looked at before all is read.</summary>
    const int Margin = 7;

    /// <summary>The longest ceiling and the three months a series may slide past it, with room to spare.</summary>
    const int FurthestDays = 240;

    /// <summary>The weeks of the phase and a margin: enough unless the series slides.</summary>
    public static DateOnly Usual(CourseRequest request)
    {
        var phase = ShippedProtocols.Find(request.ProtocolId)?.Phases[0];
        return phase?.Weeks is { } weeks ? Later(request.StartDate, (7 * weeks) + Margin) : Furthest(request);
    }

    public static DateOnly Furthest(CourseRequest request) => Later(request.StartDate, FurthestDays);

    /// <summary>Whether the plan may have looked at days that were not read.</summary>
    public static bool IsPassed(Proposal proposal)
    {
        var usual = Usual(proposal.Request);
        return proposal.Plan.Sessions.Any(session => session.IsBooked && session.Date.AddDays(Margin) > usual)
            || (proposal.Protocol.Phases[0].Placement is Placement.Slide && proposal.Plan.Unplaced.Any(slot => slot.IsBooked));
    }

    static DateOnly Later(DateOnly date, int days) => date.DayNumber > DateOnly.MaxValue.DayNumber - days ? DateOnly.MaxValue : date.AddDays(days);
}

using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Courses;

/// <summary>How far ahead of a course's start the clinic's bookings must be read to plan its current phase.</summary>
static class PlanSpan
{
    /// <summary>Covers every shipped series and a slide of a few weeks.</summary>
    const int UsualDays = 63;

    /// <summary>The longest ceiling and the half year a series may slide past it.</summary>
    const int FurthestDays = 240;

    public static DateOnly Usual(CourseRequest request) => Later(request.StartDate, UsualDays);

    public static DateOnly Furthest(CourseRequest request) => Later(request.StartDate, FurthestDays);

    /// <summary>Whether the plan may have looked at days that were not read.</summary>
    public static bool IsPassed(Proposal proposal)
    {
        var placed = proposal.Plan.Sessions.Where(session => session.IsBooked).Select(session => session.Date).DefaultIfEmpty().Max();
        return placed.AddDays(7) > Usual(proposal.Request) || proposal.Plan.Unplaced.Any(slot => slot.IsBooked && slot.TargetDate.AddDays(7) > Usual(proposal.Request))
            || (proposal.Protocol.Phases[0].Placement is Placement.Slide && proposal.Plan.Unplaced.Any(slot => slot.IsBooked));
    }

    static DateOnly Later(DateOnly date, int days) => date.DayNumber > DateOnly.MaxValue.DayNumber - days ? DateOnly.MaxValue : date.AddDays(days);
}

using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.TreatmentDay;

namespace Scheduling.Courses.Worklist;

/// <summary>All that a clinic's worklist is made of, as it was read at one instant.</summary>
sealed record WorklistFacts
{
    /// <summary>Sessions that are booked ahead or stand open, those whose REMS form or welfare check is open.</summary>
    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    /// <summary>Open courses.</summary>
    public required IReadOnlyDictionary<Guid, CourseRow> Courses { get; init; }

    public required IReadOnlyList<ReviewRow> Reviews { get; init; }
    public required IReadOnlyDictionary<Guid, RideRow> Rides { get; init; }
    public required IReadOnlyList<OverrideRow> ToCountersign { get; init; }
    public required IReadOnlyList<FollowUpGap> FollowUpGaps { get; init; }

    /// <summary>Of courses whose authorization counts dates or devices: every session, forecasts too.</summary>
    public required ILookup<Guid, SessionRow> OfLimitedCourses { get; init; }

    public required IReadOnlyList<PatientTaskRow> PatientTasks { get; init; }

    /// <summary>Courses that are over and once counted devices.</summary>
    public required IReadOnlyList<CourseRow> Ended { get; init; }
}

/// <summary>A follow-up that found no place.</summary>
sealed record FollowUpGap
{
    public required Guid FollowUpId { get; init; }
    public required string ClinicId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required Guid SessionId { get; init; }
    public required string Status { get; init; }

    /// <summary>The last day on which it would still follow its dose.</summary>
    public required DateOnly WindowTo { get; init; }

    public required long Version { get; init; }
}

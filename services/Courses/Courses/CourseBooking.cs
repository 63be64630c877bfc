using Scheduling.Courses.Clinics;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>A proposal made real: rows with ids, not yet stored. Pure but for the ids.</summary>
public sealed record CourseBooking
{
    public required CourseRow Course { get; init; }
    public required IReadOnlyList<SessionRow> Sessions { get; init; }
    public required IReadOnlyList<ReviewRow> Reviews { get; init; }
    public required Protocol Protocol { get; init; }

    public static CourseBooking Of(Proposal proposal, Guid courseId, DateTimeOffset now)
    {
        var course = new CourseRow
        {
            CourseId = courseId,
            ClinicId = proposal.Clinic.Id,
            GroupId = proposal.Clinic.Group,
            PatientId = proposal.Request.PatientId,
            ProtocolId = proposal.Protocol.Id,
            ProtocolVersion = proposal.Protocol.Version,
            Status = CourseStatus.Active,
            Version = 1,
            StartDate = proposal.Request.StartDate,
            Pattern = StoredJson.Write(proposal.Request.Pattern),
            Wishes = StoredJson.Write(Wishes.Of(proposal.Request)),
            Gates = StoredGates.Of(proposal.Gates, proposal.Request.Authorization),
            Warnings = StoredJson.Write(proposal.Warnings),
            BookedAt = now,
        };
        return new()
        {
            Protocol = proposal.Protocol,
            Course = course,
            Sessions =
            [
                .. proposal.Plan.Sessions.Select(session => SessionRows.Of(session, course, proposal.Protocol, proposal.Clinic, now))
                    .Concat(proposal.Plan.Unplaced.Select(slot => SessionRows.Of(slot, course, proposal.Protocol, proposal.Clinic, now))).OrderBy(row => row.Number),
            ],
            Reviews =
            [
                .. proposal.Plan.Reviews.Select(review => new ReviewRow
                {
                    ReviewId = Guid.CreateVersion7(now),
                    CourseId = course.CourseId,
                    ClinicId = proposal.Clinic.Id,
                    Kind = WireName.Of(review.Kind),
                    DueDate = review.DueDate,
                    AfterSession = review.AfterSession,
                    Status = ReviewRow.Open,
                    OpenedAt = now,
                }),
            ],
        };
    }

    /// <summary>The last number of the phase that holds chairs.</summary>
    public int PhaseEndsWithNumber => CourseNews.PhaseEndsWithNumber(Sessions);

    public IReadOnlyList<DateOnly> DoseDates => CourseNews.DoseDates(Sessions);
}

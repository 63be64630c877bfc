using Scheduling.Contracts.Courses;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Courses;

/// <summary>Says of a stored course and its sessions what other services are told.</summary>
static class CourseNews
{
    public static CourseEvent Of(CourseRow course, IReadOnlyList<DateOnly> doseDates) => new()
    {
        ClinicId = course.ClinicId,
        Version = course.Version,
        Group = course.GroupId,
        PatientId = course.PatientId,
        CourseId = course.CourseId,
        ProtocolId = course.ProtocolId,
        ProtocolVersion = course.ProtocolVersion,
        Status = course.Status,
        Start = course.StartDate,
        Pattern = [.. StoredJson.Read<IReadOnlyList<Weekday>>(course.Pattern).Select(WireName.Of)],
        DoseDates = doseDates,
        Gates = StoredGates.Read(course.Gates).ToDictionary(gate => WireName.Of(gate.Key), gate => WireName.Of(gate.Value.Status)),
        SwitchedTo = course.SwitchedTo,
    };

    /// <summary>A review that was passed, that something unforeseen called for, or that nears.</summary>
    public static void PublishReview(Unit unit, CourseFile file, ReviewRow review, bool isDue = false)
    {
        var told = new ReviewEvent
        {
            ClinicId = file.Course.ClinicId,
            Version = review.Status == ReviewRow.Open ? 1 : 2,
            Group = file.Course.GroupId,
            PatientId = file.Course.PatientId,
            CourseId = file.Course.CourseId,
            ReviewId = review.ReviewId,
            Kind = review.Kind,
            DueDate = review.DueDate,
            AfterSession = review.AfterSession,
            Outcome = review.Outcome,
            EveryDays = review.Outcome is null ? null : file.Life.EveryDays,
            DosesGiven = file.Sessions.Count(row => row.Number <= review.AfterSession && row.Status is (SessionStatus.Observing or SessionStatus.Discharged)),
            DosesExpected = file.Sessions.Count(row => row.Number <= review.AfterSession),
        };
        if (review.Status == ReviewRow.Passed) unit.Publish(new CourseReviewed(told));
        else if (isDue || !review.IsFollowing) unit.Publish(new CourseReviewDue(told));
    }

    /// <summary>The days on which a dose was given or is expected, in order.</summary>
    public static IReadOnlyList<DateOnly> DoseDates(IEnumerable<SessionRow> sessions) => [.. sessions.Where(ExpectsDose).Select(row => row.Day).Order()];

    /// <summary>Whether a dose was given in that session, or is expected.</summary>
    public static bool ExpectsDose(SessionRow row) => row.StartsAt is not null && row.Status is not (SessionStatus.Missed or SessionStatus.Cancelled or SessionStatus.Unplaced);

    /// <summary>The last number of the phase that holds chairs.</summary>
    public static int PhaseEndsWithNumber(IEnumerable<SessionRow> sessions) =>
        sessions.Where(row => row.Status is not SessionStatus.Projected).Select(row => row.Number).DefaultIfEmpty().Max();
}

using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Planning;

/// <summary>What is known of one patient of a clinic group when their follow-ups are decided anew.</summary>
public sealed class KnownPatient
{
    readonly Dictionary<Guid, WhichDoses> which;

    /// <param name="patientId">Unique in the clinic group.</param>
    /// <param name="sessions">All that are near, at every clinic of the group.</param>
    /// <param name="courses">The patient's courses and their dose days.</param>
    /// <param name="followUps">By the session they follow.</param>
    public KnownPatient(
        string patientId, IReadOnlyList<Session> sessions, IReadOnlyList<CourseDoses> courses, IReadOnlyDictionary<Guid, FollowUp> followUps)
    {
        (PatientId, Sessions, FollowUps) = (patientId, sessions, followUps);
        // A session's own date is newer than what its course last told.
        Dosing = new(courses.SelectMany(course => course.Dates).Concat(DatesOf(sessions)));
        which = sessions.GroupBy(session => session.CourseId).ToDictionary(group => group.Key, group =>
        {
            var course = courses.FirstOrDefault(c => c.CourseId == group.Key);
            return new WhichDoses([.. group], new DosingDays([.. course?.Dates ?? [], .. DatesOf(group)]), course?.Start);
        });
    }

    public string PatientId { get; }
    public IReadOnlyList<Session> Sessions { get; }
    public IReadOnlyDictionary<Guid, FollowUp> FollowUps { get; }

    /// <summary>Every day of a dose, of any course.</summary>
    public DosingDays Dosing { get; }

    public bool IsFollowed(Session session) => which[session.CourseId].IsFollowed(session);

    static IEnumerable<DateOnly> DatesOf(IEnumerable<Session> sessions) => sessions.Where(session => session.HasDose).Select(session => session.Date);
}

using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Planning;

/// <summary>What is known of one patient of a clinic group when their follow-ups are decided anew.</summary>
public sealed class KnownPatient
{
    readonly Dictionary<Guid, WhichDoses> which;
    readonly Dictionary<(Guid, int), FollowUp> followUps;

    /// <param name="patientId">Unique in the clinic group.</param>
    /// <param name="told">All sessions that are near, at every clinic of the group.</param>
    /// <param name="courses">The patient's courses and their dose days.</param>
    /// <param name="known">The follow-ups of those sessions.</param>
    /// <param name="elsewhere">The doses given at other places.</param>
    public KnownPatient(
        string patientId, IEnumerable<Session> told, IReadOnlyList<CourseDoses> courses, IEnumerable<FollowUp> known, IReadOnlyCollection<DoseElsewhere>? elsewhere = null)
    {
        PatientId = patientId;
        var given = (elsewhere ?? []).Select(dose => (dose.CourseId, dose.Date)).ToHashSet();
        // A visit that did not take place because its dose was given elsewhere that day is followed like any other.
        Sessions = [.. told.Select(session => !session.HasDose && given.Contains((session.CourseId, session.Date)) ? session with { Status = Session.GivenElsewhere } : session)];
        FollowUps = [.. known];
        followUps = FollowUps.ToDictionary(followUp => (followUp.Part == 0 ? followUp.SessionId : followUp.CourseId, followUp.Part));
        Own = new(FollowUps.Where(followUp => followUp.Status == FollowUpStatus.Booked).Select(followUp => followUp.Place!));

        // A session's own date is newer than what its course last told.
        Dosing = new(
            courses.SelectMany(course => course.Dates).Concat(DatesOf(Sessions)).Concat(given.Select(dose => dose.Date)),
            Sessions.Where(session => session is { HasDose: true, StartsAt: not null }).Select(session => (session.Date, session.StartsAt!.Value)));
        which = Sessions.GroupBy(session => session.CourseId).ToDictionary(group => group.Key, group =>
        {
            var course = courses.FirstOrDefault(c => c.CourseId == group.Key);
            return new WhichDoses([.. group], new DosingDays([.. course?.Dates ?? [], .. DatesOf(group)]), course?.Start);
        });
        Needs = [.. Sessions.Where(IsFollowed).Select(Need.After), .. which.Values.Select(doses => doses.First).SelectMany(first => first is null ? [] : Need.Before(first))];
    }

    public string PatientId { get; }
    public IReadOnlyList<Session> Sessions { get; }
    public IReadOnlyList<FollowUp> FollowUps { get; }

    /// <summary>Every day of a dose, of any course.</summary>
    public DosingDays Dosing { get; }

    /// <summary>What the patient has booked with therapists, at any clinic.</summary>
    public Diary Own { get; }

    /// <summary>Every meeting that the protocols ask for.</summary>
    public IReadOnlyList<Need> Needs { get; }

    public bool IsFollowed(Session session) => which[session.CourseId].IsFollowed(session);

    /// <summary>The follow-up that serves it, where there is one.</summary>
    public FollowUp? For(Need need) => followUps.GetValueOrDefault((need.IsPreparation ? need.Session.CourseId : need.Session.SessionId, need.Part));

    /// <summary>What a follow-up is for, whether it is still asked for or not; null where its dose is not near.</summary>
    public Need? NeedOf(FollowUp followUp) =>
        Needs.FirstOrDefault(need => For(need)?.FollowUpId == followUp.FollowUpId)
        ?? (followUp.Part == 0 && Sessions.FirstOrDefault(session => session.SessionId == followUp.SessionId) is { } own ? Need.After(own) : null);

    /// <summary>Follow-ups that no dose asks for any more.</summary>
    public IEnumerable<FollowUp> Leftovers() => FollowUps.Where(followUp => !Needs.Any(need => For(need)?.FollowUpId == followUp.FollowUpId));

    static IEnumerable<DateOnly> DatesOf(IEnumerable<Session> sessions) => sessions.Where(session => session.HasDose).Select(session => session.Date);
}

using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;

namespace Scheduling.FollowUps.Planning;

/// <summary>What is known of one clinic when its follow-ups are decided anew.</summary>
public sealed record KnownClinic
{
    public required ClinicDays Days { get; init; }
    public required IReadOnlyList<Therapist> Therapists { get; init; }

    /// <summary>Whom which patient belongs to, by the patient's id.</summary>
    public required IReadOnlyDictionary<string, TherapistOfRecord> Records { get; init; }

    /// <summary>Every follow-up booked there on the days that are looked at, whoever's it is.</summary>
    public required IReadOnlyList<Place> Booked { get; init; }
}

/// <summary>A follow-up as it shall be, and why it is told; its version is one higher than before.</summary>
public sealed record FollowUpChange(FollowUp After, ChangeKind Kind);

/// <summary>What became of a follow-up.</summary>
public enum ChangeKind
{
    Booked,
    Moved,
    Unplaced,
    Cancelled,
}

/// <summary>
/// Decides anew which doses of a clinic are followed and where: what is still legal stays, what is not goes elsewhere, what is no longer wanted
/// is cancelled. Pure: the same knowledge gives the same changes.
/// </summary>
public sealed class Replanning(KnownClinic clinic, DateTimeOffset now, Func<Guid> newId)
{
    readonly Diary diary = new(clinic.Booked);

    /// <param name="patients">Each with all that is known of their doses, at other clinics of the group too.</param>
    public IReadOnlyList<FollowUpChange> Changes(IEnumerable<KnownPatient> patients)
    {
        var planner = new FollowUpPlanner(clinic.Days, clinic.Therapists, diary, now);
        var changes = new List<FollowUpChange>();
        var homeless = new List<(Session Session, KnownPatient Patient, FollowUp? Before, Reason? Why)>();

        foreach (var patient in patients)
        {
            foreach (var session in patient.Sessions.Where(s => s.ClinicId == clinic.Days.ClinicId))
            {
                var before = patient.FollowUps.GetValueOrDefault(session.SessionId);
                if (before?.Status is FollowUpStatus.Completed or FollowUpStatus.Waived) continue;
                if (!patient.IsFollowed(session))
                {
                    if (before?.Status is FollowUpStatus.Booked or FollowUpStatus.Unplaced) changes.Add(Cancel(before, session));
                }
                else if (before is not { Status: FollowUpStatus.Booked, Place: { } place })
                {
                    if (before?.Status is not FollowUpStatus.Unplaced || !planner.HasPassed(session.Window)) homeless.Add((session, patient, before, null));
                }
                else if (!planner.HasBegun(place))
                {
                    if (planner.Objection(place, session, patient.Dosing, RecordOf(patient)) is not { } why)
                    {
                        if (before.Window != session.Window) changes.Add(new(before with { Version = before.Version + 1, Window = session.Window }, ChangeKind.Booked));
                        continue;
                    }
                    diary.Remove(place);
                    homeless.Add((session, patient, before, why));
                }
            }
        }

        // Only now, when all that goes has gone: the earliest dose chooses first.
        foreach (var (session, patient, before, why) in homeless.OrderBy(h => h.Session.Date).ThenBy(h => h.Session.SessionId))
            if (Place(session, before, why, planner.Find(session, patient.Dosing, RecordOf(patient))) is { } change) changes.Add(change);
        return changes;
    }

    TherapistOfRecord? RecordOf(KnownPatient patient) => clinic.Records.GetValueOrDefault(patient.PatientId);

    FollowUpChange Cancel(FollowUp before, Session session)
    {
        if (before is { Status: FollowUpStatus.Booked, Place: { } place }) diary.Remove(place);
        var reason = session.Status switch
        {
            "cancelled" => Reason.SessionCancelled,
            "missed" => Reason.SessionMissed,
            "unplaced" => Reason.SessionUnplaced,
            _ => Reason.NotNeeded,
        };
        return new(before with { Version = before.Version + 1, Status = FollowUpStatus.Cancelled, Reason = reason, Options = [], Days = [] }, ChangeKind.Cancelled);
    }

    FollowUpChange? Place(Session session, FollowUp? before, Reason? why, Placement found)
    {
        if (found.Place is { } place) diary.Add(place);
        else if (before is { Status: FollowUpStatus.Unplaced } && Says(before, found)) return null;

        var kind = found.Place is null ? ChangeKind.Unplaced : before?.Status is FollowUpStatus.Booked ? ChangeKind.Moved : ChangeKind.Booked;
        return new(new()
        {
            FollowUpId = before?.FollowUpId ?? newId(),
            ClinicId = session.ClinicId,
            GroupId = session.GroupId,
            PatientId = session.PatientId,
            CourseId = session.CourseId,
            SessionId = session.SessionId,
            Version = (before?.Version ?? 0) + 1,
            Status = found.Place is null ? FollowUpStatus.Unplaced : FollowUpStatus.Booked,
            Mode = FollowUpMode.InPerson,
            TimeZone = clinic.Days.TimeZone,
            Place = found.Place,
            Window = found.Window,
            Reason = found.Place is null ? found.Reason : why,
            Options = found.Options,
            Days = found.Days,
        }, kind);
    }

    /// <summary>Whether there is nothing new to tell; that a refused day has passed meanwhile is no news.</summary>
    static bool Says(FollowUp before, Placement found) =>
        before.Window == found.Window && before.Reason == found.Reason && before.Options.SequenceEqual(found.Options);
}

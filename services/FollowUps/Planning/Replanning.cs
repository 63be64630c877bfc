using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Planning;

/// <summary>
/// Decides anew which doses of a clinic are followed and where: what is still legal stays, what is not goes elsewhere, what is no longer wanted
/// is cancelled. Pure: the same knowledge gives the same changes.
/// </summary>
public sealed class Replanning
{
    readonly KnownClinic clinic;
    readonly Func<Guid> newId;
    readonly Diary diary;
    readonly FollowUpPlanner planner;
    readonly List<FollowUpChange> changes = [];
    readonly List<Homeless> homeless = [];
    readonly HashSet<DateOnly> left = [];

    public Replanning(KnownClinic clinic, DateTimeOffset now, Func<Guid> newId)
    {
        (this.clinic, this.newId) = (clinic, newId);
        diary = new(clinic.Booked);
        planner = new(clinic.Days, clinic.Therapists, diary, now);
    }

    /// <summary>The days on which a therapist's time was left, which others may have waited for.</summary>
    public IReadOnlySet<DateOnly> Left => left;

    /// <param name="patients">Each with all that is known of their doses, at other clinics of the group too.</param>
    public IReadOnlyList<FollowUpChange> Changes(IEnumerable<KnownPatient> patients)
    {
        foreach (var patient in patients)
        {
            foreach (var need in patient.Needs.Where(need => need.Session.ClinicId == clinic.Days.ClinicId)) Look(need, patient);
            foreach (var leftover in patient.Leftovers().Where(leftover => leftover.ClinicId == clinic.Days.ClinicId)) Look(leftover, patient);
        }

        // Only now, when all that goes has gone: the earliest dose chooses first.
        foreach (var one in homeless.OrderBy(h => h.Need.Session.Date).ThenBy(h => h.Need.Session.SessionId).ThenBy(h => h.Need.Part)) Settle(one);
        return changes;
    }

    void Look(Need need, KnownPatient patient)
    {
        var before = patient.For(need);
        if (before?.Status is FollowUpStatus.Completed or FollowUpStatus.Waived) return;
        if (before is not { Status: FollowUpStatus.Booked, Place: { } place })
        {
            if (before?.Status is not FollowUpStatus.Unplaced || !planner.HasPassed(need)) homeless.Add(new(need, patient, before, null));
            return;
        }
        if (planner.HasBegun(place)) return;
        if (planner.Objections(place, need, patient.Dosing, clinic.RecordOf(patient), before.Accepted).FirstOrDefault() is not { Reason: var why })
        {
            if (before.Window != need.Window || before.SessionId != need.Session.SessionId)
                changes.Add(new(before with { Version = before.Version + 1, Window = need.Window, SessionId = need.Session.SessionId }, ChangeKind.Booked));
            return;
        }
        Leave(place, patient);
        homeless.Add(new(need, patient, before, why));
    }

    /// <summary>A follow-up whose dose is gone, or that another dose has now.</summary>
    void Look(FollowUp leftover, KnownPatient patient)
    {
        if (leftover.Status is not (FollowUpStatus.Booked or FollowUpStatus.Unplaced)) return;
        var session = patient.Sessions.FirstOrDefault(s => s.SessionId == leftover.SessionId);
        if (leftover is { Status: FollowUpStatus.Booked, Place: { } place })
        {
            // What has prepared for a dose has done so whatever becomes of the dose.
            if (leftover.Part > 0 && planner.HasBegun(place)) return;
            if (leftover.Part == 0 && session is { HasDose: false } && Integrates(place, leftover, patient) is { } other)
            {
                // It integrates another dose: it stays, unless that dose waits for a place, which then is this one.
                var waits = homeless.FindIndex(h => h.Patient == patient && h.Need == other);
                if (waits < 0) return;
                homeless[waits] = homeless[waits] with { At = place };
            }
            Leave(place, patient);
        }
        changes.Add(new(leftover with
        {
            Version = leftover.Version + 1,
            Status = FollowUpStatus.Cancelled,
            Accepted = null,
            Note = null,
            Reason = session?.Status switch
            {
                "cancelled" => Reason.SessionCancelled,
                "missed" => Reason.SessionMissed,
                "unplaced" => Reason.SessionUnplaced,
                _ => Reason.NotNeeded,
            },
            Options = [],
            Days = [],
        }, ChangeKind.Cancelled));
    }

    /// <summary>The latest other dose of the patient that a follow-up at that place follows as the protocol asks.</summary>
    Need? Integrates(Place place, FollowUp followUp, KnownPatient patient) => patient.Needs
        .Where(need => !need.IsPreparation && need.Session.ClinicId == followUp.ClinicId && need.Session.Date < place.Date)
        .OrderByDescending(need => need.Session.Date)
        .FirstOrDefault(need => !planner.Objections(place, need, patient.Dosing, clinic.RecordOf(patient), followUp.Accepted).Any());

    void Leave(Place place, KnownPatient patient)
    {
        diary.Remove(place);
        patient.Own.Remove(place);
        left.Add(place.Date);
    }

    void Settle(Homeless one)
    {
        var (need, patient, before, why) = (one.Need, one.Patient, one.Before, one.Why);
        var found = one.At is { } at && diary.IsFree(at.TherapistId, at.Date, at.StartsAt, at.EndsAt)
            ? new() { Window = need.Window, Place = at, Days = [] }
            : planner.Find(need, patient.Dosing, clinic.RecordOf(patient), patient.Own);
        if (found.Place is { } place)
        {
            diary.Add(place);
            patient.Own.Add(place);
        }
        else if (before is { Status: FollowUpStatus.Unplaced } && Says(before, found, need)) return;

        var kind = found.Place is null ? ChangeKind.Unplaced : before?.Status is FollowUpStatus.Booked ? ChangeKind.Moved : ChangeKind.Booked;
        changes.Add(new(new()
        {
            FollowUpId = before?.FollowUpId ?? newId(),
            ClinicId = need.Session.ClinicId,
            GroupId = need.Session.GroupId,
            PatientId = need.Session.PatientId,
            CourseId = need.Session.CourseId,
            SessionId = need.Session.SessionId,
            Part = need.Part,
            Version = (before?.Version ?? 0) + 1,
            Status = found.Place is null ? FollowUpStatus.Unplaced : FollowUpStatus.Booked,
            Mode = found.Place?.Mode ?? FollowUpMode.InPerson,
            TimeZone = clinic.Days.TimeZone,
            Place = found.Place,
            Window = found.Window,
            Reason = found.Place is null ? found.Reason : why,
            Options = found.Options,
            Days = found.Days,
        }, kind));
    }

    /// <summary>Whether there is nothing new to tell; that a refused day has passed meanwhile is no news.</summary>
    static bool Says(FollowUp before, Placement found, Need need) =>
        before.Window == found.Window && before.Reason == found.Reason && before.SessionId == need.Session.SessionId && before.Options.SequenceEqual(found.Options);

    /// <summary>A follow-up that needs a place: why it left the one it had, and the one that is kept for it.</summary>
    sealed record Homeless(Need Need, KnownPatient Patient, FollowUp? Before, Reason? Why, Place? At = null);
}

using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Decides follow-ups anew in the transaction that learned something: reads what is known, decides, writes and tells the changes.</summary>
static class Replan
{
    /// <summary>One patient's, at every clinic whose turn was taken; the patient's turn must have been taken too.</summary>
    public static Task OfPatient(Unit unit, IReadOnlySet<string> clinicIds, string groupId, string patientId) =>
        Run(unit, clinicIds, Scope.Of(groupId, patientId, unit.Now));

    /// <summary>Those of all who have sessions at a clinic whose turn was taken.</summary>
    public static async Task OfClinic(Unit unit, string clinicId)
    {
        var scope = Scope.Of(clinicId, unit.Now);
        await Turn.OfPatientsAt(unit, clinicId, scope.Since);
        await Run(unit, new HashSet<string> { clinicId }, scope);
    }

    static async Task Run(Unit unit, IReadOnlySet<string> clinicIds, Scope scope)
    {
        var patients = await Patients(unit, scope);
        // A patient whose first session elsewhere was learned while we waited for the turns: that clinic's turn must be taken as well.
        if (scope.ClinicId is null && patients.SelectMany(p => p.Sessions).Any(s => !clinicIds.Contains(s.ClinicId)))
            throw new UnavailableException("The patient's sessions at another clinic were learned at the same time; try again.");

        foreach (var clinicId in clinicIds.Order(StringComparer.Ordinal))
        {
            // Until the clinic itself is told its sessions wait.
            if (await Known(unit, clinicId) is not { } clinic) continue;
            var changes = new Replanning(clinic, unit.Now, () => Guid.CreateVersion7(unit.Now)).Changes(patients);
            await FollowUpStore.Keep(unit, changes);
            foreach (var change in changes) FollowUpNews.Publish(unit, change);
        }
    }

    static async Task<IReadOnlyList<KnownPatient>> Patients(Unit unit, Scope scope)
    {
        var sessions = await SessionStore.Sessions(unit, scope);
        var courses = await SessionStore.Courses(unit, scope);
        var followUps = await FollowUpStore.Of(unit, scope);
        return [.. sessions.GroupBy(s => (s.GroupId, s.PatientId)).Select(own => new KnownPatient(own.Key.PatientId, [.. own], [.. courses[own.Key]], followUps))];
    }

    static async Task<KnownClinic?> Known(Unit unit, string clinicId) => await ClinicStore.Find(unit, clinicId) is { } days
        ? new()
        {
            Days = days,
            Therapists = await TherapistStore.ActiveAt(unit, clinicId),
            Records = (await TherapistStore.RecordsAt(unit, clinicId)).ToDictionary(record => record.PatientId),
            // A day more than needed, for zones that are behind UTC.
            Booked = await FollowUpStore.BookedAt(unit, clinicId, DateOnly.FromDateTime(unit.Now.UtcDateTime).AddDays(-1)),
        }
        : null;
}

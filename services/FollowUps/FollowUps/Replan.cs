using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Decides follow-ups anew in the transaction that learned something: reads what is known, decides, writes and tells the changes.</summary>
static class Replan
{
    /// <summary>Those of these patients, at every clinic whose turn was taken; the patients' turns must have been taken too.</summary>
    public static async Task OfPatients(Unit unit, IReadOnlySet<string> clinicIds, IEnumerable<PatientKey> keys)
    {
        var patients = new List<KnownPatient>();
        foreach (var key in keys.Distinct()) patients.AddRange(await Knowledge.In(unit).Patients(Scope.Of(key, unit.Now)));
        // A patient whose first session elsewhere was learned while we waited for the turns: that clinic's turn must be taken as well.
        if (patients.SelectMany(p => p.Sessions).Any(s => !clinicIds.Contains(s.ClinicId)))
            throw new UnavailableException("The patient's sessions at another clinic were learned at the same time; try again.");
        foreach (var clinicId in patients.SelectMany(p => p.Sessions).Select(s => s.ClinicId).Distinct().Order(StringComparer.Ordinal)) await At(unit, clinicId, patients);
    }

    /// <summary>Those of all who have sessions at a clinic whose turn was taken.</summary>
    public static async Task OfClinic(Unit unit, string clinicId)
    {
        var scope = Scope.Of(clinicId, unit.Now);
        await Turn.OfPatientsAt(unit, clinicId, scope.Since);
        await At(unit, clinicId, await Knowledge.In(unit).Patients(scope));
    }

    static async Task At(Unit unit, string clinicId, IReadOnlyList<KnownPatient> patients)
    {
        // Until the clinic itself is told its sessions wait.
        if (await Knowledge.In(unit).Clinic(clinicId, patients, Scope.SinceOf(unit.Now)) is not { } clinic) return;
        await Keep(unit, new Replanning(clinic, unit.Now, () => Guid.CreateVersion7(unit.Now)).Changes(patients));
    }

    /// <summary>Writes what was decided and tells it.</summary>
    public static async Task Keep(Unit unit, IReadOnlyList<FollowUpChange> changes)
    {
        await FollowUpStore.Keep(unit, changes);
        foreach (var change in changes) FollowUpNews.Publish(unit, change);
    }
}

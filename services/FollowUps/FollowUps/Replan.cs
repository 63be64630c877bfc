using System.Collections.Frozen;
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
        foreach (var clinicId in patients.SelectMany(p => p.Sessions).Select(s => s.ClinicId).Distinct().Order(StringComparer.Ordinal))
            await OfWaiting(unit, clinicId, await At(unit, clinicId, patients));
    }

    /// <summary>Those without a place whose windows have one of these days, on which a therapist's time was left. The clinic's turn must have been taken.</summary>
    public static async Task OfWaiting(Unit unit, string clinicId, IReadOnlyCollection<DateOnly> days)
    {
        if (days.Count == 0) return;
        var waiting = await FollowUpStore.Waiting(unit, clinicId, days.Min(), days.Max());
        if (waiting.Count == 0) return;
        // Nobody has a patient's turn and waits for this clinic's: whoever decides for a patient of this clinic has both.
        await Turn.OfPatients(unit, waiting);
        var patients = new List<KnownPatient>();
        foreach (var key in waiting) patients.AddRange(await Knowledge.In(unit).Patients(Scope.Of(key, unit.Now)));
        await At(unit, clinicId, patients);
    }

    /// <summary>Those of all who have sessions at a clinic whose turn was taken.</summary>
    public static async Task OfClinic(Unit unit, string clinicId)
    {
        var scope = Scope.Of(clinicId, unit.Now);
        await Turn.OfPatientsAt(unit, clinicId, scope.Since);
        await At(unit, clinicId, await Knowledge.In(unit).Patients(scope));
    }

    // Answers the days on which time was left.
    static async Task<IReadOnlySet<DateOnly>> At(Unit unit, string clinicId, IReadOnlyList<KnownPatient> patients)
    {
        // Until the clinic itself is told its sessions wait.
        if (await Knowledge.In(unit).Clinic(clinicId, patients, Scope.SinceOf(unit.Now)) is not { } clinic) return FrozenSet<DateOnly>.Empty;
        var replanning = new Replanning(clinic, unit.Now, () => Guid.CreateVersion7(unit.Now));
        await Keep(unit, replanning.Changes(patients));
        return replanning.Left;
    }

    /// <summary>Writes what was decided and tells it.</summary>
    public static async Task Keep(Unit unit, IReadOnlyList<FollowUpChange> changes)
    {
        await FollowUpStore.Keep(unit, changes);
        foreach (var change in changes) FollowUpNews.Publish(unit, change);
    }
}

using Scheduling.Contracts;
using Scheduling.FollowUps.Sessions;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Clinics;

/// <summary>
/// The turns that every transaction that changes follow-ups takes before it reads: of the clinics, then of the patients, each ascending. Whoever
/// reads after them sees all that was committed before, so that no therapist's time is given twice, and the order makes a deadlock impossible.
/// </summary>
static class Turn
{
    /// <summary>The turns of the patients these events tell of and of every clinic at which they have sessions; answers the clinics.</summary>
    public static async Task<IReadOnlySet<string>> Of(Unit unit, IReadOnlyCollection<PatientEvent> told)
    {
        var patients = told.Select(PatientKey.Of).Distinct().ToList();
        var clinics = told.Select(t => t.ClinicId).ToHashSet(StringComparer.Ordinal);
        foreach (var patient in patients) clinics.UnionWith(await SessionStore.ClinicsOf(unit, patient));
        await OfClinics(unit, clinics);
        await OfPatients(unit, patients);
        return clinics;
    }

    public static Task OfClinics(Unit unit, IEnumerable<string> clinicIds) => unit.InsertAll(
        "INSERT INTO clinic_turns (clinic_id, version)", "(@ClinicId, 1)",
        [.. clinicIds.Order(StringComparer.Ordinal).Select(id => new ClinicKey(id))],
        "ON CONFLICT (clinic_id) DO UPDATE SET version = clinic_turns.version + 1");

    public static Task OfPatients(Unit unit, IEnumerable<PatientKey> patients) => unit.InsertAll(
        "INSERT INTO patient_turns (group_id, patient_id, version)", "(@GroupId, @PatientId, 1)",
        [.. patients.OrderBy(p => p.GroupId, StringComparer.Ordinal).ThenBy(p => p.PatientId, StringComparer.Ordinal)],
        "ON CONFLICT (group_id, patient_id) DO UPDATE SET version = patient_turns.version + 1");

    /// <summary>The turns of all who have a session at the clinic on that day or later.</summary>
    public static Task OfPatientsAt(Unit unit, string clinicId, DateOnly since) => unit.Execute(
        """
        INSERT INTO patient_turns (group_id, patient_id, version)
        SELECT DISTINCT group_id, patient_id, 1 FROM sessions WHERE clinic_id = @clinicId AND day >= @since ORDER BY group_id, patient_id
        ON CONFLICT (group_id, patient_id) DO UPDATE SET version = patient_turns.version + 1
        """, new { clinicId, since });

    readonly record struct ClinicKey(string ClinicId);
}

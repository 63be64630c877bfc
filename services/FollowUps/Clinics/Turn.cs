using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Clinics;

/// <summary>
/// The turns that every transaction that changes follow-ups takes before it reads: of the clinics, then of the patients, each ascending. Whoever
/// reads after them sees all that was committed before, so that no therapist's time is given twice, and the order makes a deadlock impossible.
/// </summary>
static class Turn
{
    public static async Task OfClinics(Unit unit, IEnumerable<string> clinicIds)
    {
        foreach (var clinicId in clinicIds.Order(StringComparer.Ordinal))
        {
            await unit.Execute(
                """
                INSERT INTO clinic_turns (clinic_id, version) VALUES (@clinicId, 1)
                ON CONFLICT (clinic_id) DO UPDATE SET version = clinic_turns.version + 1
                """, new { clinicId });
        }
    }

    public static Task OfPatient(Unit unit, string groupId, string patientId) => unit.Execute(
        """
        INSERT INTO patient_turns (group_id, patient_id, version) VALUES (@groupId, @patientId, 1)
        ON CONFLICT (group_id, patient_id) DO UPDATE SET version = patient_turns.version + 1
        """, new { groupId, patientId });

    /// <summary>The turns of all who have a session at the clinic on that day or later.</summary>
    public static Task OfPatientsAt(Unit unit, string clinicId, DateOnly since) => unit.Execute(
        """
        INSERT INTO patient_turns (group_id, patient_id, version)
        SELECT DISTINCT group_id, patient_id, 1 FROM sessions WHERE clinic_id = @clinicId AND day >= @since ORDER BY group_id, patient_id
        ON CONFLICT (group_id, patient_id) DO UPDATE SET version = patient_turns.version + 1
        """, new { clinicId, since });
}

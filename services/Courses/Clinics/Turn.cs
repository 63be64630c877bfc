using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Clinics;

/// <summary>
/// The turn that every command that changes sessions takes before it reads: of the clinic, then of the patient, or in ascending order of all patients concerned. Whoever reads after it sees
/// all that was committed before, so nothing is ever planned twice on one chair, and the order makes a deadlock impossible.
/// </summary>
static class Turn
{
    /// <summary>Takes the clinic's turn; part of a statement list, so that it and the reads behind it are one round trip.</summary>
    public const string OfClinic =
        """
        INSERT INTO clinic_turns (clinic_id, version) VALUES (@clinicId, 1)
        ON CONFLICT (clinic_id) DO UPDATE SET version = clinic_turns.version + 1;
        """;

    /// <summary>Takes the patient's turn in the clinic's group; nothing when there is no such clinic.</summary>
    public const string OfPatient =
        """
        INSERT INTO patient_turns (group_id, patient_id, version) SELECT group_id, @patientId, 1 FROM clinics WHERE clinic_id = @clinicId
        ON CONFLICT (group_id, patient_id) DO UPDATE SET version = patient_turns.version + 1;
        """;

    /// <summary>Takes the turns of all patients of those courses, always in the same order.</summary>
    public static string OfPatients(string courseIds) =>
        $"""
        INSERT INTO patient_turns (group_id, patient_id, version)
        SELECT DISTINCT group_id, patient_id, 1 FROM courses WHERE course_id IN ({courseIds}) ORDER BY group_id, patient_id
        ON CONFLICT (group_id, patient_id) DO UPDATE SET version = patient_turns.version + 1;

        """;

    public static Task TakeClinic(Unit unit, string clinicId) => unit.Execute(OfClinic, new { clinicId });
}

using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Patients;

/// <summary>
/// Patients who died, as their courses say: nothing is sent about them to anybody any more, and nobody is told why. A course that goes on, because
/// it was a mistake, ends the silence.
/// </summary>
static class Deaths
{
    public const string Reason = "deceased";

    /// <summary>One row when nothing may be said about the patient.</summary>
    internal const string SelectOne =
        $"""
        SELECT 1 FROM deaths WHERE group_id = @group AND patient_id = @patientId AND is_dead
        UNION
        SELECT 1 FROM sessions WHERE group_id = @group AND patient_id = @patientId AND status = 'cancelled' AND reason = '{Reason}'
        """;

    /// <summary>Keeps what the newest version of a course says; answers whether this is it.</summary>
    public static async Task<bool> Keep(Unit unit, string group, string patientId, Guid courseId, long version, bool isDead) => await unit.Execute(
        """
        INSERT INTO deaths (group_id, patient_id, course_id, version, is_dead) VALUES (@group, @patientId, @courseId, @version, @isDead)
        ON CONFLICT (group_id, patient_id, course_id) DO UPDATE SET version = excluded.version, is_dead = excluded.is_dead WHERE excluded.version > deaths.version
        """, new { group, patientId, courseId, version, isDead }) > 0;

    /// <summary>Whether that course said so before.</summary>
    public static async Task<bool> Has(Unit unit, string group, string patientId, Guid courseId) => await unit.One<int?>(
        "SELECT 1 FROM deaths WHERE group_id = @group AND patient_id = @patientId AND course_id = @courseId", new { group, patientId, courseId }) is not null;

    /// <summary>Those of the patients, in JSON lists.</summary>
    public static async Task<IReadOnlySet<(string Group, string PatientId)>> Among(Unit unit, string groups, string patients)
    {
        var ofPatients = $"{unit.Engine.IsOneOf("group_id", "text", "@groups")} AND {unit.Engine.IsOneOf("patient_id", "text", "@patients")}";
        return (await unit.Query<PatientKey>(
            $"""
            SELECT group_id, patient_id FROM deaths WHERE {ofPatients} AND is_dead
            UNION
            SELECT group_id, patient_id FROM sessions WHERE {ofPatients} AND status = 'cancelled' AND reason = '{Reason}'
            """, new { groups, patients })).Select(p => (p.GroupId, p.PatientId)).ToHashSet();
    }

    sealed record PatientKey
    {
        public required string GroupId { get; init; }
        public required string PatientId { get; init; }
    }
}

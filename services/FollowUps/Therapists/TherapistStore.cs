using System.Data.Common;
using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Therapists;

/// <summary>Every statement that touches the therapists and whom the patients belong to.</summary>
public sealed class TherapistStore(FollowUpsDatabase database)
{
    const string Columns =
        """
        clinic_id AS ClinicId, therapist_id AS TherapistId, version AS Version, name AS Name, hours AS Hours,
        telehealth_hours AS TelehealthHours, leave_days AS Leave, active AS Active
        """;

    const string Records =
        """
        SELECT clinic_id AS ClinicId, patient_id AS PatientId, therapist_id AS TherapistId, only_this AS Only, version AS Version
        FROM therapists_of_record WHERE clinic_id = @clinicId
        """;

    public Task<Therapist?> Find(string clinicId, string therapistId, CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<TherapistRow>(
            $"SELECT {Columns} FROM therapists WHERE clinic_id = @clinicId AND therapist_id = @therapistId", new { clinicId, therapistId }))?.Whole(), cancellationToken);

    /// <summary>By id, those after <paramref name="after"/>.</summary>
    public Task<IReadOnlyList<Therapist>> List(string clinicId, bool withInactive, string? after, int most, CancellationToken cancellationToken) => database.Read(
        async (DbConnection connection) => (IReadOnlyList<Therapist>)[.. (await connection.QueryAsync<TherapistRow>(
            $"""
            SELECT {Columns} FROM therapists
            WHERE clinic_id = @clinicId AND therapist_id > @after AND (active OR @withInactive)
            ORDER BY therapist_id LIMIT @most
            """, new { clinicId, withInactive, after = after ?? "", most })).Select(row => row.Whole())], cancellationToken);

    internal static async Task<Therapist?> Find(Unit unit, string clinicId, string therapistId) =>
        (await unit.One<TherapistRow>($"SELECT {Columns} FROM therapists WHERE clinic_id = @clinicId AND therapist_id = @therapistId", new { clinicId, therapistId }))?.Whole();

    internal const string SelectActive = $"SELECT {Columns} FROM therapists WHERE clinic_id = @clinicId AND active";

    internal static Task Put(Unit unit, Therapist therapist) => unit.Execute(
        """
        INSERT INTO therapists (clinic_id, therapist_id, version, name, hours, telehealth_hours, leave_days, active)
        VALUES (@ClinicId, @TherapistId, @Version, @Name, @hours, @telehealthHours, @leave, @Active)
        ON CONFLICT (clinic_id, therapist_id) DO UPDATE SET version = excluded.version, name = excluded.name, hours = excluded.hours,
          telehealth_hours = excluded.telehealth_hours, leave_days = excluded.leave_days, active = excluded.active
        """,
        new
        {
            therapist.ClinicId, therapist.TherapistId, therapist.Version, therapist.Name, therapist.Active,
            hours = StoredJson.Write(therapist.Hours), telehealthHours = StoredJson.Write(therapist.TelehealthHours), leave = StoredJson.Write(therapist.Leave),
        });

    public Task<TherapistOfRecord?> RecordOf(string clinicId, string patientId, CancellationToken cancellationToken) => database.Read(connection =>
        connection.QuerySingleOrDefaultAsync<TherapistOfRecord>($"{Records} AND patient_id = @patientId", new { clinicId, patientId }), cancellationToken);

    internal static Task<TherapistOfRecord?> RecordOf(Unit unit, string clinicId, string patientId) =>
        unit.One<TherapistOfRecord>($"{Records} AND patient_id = @patientId", new { clinicId, patientId });

    internal static string SelectRecords(Engine engine) => $"{Records} AND {engine.IsOneOf("patient_id", "text", "@patients")}";

    internal static Task Put(Unit unit, TherapistOfRecord record) => unit.Execute(
        """
        INSERT INTO therapists_of_record (clinic_id, patient_id, therapist_id, only_this, version)
        VALUES (@ClinicId, @PatientId, @TherapistId, @Only, @Version)
        ON CONFLICT (clinic_id, patient_id) DO UPDATE SET
          therapist_id = excluded.therapist_id, only_this = excluded.only_this, version = excluded.version
        """, record);
}

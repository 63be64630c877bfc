using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Links;

/// <summary>Every statement that touches the links to patients' pages.</summary>
static class LinkStore
{
    internal const string Columns = "link_id, clinic_id, group_id, patient_id, made_for, token_hash, created_at, expires_at, revoked_at";
    internal const string SelectOne = $"SELECT {Columns} FROM patient_links WHERE link_id = @linkId";

    /// <summary>Links of a patient, by whichever clinic of the group they were made, also before the group was known.</summary>
    internal const string OfPatient = "patient_id = @patientId AND (group_id = @group OR group_id = @unknown)";

    public static Task Add(Unit unit, LinkRow link) => unit.Execute(
        $"""
        INSERT INTO patient_links ({Columns})
        VALUES (@LinkId, @ClinicId, @GroupId, @PatientId, @MadeFor, @TokenHash, @CreatedAt, @ExpiresAt, @RevokedAt)
        """, link);

    public static Task<LinkRow?> Find(Unit unit, Guid linkId) => unit.One<LinkRow>(SelectOne, new { linkId });

    /// <summary>The clinic's links of that use which work at least until then, the longest first.</summary>
    public static Task<IReadOnlyList<LinkRow>> Working(Unit unit, string clinicId, string group, string patientId, LinkUse use, DateTimeOffset until) =>
        unit.Query<LinkRow>(
            $"""
            SELECT {Columns} FROM patient_links
            WHERE clinic_id = @clinicId AND group_id = @group AND patient_id = @patientId AND made_for = @use AND revoked_at IS NULL AND expires_at >= @until
            ORDER BY expires_at DESC, link_id
            """, new { clinicId, group, patientId, use = WireName.Of(use), until });

    /// <summary>Ends the links that still work, or the one of them; answers those it ended.</summary>
    public static Task<IReadOnlyList<LinkRow>> Revoke(Unit unit, string clinicId, string group, string patientId, Guid? linkId) => unit.Query<LinkRow>(
        $"""
        UPDATE patient_links SET revoked_at = @now
        WHERE {OfPatient} {(linkId is null ? "" : "AND link_id = @linkId")} AND revoked_at IS NULL AND expires_at > @now
        RETURNING {Columns}
        """, new { patientId, group, unknown = ClinicStore.UnknownGroupOf(clinicId), linkId, now = unit.Now });

    /// <summary>Forgets a patient's links that ended long ago.</summary>
    public static Task Forget(Unit unit, string clinicId, string group, string patientId, DateTimeOffset endedBefore) => unit.Execute(
        $"DELETE FROM patient_links WHERE {OfPatient} AND expires_at < @endedBefore",
        new { patientId, group, unknown = ClinicStore.UnknownGroupOf(clinicId), endedBefore });
}

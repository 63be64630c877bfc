using System.Data.Common;
using Dapper;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Holds;

/// <summary>
/// Every statement that touches the holds and hold_places tables. A hold is over at its instant, whether or not it was deleted by then; a patient
/// has at most one in a group, and it stands in everybody's way but the patient's own.
/// </summary>
public sealed class HoldStore(CoursesDatabase database)
{
    /// <summary>Lets go of what the patient held: a course that is booked, or held anew, takes its place. Part of a statement list.</summary>
    internal const string ReleaseOfPatient = "DELETE FROM holds WHERE group_id = @GroupId AND patient_id = @PatientId;\n";

    /// <summary>Whether the patient holds anything; part of a statement list.</summary>
    internal const string OfPatient =
        "SELECT h.hold_id FROM holds h JOIN clinics c ON c.group_id = h.group_id WHERE c.clinic_id = @clinicId AND h.patient_id = @patientId;\n";

    /// <summary>Keeps the plan's chairs, instead of what the patient held before.</summary>
    /// <exception cref="RefusedException">The database found a chair taken, whatever the plan believed.</exception>
    public static async Task Insert(Unit unit, Clinic clinic, Hold hold)
    {
        try
        {
            // What is over and not yet deleted would still count for the constraint.
            await unit.Execute(
                $"""
                {ReleaseOfPatient}
                DELETE FROM holds WHERE clinic_id = @ClinicId AND expires_at <= @Now;
                INSERT INTO holds (hold_id, clinic_id, group_id, patient_id, expires_at, body) VALUES (@HoldId, @ClinicId, @GroupId, @PatientId, @ExpiresAt, @body);
                """,
                new { hold.HoldId, ClinicId = clinic.Id, GroupId = clinic.Group, hold.Held.Request.PatientId, hold.ExpiresAt, unit.Now, body = StoredJson.Write(hold.Held) });
            await unit.InsertAll(
                "INSERT INTO hold_places (hold_id, clinic_id, patient_id, day, chair_id, starts_at, ends_at, free_at, expires_at)",
                "(@HoldId, @ClinicId, @PatientId, @Day, @ChairId, @StartsAt, @EndsAt, @FreeAt, @ExpiresAt)", hold.Places);
        }
        catch (DbException failure) when (unit.Engine.IsConflict(failure))
        {
            throw Refused.Conflict("slot-taken", "Another booking took one of these places first. Plan again; the answer shows what is free now.");
        }
    }

    /// <summary>What is held, to be confirmed with <see cref="Use"/> once the clinic's and the patient's turn are taken.</summary>
    /// <exception cref="RefusedException">There is no such hold, or it is over.</exception>
    public static async Task<HeldPlan> Find(Unit unit, string clinicId, Guid holdId) =>
        await unit.One<string>(
            "SELECT body FROM holds WHERE clinic_id = @clinicId AND hold_id = @holdId AND expires_at > @Now", new { clinicId, holdId, unit.Now }) is { } body
            ? StoredJson.Read<HeldPlan>(body)
            : throw HoldRules.Expired();

    /// <summary>Compares and sets: of all who confirm a hold, and its end, one comes first.</summary>
    /// <exception cref="RefusedException">The hold was used or replaced, or is over.</exception>
    public static async Task Use(Unit unit, string clinicId, Guid holdId)
    {
        if (await unit.Execute("DELETE FROM holds WHERE clinic_id = @clinicId AND hold_id = @holdId AND expires_at > @Now", new { clinicId, holdId, unit.Now }) == 0)
            throw HoldRules.Expired();
    }

    /// <summary>The clinics that have holds that are over.</summary>
    public async Task<IReadOnlyList<string>> ClinicsWithExpired(DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. await database.Read(connection => connection.QueryAsync<string>("SELECT DISTINCT clinic_id FROM holds WHERE expires_at <= @now ORDER BY clinic_id", new { now }), cancellationToken)];

    /// <summary>Deletes the clinic's holds that are over; answers how many.</summary>
    public static Task<int> ReleaseExpired(Unit unit, string clinicId) =>
        unit.Execute("DELETE FROM holds WHERE clinic_id = @clinicId AND expires_at <= @Now", new { clinicId, unit.Now });

    /// <summary>When the next hold is over; null when there is none.</summary>
    public Task<DateTimeOffset?> NextExpiry(CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QueryAsync<DateTimeOffset>("SELECT expires_at FROM holds ORDER BY expires_at LIMIT 1")).Select(at => (DateTimeOffset?)at).FirstOrDefault(), cancellationToken);
}

using Dapper;
using Scheduling.Courses.Clinics;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Sessions;

/// <summary>Every statement that touches the sessions table.</summary>
public sealed class SessionStore(CoursesDatabase database)
{
    const string Columns =
        """
        s.session_id AS SessionId, s.course_id AS CourseId, s.clinic_id AS ClinicId, s.group_id AS GroupId, s.patient_id AS PatientId,
        s.protocol_id AS ProtocolId, s.protocol_version AS ProtocolVersion, s.route AS Route,
        s.number AS Number, s.dose_number AS DoseNumber, s.phase AS Phase, s.treatment_week AS TreatmentWeek, s.target_date AS TargetDate,
        s.day AS Day, s.local_time AS LocalTime, s.time_zone AS TimeZone, s.starts_at AS StartsAt, s.ends_at AS EndsAt, s.free_at AS FreeAt,
        s.first_device_at AS FirstDeviceAt, s.release_from AS ReleaseFrom, s.chair_id AS ChairId, s.status AS Status, s.version AS Version,
        s.shift_days AS ShiftDays, s.shift_reason AS ShiftReason, s.gap_days AS GapDays, s.dose_mg AS DoseMg, s.devices AS Devices,
        s.no_driving_before AS NoDrivingBefore, s.no_driving_until AS NoDrivingUntil, s.rems_form_due AS RemsFormDue, s.reason AS Reason,
        s.holds_chair AS HoldsChair, s.holds_dose AS HoldsDose
        """;

    /// <summary>What holds a chair of the clinic in those days, the dates of the patient's doses from the first on, and the patient's open courses.</summary>
    internal const string WhatIsTaken =
        """
        SELECT day AS Day, chair_id AS ChairId, starts_at AS StartsAt, ends_at AS EndsAt FROM sessions
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND holds_chair;
        SELECT s.day FROM sessions s JOIN clinics c ON c.group_id = s.group_id
        WHERE c.clinic_id = @clinicId AND s.patient_id = @patientId AND s.holds_dose;
        SELECT o.course_id FROM courses o JOIN clinics c ON c.group_id = o.group_id
        WHERE c.clinic_id = @clinicId AND o.patient_id = @patientId AND o.status IN ('active', 'paused', 'under-review');
        """;

    public static Inserts Add(Inserts inserts, IReadOnlyList<SessionRow> rows) => inserts.Add(
        """
        INSERT INTO sessions (session_id, course_id, clinic_id, group_id, patient_id, protocol_id, protocol_version, route, number, dose_number, phase, treatment_week, target_date,
          day, local_time, time_zone, starts_at, ends_at, free_at, first_device_at, release_from, chair_id, status, version,
          shift_days, shift_reason, gap_days, dose_mg, devices, no_driving_before, no_driving_until, rems_form_due, reason, holds_chair, holds_dose)
        """,
        """
        (@SessionId, @CourseId, @ClinicId, @GroupId, @PatientId, @ProtocolId, @ProtocolVersion, @Route, @Number, @DoseNumber, @Phase, @TreatmentWeek, @TargetDate,
          @Day, @LocalTime, @TimeZone, @StartsAt, @EndsAt, @FreeAt, @FirstDeviceAt, @ReleaseFrom, @ChairId, @Status, @Version,
          @ShiftDays, @ShiftReason, @GapDays, @DoseMg, @Devices, @NoDrivingBefore, @NoDrivingUntil, @RemsFormDue, @Reason, @HoldsChair, @HoldsDose)
        """, rows);

    public Task<SessionRow?> Find(string clinicId, Guid sessionId, CancellationToken cancellationToken) => database.Read(connection =>
        connection.QuerySingleOrDefaultAsync<SessionRow?>(
            $"""
            SELECT {Columns} FROM sessions s
            WHERE s.clinic_id = @clinicId AND s.session_id = @sessionId
            """, new { clinicId, sessionId }), cancellationToken);

    /// <summary>Sessions of those days in their order; without a status all but the projected ones.</summary>
    public async Task<IReadOnlyList<SessionRow>> List(
        string clinicId, DateOnly from, DateOnly to, string? chairId, string? status, SessionPlace? after, int most, CancellationToken cancellationToken) =>
        [.. await database.Read(connection => connection.QueryAsync<SessionRow>(
            $"""
            SELECT {Columns} FROM sessions s
            WHERE s.clinic_id = @clinicId AND s.day BETWEEN @from AND @to
              AND (@anyChair OR s.chair_id = @chairId)
              AND (CASE WHEN @anyStatus THEN s.status <> 'projected' ELSE s.status = @status END)
              AND (s.day, COALESCE(s.local_time, @midnight), s.session_id) > (@afterDay, @afterTime, @afterId)
            ORDER BY s.day, COALESCE(s.local_time, @midnight), s.session_id LIMIT @most
            """,
            new
            {
                clinicId, from, to, chairId = chairId ?? "", anyChair = chairId is null, status = status ?? "", anyStatus = status is null,
                afterDay = after?.Day ?? DateOnly.MinValue, afterTime = after?.At ?? TimeOnly.MinValue, afterId = after?.SessionId ?? Guid.Empty, midnight = TimeOnly.MinValue, most,
            }), cancellationToken)];

    public static async Task<IReadOnlyList<SessionRow>> OfCourse(System.Data.Common.DbConnection connection, Guid courseId) =>
        [.. await connection.QueryAsync<SessionRow>($"SELECT {Columns} FROM sessions s WHERE s.course_id = @courseId ORDER BY s.number", new { courseId })];

    /// <summary>Future sessions of the clinic that hold a chair or a day: what a change of the clinic must look at.</summary>
    public static async Task<IReadOnlyList<SessionRow>> Ahead(Unit unit, string clinicId) => await unit.Query<SessionRow>(
        $"SELECT {Columns} FROM sessions s WHERE s.clinic_id = @clinicId AND s.holds_dose AND s.starts_at > @Now ORDER BY s.starts_at, s.session_id", new { clinicId, unit.Now });

    /// <summary>Whether the clinic has any course, past ones too.</summary>
    public static async Task<bool> HasCourses(Unit unit, string clinicId) =>
        await unit.One<string>("SELECT patient_id FROM courses WHERE clinic_id = @clinicId LIMIT 1", new { clinicId }) is not null;
}

/// <summary>Where a session stands in a list by date and time.</summary>
public sealed record SessionPlace(DateOnly Day, TimeOnly At, Guid SessionId);

using Dapper;
using Scheduling.Courses.Clinics;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Sessions;

/// <summary>Every statement that touches the sessions table.</summary>
public sealed class SessionStore(CoursesDatabase database)
{
    internal const string Columns =
        """
        s.session_id AS SessionId, s.course_id AS CourseId, s.clinic_id AS ClinicId, s.group_id AS GroupId, s.patient_id AS PatientId,
        s.protocol_id AS ProtocolId, s.protocol_version AS ProtocolVersion, s.route AS Route,
        s.number AS Number, s.dose_number AS DoseNumber, s.phase AS Phase, s.treatment_week AS TreatmentWeek, s.target_date AS TargetDate,
        s.day AS Day, s.local_time AS LocalTime, s.time_zone AS TimeZone, s.starts_at AS StartsAt, s.ends_at AS EndsAt, s.free_at AS FreeAt,
        s.first_device_at AS FirstDeviceAt, s.release_from AS ReleaseFrom, s.chair_id AS ChairId, s.status AS Status, s.version AS Version,
        s.shift_days AS ShiftDays, s.shift_reason AS ShiftReason, s.gap_days AS GapDays, s.dose_mg AS DoseMg, s.devices AS Devices,
        s.no_driving_before AS NoDrivingBefore, s.no_driving_until AS NoDrivingUntil, s.rems_form_due AS RemsFormDue, s.reason AS Reason,
        s.pinned AS Pinned, s.visit AS Visit, s.watches_welfare AS WatchesWelfare, s.welfare_due_at AS WelfareDueAt, s.rems_form_open AS RemsFormOpen,
        s.holds_chair AS HoldsChair, s.holds_dose AS HoldsDose
        """;

    /// <summary>What holds a chair of the clinic in those days, or is kept for another patient, the dates of the patient's doses from the first on, and the patient's open courses.</summary>
    internal const string WhatIsTaken =
        """
        SELECT day AS Day, chair_id AS ChairId, starts_at AS StartsAt, ends_at AS EndsAt FROM sessions
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND holds_chair
        UNION ALL
        SELECT day, chair_id, starts_at, ends_at FROM hold_places
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND expires_at > @Now AND patient_id <> @patientId;
        SELECT s.day FROM sessions s JOIN clinics c ON c.group_id = s.group_id
        WHERE c.clinic_id = @clinicId AND s.patient_id = @patientId AND s.holds_dose
        UNION SELECT x.day FROM external_doses x JOIN clinics c ON c.group_id = x.group_id WHERE c.clinic_id = @clinicId AND x.patient_id = @patientId;
        SELECT o.course_id FROM courses o JOIN clinics c ON c.group_id = o.group_id
        WHERE c.clinic_id = @clinicId AND o.patient_id = @patientId AND o.status IN ('active', 'paused', 'under-review');
        """;

    /// <summary>All sessions of those courses.</summary>
    internal static string OfCourses(string ids) => $"SELECT {Columns} FROM sessions s WHERE s.course_id IN ({ids}) ORDER BY s.course_id, s.number;\n";

    /// <summary>All sessions of one course.</summary>
    internal const string OneCourse = $"SELECT {Columns} FROM sessions s WHERE s.course_id = @CourseId ORDER BY s.number;\n";

    /// <summary>The same as <see cref="WhatIsTaken"/> without one course: what it may not collide with.</summary>
    internal const string TakenByOthers =
        """
        SELECT day AS Day, chair_id AS ChairId, session_id AS SessionId, starts_at AS StartsAt, ends_at AS EndsAt FROM sessions
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND holds_chair AND course_id <> @CourseId
        UNION ALL
        SELECT day, chair_id, NULL, starts_at, ends_at FROM hold_places
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND expires_at > @Now AND patient_id <> @patientId;
        SELECT s.day FROM sessions s JOIN clinics c ON c.group_id = s.group_id
        WHERE c.clinic_id = @clinicId AND s.patient_id = @patientId AND s.holds_dose AND s.course_id <> @CourseId
        UNION SELECT x.day FROM external_doses x JOIN clinics c ON c.group_id = x.group_id WHERE c.clinic_id = @clinicId AND x.patient_id = @patientId;
        """;

    /// <summary>The sessions that hold a chair of the clinic in those days.</summary>
    internal const string InChairs = $"SELECT {Columns} FROM sessions s WHERE s.clinic_id = @clinicId AND s.day BETWEEN @from AND @to AND s.holds_chair ORDER BY s.starts_at, s.session_id;\n";

    /// <summary>What is kept of the clinic's chairs in those days for somebody who decides.</summary>
    internal const string Kept =
        """
        SELECT day AS Day, chair_id AS ChairId, starts_at AS StartsAt, ends_at AS EndsAt FROM hold_places
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND expires_at > @Now;

        """;

    /// <summary>What sessions hold of the clinic's chairs in those days.</summary>
    internal const string BlocksOfSessions =
        """
        SELECT day AS Day, chair_id AS ChairId, session_id AS SessionId, starts_at AS StartsAt, ends_at AS EndsAt FROM sessions
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND holds_chair;
        """;

    /// <summary>What holds a chair of the clinic in those days, or is kept for somebody.</summary>
    internal const string Blocks =
        """
        SELECT day AS Day, chair_id AS ChairId, session_id AS SessionId, starts_at AS StartsAt, ends_at AS EndsAt FROM sessions
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND holds_chair
        UNION ALL
        SELECT day, chair_id, NULL, starts_at, ends_at FROM hold_places
        WHERE clinic_id = @clinicId AND day BETWEEN @from AND @to AND expires_at > @Now;
        """;

    /// <summary>Every dose of the patients of those courses, at any clinic of the group or given elsewhere; the course where it is one of ours.</summary>
    internal static string DosesOfPatientsOf(string ids) =>
        $"""
        SELECT s.patient_id AS PatientId, s.course_id AS CourseId, s.day AS Day FROM sessions s
        WHERE s.group_id = @groupId AND s.holds_dose AND s.patient_id IN (SELECT c.patient_id FROM courses c WHERE c.course_id IN ({ids}))
        UNION ALL
        SELECT x.patient_id, NULL, x.day FROM external_doses x
        WHERE x.group_id = @groupId AND x.patient_id IN (SELECT c.patient_id FROM courses c WHERE c.course_id IN ({ids}));

        """;

    const string Insert =
        """
        INSERT INTO sessions (session_id, course_id, clinic_id, group_id, patient_id, protocol_id, protocol_version, route, number, dose_number, phase, treatment_week, target_date,
          day, local_time, time_zone, starts_at, ends_at, free_at, first_device_at, release_from, chair_id, status, version,
          shift_days, shift_reason, gap_days, dose_mg, devices, no_driving_before, no_driving_until, rems_form_due, reason, pinned, visit, watches_welfare, welfare_due_at, rems_form_open, holds_chair, holds_dose)
        """;

    const string Values =
        """
        (@SessionId, @CourseId, @ClinicId, @GroupId, @PatientId, @ProtocolId, @ProtocolVersion, @Route, @Number, @DoseNumber, @Phase, @TreatmentWeek, @TargetDate,
          @Day, @LocalTime, @TimeZone, @StartsAt, @EndsAt, @FreeAt, @FirstDeviceAt, @ReleaseFrom, @ChairId, @Status, @Version,
          @ShiftDays, @ShiftReason, @GapDays, @DoseMg, @Devices, @NoDrivingBefore, @NoDrivingUntil, @RemsFormDue, @Reason, @Pinned, @Visit, @WatchesWelfare, @WelfareDueAt, @RemsFormOpen, @HoldsChair, @HoldsDose)
        """;

    const string OrReplace =
        """
        ON CONFLICT (session_id) DO UPDATE SET
          clinic_id = excluded.clinic_id, protocol_id = excluded.protocol_id, protocol_version = excluded.protocol_version, route = excluded.route,
          number = excluded.number, dose_number = excluded.dose_number, phase = excluded.phase, treatment_week = excluded.treatment_week,
          target_date = excluded.target_date, day = excluded.day, local_time = excluded.local_time, time_zone = excluded.time_zone,
          starts_at = excluded.starts_at, ends_at = excluded.ends_at, free_at = excluded.free_at, first_device_at = excluded.first_device_at,
          release_from = excluded.release_from, chair_id = excluded.chair_id, status = excluded.status, version = excluded.version,
          shift_days = excluded.shift_days, shift_reason = excluded.shift_reason, gap_days = excluded.gap_days, dose_mg = excluded.dose_mg,
          devices = excluded.devices, no_driving_before = excluded.no_driving_before, no_driving_until = excluded.no_driving_until,
          rems_form_due = excluded.rems_form_due, reason = excluded.reason, pinned = excluded.pinned, visit = excluded.visit, watches_welfare = excluded.watches_welfare,
          welfare_due_at = excluded.welfare_due_at, rems_form_open = excluded.rems_form_open,
          holds_chair = excluded.holds_chair, holds_dose = excluded.holds_dose
        """;

    // A statement takes so many parameters and no more.
    const int RowsAtOnce = 250;

    public static Inserts Add(Inserts inserts, IReadOnlyList<SessionRow> rows) => inserts.Add(Insert, Values, rows);

    /// <summary>Lets go of every chair and day that those sessions hold, so that they may change places.</summary>
    internal static async Task Release(Unit unit, IReadOnlyCollection<Guid> sessions)
    {
        const string letGo = "UPDATE sessions SET holds_chair = @no, holds_dose = @no WHERE session_id";

        // One at a time is what nearly every command does: its text is always the same, and stays prepared.
        if (sessions.Count == 1) await unit.Execute($"{letGo} = @sessionId", new { sessionId = sessions.First(), no = false });
        else if (sessions.Count > 1) await unit.Execute($"{letGo} IN ({Ids.List(sessions)})", new { no = false });
    }

    /// <summary>Writes rows that are new or changed.</summary>
    internal static async Task Put(Unit unit, IReadOnlyList<SessionRow> rows)
    {
        foreach (var some in rows.Chunk(RowsAtOnce)) await unit.InsertAll(Insert, Values, some, OrReplace);
    }

    /// <summary>Takes away forecasts that a changed plan no longer makes; nothing else is ever deleted.</summary>
    internal static async Task Forget(Unit unit, IReadOnlyCollection<Guid> sessions)
    {
        if (sessions.Count > 0)
            await unit.Execute($"DELETE FROM sessions WHERE session_id IN ({Ids.List(sessions)}) AND status = 'projected'");
    }

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

    /// <summary>Sessions of patients in danger that began before then and whose patient is not there.</summary>
    internal static async Task<IReadOnlyList<(string ClinicId, Guid SessionId)>> NotArrived(CoursesDatabase database, DateTimeOffset begunBefore, CancellationToken cancellationToken) =>
        [.. (await database.Read(connection => connection.QueryAsync<SessionRow>(
            $"SELECT {Columns} FROM sessions s WHERE s.watches_welfare AND s.status = 'booked' AND s.welfare_due_at IS NULL AND s.starts_at <= @begunBefore ORDER BY s.starts_at LIMIT 200",
            new { begunBefore }), cancellationToken)).Select(row => (row.ClinicId, row.SessionId))];

    /// <summary>When the next of them begins.</summary>
    internal static Task<DateTimeOffset?> NextToArrive(CoursesDatabase database, CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QueryAsync<DateTimeOffset>("SELECT starts_at FROM sessions WHERE watches_welfare AND status = 'booked' AND welfare_due_at IS NULL AND starts_at IS NOT NULL ORDER BY starts_at LIMIT 1"))
            .Select(at => (DateTimeOffset?)at).FirstOrDefault(), cancellationToken);

    /// <summary>The clinics with sessions ahead.</summary>
    internal static async Task<IReadOnlyList<string>> ClinicsAhead(CoursesDatabase database, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. await database.Read(connection => connection.QueryAsync<string>(
            "SELECT c.clinic_id FROM clinics c WHERE EXISTS (SELECT 1 FROM sessions s WHERE s.clinic_id = c.clinic_id AND s.day >= @today) ORDER BY c.clinic_id",
            new { today = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1) }), cancellationToken)];

    /// <summary>The wall times promised for the clinic's sessions ahead, each once, with the instant that is stored.</summary>
    internal static async Task<IReadOnlyList<Promise>> Promises(CoursesDatabase database, string clinicId, DateTimeOffset now, CancellationToken cancellationToken) =>
        [.. await database.Read(connection => connection.QueryAsync<Promise>(
            """
            SELECT DISTINCT day AS Day, local_time AS LocalTime, time_zone AS TimeZone, starts_at AS StartsAt FROM sessions
            WHERE clinic_id = @clinicId AND day >= @today AND starts_at > @now AND local_time IS NOT NULL AND status IN ('booked', 'held', 'projected')
            """, new { clinicId, now, today = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1) }), cancellationToken)];

    /// <summary>Whether the clinic has any course, past ones too.</summary>
    public static async Task<bool> HasCourses(Unit unit, string clinicId) =>
        await unit.One<string>("SELECT patient_id FROM courses WHERE clinic_id = @clinicId LIMIT 1", new { clinicId }) is not null;
}

/// <summary>Where a session stands in a list by date and time.</summary>
public sealed record SessionPlace(DateOnly Day, TimeOnly At, Guid SessionId);

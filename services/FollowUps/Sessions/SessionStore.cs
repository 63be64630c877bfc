using Scheduling.Contracts.Courses;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Sessions;

/// <summary>Every statement that touches the sessions and dose days this service was told of.</summary>
static class SessionStore
{
    /// <summary>The clinics at which the patient has sessions.</summary>
    public static Task<IReadOnlyList<string>> ClinicsOf(Unit unit, PatientKey patient) => unit.Query<string>(
        "SELECT DISTINCT clinic_id FROM sessions WHERE group_id = @GroupId AND patient_id = @PatientId", patient);

    /// <summary>The groups in which the clinic's patient of that id has sessions: one, unless the clinic changed its group.</summary>
    public static Task<IReadOnlyList<string>> GroupsOf(Unit unit, string clinicId, string patientId) => unit.Query<string>(
        "SELECT DISTINCT group_id FROM sessions WHERE clinic_id = @clinicId AND patient_id = @patientId ORDER BY group_id", new { clinicId, patientId });

    /// <summary>Keeps of each session the newest that was told; answers what was told newer than what was kept.</summary>
    public static async Task<IReadOnlyList<Told<SessionEvent>>> Keep(Unit unit, IReadOnlyList<Told<SessionEvent>> told)
    {
        var newest = told.GroupBy(t => t.Message.SessionId).Select(same => same.MaxBy(t => t.Message.Version)!).ToList();
        var kept = await unit.InsertAll<Session, Guid>(
            """
            INSERT INTO sessions (session_id, clinic_id, group_id, patient_id, course_id, version, number, phase, phase_ends_with_number,
              treatment_week, status, day, starts_at, per, from_day, to_day, minutes, most,
              preparation_sessions, preparation_minutes, preparation_from_day, preparation_to_day)
            """,
            """
            (@SessionId, @ClinicId, @GroupId, @PatientId, @CourseId, @Version, @Number, @Phase, @PhaseEndsWithNumber,
              @TreatmentWeek, @Status, @Date, @StartsAt, @Per, @FromDay, @ToDay, @Minutes, @Count,
              @PreparationSessions, @PreparationMinutes, @PreparationFromDay, @PreparationToDay)
            """,
            [.. newest.Select(t => Session.Of(t.Message))],
            """
            ON CONFLICT (session_id) DO UPDATE SET clinic_id = excluded.clinic_id, group_id = excluded.group_id, version = excluded.version,
              phase = excluded.phase, phase_ends_with_number = excluded.phase_ends_with_number, treatment_week = excluded.treatment_week,
              status = excluded.status, day = excluded.day, starts_at = excluded.starts_at, per = excluded.per, from_day = excluded.from_day,
              to_day = excluded.to_day, minutes = excluded.minutes, most = excluded.most, preparation_sessions = excluded.preparation_sessions,
              preparation_minutes = excluded.preparation_minutes, preparation_from_day = excluded.preparation_from_day,
              preparation_to_day = excluded.preparation_to_day
            WHERE sessions.version < excluded.version
            RETURNING session_id
            """);
        var ids = kept.ToHashSet();
        return [.. newest.Where(t => ids.Contains(t.Message.SessionId))];
    }

    /// <summary>
    /// Keeps the dose days that sessions told of their courses, if nothing that happened later told others. Sessions have versions of their own and
    /// not the course's, so that the time of what happened is all there is to go by.
    /// </summary>
    public static Task KeepDoses(Unit unit, IReadOnlyList<Told<SessionEvent>> told) => unit.InsertAll(
        "INSERT INTO courses (course_id, clinic_id, group_id, patient_id, version, dose_dates, told_at)",
        "(@CourseId, @ClinicId, @GroupId, @PatientId, 0, @DoseDates, @ToldAt)",
        told.GroupBy(t => t.Message.CourseId).Select(same => same.OrderBy(t => t.At ?? unit.Now).Last()).Select(t => new ToldDoses
        {
            CourseId = t.Message.CourseId,
            ClinicId = t.Message.ClinicId,
            GroupId = t.Message.Group,
            PatientId = t.Message.PatientId,
            DoseDates = StoredJson.Write(t.Message.DoseDates),
            ToldAt = t.At ?? unit.Now,
        }).ToList(),
        "ON CONFLICT (course_id) DO UPDATE SET dose_dates = excluded.dose_dates, told_at = excluded.told_at WHERE courses.told_at <= excluded.told_at");

    /// <summary>Keeps what a course told of itself; false when what is kept is as new or newer.</summary>
    public static async Task<bool> Keep(Unit unit, CourseEvent told, DateTimeOffset toldAt) => await unit.Execute(
        """
        INSERT INTO courses (course_id, clinic_id, group_id, patient_id, version, start_date, dose_dates, told_at)
        VALUES (@CourseId, @ClinicId, @Group, @PatientId, @Version, @Start, @doseDates, @toldAt)
        ON CONFLICT (course_id) DO UPDATE SET version = excluded.version, start_date = excluded.start_date,
          dose_dates = CASE WHEN courses.told_at <= excluded.told_at THEN excluded.dose_dates ELSE courses.dose_dates END,
          told_at = CASE WHEN courses.told_at <= excluded.told_at THEN excluded.told_at ELSE courses.told_at END
        WHERE courses.version < excluded.version
        """, new { told.CourseId, told.ClinicId, told.Group, told.PatientId, told.Version, told.Start, doseDates = StoredJson.Write(told.DoseDates), toldAt }) == 1;

    /// <summary>Sessions on that day or later.</summary>
    public static string SelectSessions(Scope scope) =>
        $"""
        SELECT session_id AS SessionId, clinic_id AS ClinicId, group_id AS GroupId, patient_id AS PatientId, course_id AS CourseId, version AS Version,
          number AS Number, phase AS Phase, phase_ends_with_number AS PhaseEndsWithNumber, treatment_week AS TreatmentWeek, status AS Status,
          day AS Date, starts_at AS StartsAt, per AS Per, from_day AS FromDay, to_day AS ToDay, minutes AS Minutes, most AS Count,
          preparation_sessions AS PreparationSessions, preparation_minutes AS PreparationMinutes,
          preparation_from_day AS PreparationFromDay, preparation_to_day AS PreparationToDay
        FROM sessions WHERE {scope.Patients} AND day >= @Since
        ORDER BY group_id, patient_id, day, session_id
        """;

    /// <summary>What <see cref="CourseDoses"/> are made of.</summary>
    public static string SelectCourses(Scope scope) =>
        $"""
        SELECT course_id AS CourseId, group_id AS GroupId, patient_id AS PatientId, start_date AS Start, dose_dates AS DoseDates
        FROM courses WHERE {scope.Patients}
        """;

    /// <summary>The <see cref="DoseElsewhere"/>s.</summary>
    public static string SelectElsewhere(Scope scope) =>
        $"""
        SELECT course_id AS CourseId, group_id AS GroupId, patient_id AS PatientId, day AS Date
        FROM doses_elsewhere WHERE {scope.Patients} AND day >= @Since
        """;

    /// <summary>Keeps that a dose was given elsewhere; what was given stays given, whatever the course tells later.</summary>
    public static Task KeepElsewhere(Unit unit, CourseEvent told) => told.DoseElsewhere is not { } day ? Task.CompletedTask : unit.Execute(
        """
        INSERT INTO doses_elsewhere (course_id, day, group_id, patient_id) VALUES (@CourseId, @day, @Group, @PatientId)
        ON CONFLICT (course_id, day) DO NOTHING
        """, new { told.CourseId, day, told.Group, told.PatientId });

    sealed record ToldDoses
    {
        public required Guid CourseId { get; init; }
        public required string ClinicId { get; init; }
        public required string GroupId { get; init; }
        public required string PatientId { get; init; }
        public required string DoseDates { get; init; }
        public required DateTimeOffset ToldAt { get; init; }
    }
}

/// <summary>The dose days of a course as they are stored.</summary>
sealed record CourseRow
{
    public required Guid CourseId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public DateOnly? Start { get; init; }
    public required string DoseDates { get; init; }

    public CourseDoses Whole() => new() { CourseId = CourseId, Start = Start, Dates = StoredJson.Read<List<DateOnly>>(DoseDates) };
}

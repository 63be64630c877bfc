using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Sessions;

/// <summary>Every statement that touches the sessions and dose days this service was told of.</summary>
static class SessionStore
{
    /// <summary>The clinics at which the patient has sessions, that one too.</summary>
    public static async Task<IReadOnlySet<string>> ClinicsOf(Unit unit, string groupId, string patientId, string clinicId)
    {
        var clinics = await unit.Query<string>(
            "SELECT DISTINCT clinic_id FROM sessions WHERE group_id = @groupId AND patient_id = @patientId", new { groupId, patientId });
        return new HashSet<string>(clinics, StringComparer.Ordinal) { clinicId };
    }

    /// <summary>The groups in which the clinic's patient of that id has sessions: one, unless the clinic changed its group.</summary>
    public static Task<IReadOnlyList<string>> GroupsOf(Unit unit, string clinicId, string patientId) => unit.Query<string>(
        "SELECT DISTINCT group_id FROM sessions WHERE clinic_id = @clinicId AND patient_id = @patientId ORDER BY group_id", new { clinicId, patientId });

    /// <summary>False when what is kept is as new or newer.</summary>
    public static async Task<bool> Keep(Unit unit, SessionEvent told) => await unit.Execute(
        """
        INSERT INTO sessions (session_id, clinic_id, group_id, patient_id, course_id, version, number, phase, phase_ends_with_number,
          treatment_week, status, day, per, from_day, to_day, minutes, most)
        VALUES (@SessionId, @ClinicId, @Group, @PatientId, @CourseId, @Version, @Number, @Phase, @PhaseEndsWithNumber,
          @TreatmentWeek, @Status, @LocalDate, @Per, @FromDay, @ToDay, @Minutes, @Count)
        ON CONFLICT (session_id) DO UPDATE SET clinic_id = excluded.clinic_id, group_id = excluded.group_id, version = excluded.version,
          phase = excluded.phase, phase_ends_with_number = excluded.phase_ends_with_number, treatment_week = excluded.treatment_week,
          status = excluded.status, day = excluded.day, per = excluded.per, from_day = excluded.from_day, to_day = excluded.to_day,
          minutes = excluded.minutes, most = excluded.most
        WHERE sessions.version < excluded.version
        """,
        new
        {
            told.SessionId, told.ClinicId, told.Group, told.PatientId, told.CourseId, told.Version, told.Number, told.Phase, told.PhaseEndsWithNumber,
            told.TreatmentWeek, told.Status, told.LocalDate, told.FollowUp.Per, told.FollowUp.FromDay, told.FollowUp.ToDay, told.FollowUp.Minutes,
            told.FollowUp.Count,
        }) == 1;

    /// <summary>
    /// Keeps the dose days a session told of its course, if nothing that happened later told others. Sessions have versions of their own and not
    /// the course's, so that the time of what happened is all there is to go by.
    /// </summary>
    public static Task KeepDoses(Unit unit, SessionEvent told, DateTimeOffset toldAt) => unit.Execute(
        """
        INSERT INTO courses (course_id, clinic_id, group_id, patient_id, version, dose_dates, told_at)
        VALUES (@CourseId, @ClinicId, @Group, @PatientId, 0, @doseDates, @toldAt)
        ON CONFLICT (course_id) DO UPDATE SET dose_dates = excluded.dose_dates, told_at = excluded.told_at WHERE courses.told_at <= excluded.told_at
        """, new { told.CourseId, told.ClinicId, told.Group, told.PatientId, doseDates = StoredJson.Write(told.DoseDates), toldAt });

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
    public static Task<IReadOnlyList<Session>> Sessions(Unit unit, Scope scope) => unit.Query<Session>(
        $"""
        SELECT session_id AS SessionId, clinic_id AS ClinicId, group_id AS GroupId, patient_id AS PatientId, course_id AS CourseId, version AS Version,
          number AS Number, phase AS Phase, phase_ends_with_number AS PhaseEndsWithNumber, treatment_week AS TreatmentWeek, status AS Status,
          day AS Date, per AS Per, from_day AS FromDay, to_day AS ToDay, minutes AS Minutes, most AS Count
        FROM sessions WHERE {scope.Patients} AND day >= @Since
        ORDER BY group_id, patient_id, day, session_id
        """, scope);

    public static async Task<ILookup<(string GroupId, string PatientId), CourseDoses>> Courses(Unit unit, Scope scope)
    {
        var rows = await unit.Query<CourseRow>(
            $"""
            SELECT course_id AS CourseId, group_id AS GroupId, patient_id AS PatientId, start_date AS Start, dose_dates AS DoseDates
            FROM courses WHERE {scope.Patients}
            """, scope);
        return rows.ToLookup(
            row => (row.GroupId, row.PatientId),
            row => new CourseDoses { CourseId = row.CourseId, Start = row.Start, Dates = StoredJson.Read<List<DateOnly>>(row.DoseDates) });
    }

    sealed record CourseRow
    {
        public required Guid CourseId { get; init; }
        public required string GroupId { get; init; }
        public required string PatientId { get; init; }
        public DateOnly? Start { get; init; }
        public required string DoseDates { get; init; }
    }
}

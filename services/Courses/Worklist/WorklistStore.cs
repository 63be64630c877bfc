using Dapper;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.TreatmentDay;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Worklist;

/// <summary>Reads what a worklist is made of, in one round trip.</summary>
public sealed class WorklistStore(CoursesDatabase database)
{
    /// <summary>So long after its window a follow-up without a place may still get one, or is waived.</summary>
    const int FollowUpDaysLate = 7;

    const string Facts =
        $"""
        SELECT body FROM clinics WHERE clinic_id = @clinicId;
        SELECT {SessionStore.Columns} FROM sessions s
        WHERE s.clinic_id = @clinicId AND s.status IN ('booked', 'unplaced', 'held', 'checked-in', 'observing');
        SELECT {SessionStore.Columns} FROM sessions s WHERE s.clinic_id = @clinicId AND s.welfare_due_at IS NOT NULL AND s.status NOT IN ('booked', 'unplaced', 'held', 'checked-in', 'observing');
        SELECT {SessionStore.Columns} FROM sessions s WHERE s.clinic_id = @clinicId AND s.rems_form_open AND s.status = 'discharged';
        SELECT {CourseStore.Columns} FROM courses WHERE clinic_id = @clinicId AND status IN ('active', 'paused', 'under-review');
        SELECT {CourseStore.ReviewColumns} FROM reviews WHERE clinic_id = @clinicId AND status = 'open' AND due_date <= @soon;
        SELECT r.session_id AS SessionId, r.clinic_id AS ClinicId, r.status AS Status, r.kind AS Kind, r.at_risk_since AS AtRiskSince, r.version AS Version
        FROM rides r JOIN sessions s ON s.session_id = r.session_id WHERE s.clinic_id = @clinicId AND s.status IN ('booked', 'checked-in', 'held', 'observing') AND (s.day <= @soon OR r.at_risk_since IS NOT NULL);
        SELECT override_id AS OverrideId, clinic_id AS ClinicId, course_id AS CourseId, session_id AS SessionId, rule AS Rule, ordered_by AS OrderedBy, why AS Why,
          entered_by AS EnteredBy, entered_at AS EnteredAt, countersigned_at AS CountersignedAt
        FROM overrides WHERE clinic_id = @clinicId AND countersigned_at IS NULL;
        SELECT follow_up_id AS FollowUpId, clinic_id AS ClinicId, patient_id AS PatientId, course_id AS CourseId, session_id AS SessionId, status AS Status, window_to AS WindowTo, version AS Version
        FROM follow_ups WHERE clinic_id = @clinicId AND status = 'unplaced' AND window_to >= @waitsSince;
        SELECT {SessionStore.Columns} FROM sessions s JOIN courses c ON c.course_id = s.course_id
        WHERE c.clinic_id = @clinicId AND c.status IN ('active', 'paused', 'under-review') AND (c.gates LIKE '%"units"%' OR c.gates LIKE '%"validTo"%');
        {PatientTaskStore.Open}
        SELECT {CourseStore.Columns} FROM courses WHERE clinic_id = @clinicId AND status IN ('switched', 'discontinued', 'completed') AND gates LIKE '%"units"%'
        """;

    /// <summary>Null when there is no such clinic.</summary>
    internal Task<(Clinic Clinic, WorklistFacts Facts)?> Read(string clinicId, DateTimeOffset now, CancellationToken cancellationToken) => database.Read(async connection =>
    {
        // Whatever the clinic's zone: a day more on either side.
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        using var results = await connection.QueryMultipleAsync(Facts, new { clinicId, today = today.AddDays(-1), soon = today.AddDays(5), waitsSince = today.AddDays(-1 - FollowUpDaysLate) });
        if (await results.ReadSingleOrDefaultAsync<string>() is not { } body) return ((Clinic, WorklistFacts)?)null;
        var sessions = new List<SessionRow>();
        for (var i = 0; i < 3; i++) sessions.AddRange(await results.ReadAsync<SessionRow>());
        return (ClinicStore.Read(body), new WorklistFacts
        {
            Sessions = sessions,
            Courses = (await results.ReadAsync<CourseRow>()).ToDictionary(course => course.CourseId),
            Reviews = (await results.ReadAsync<ReviewRow>()).AsList(),
            Rides = (await results.ReadAsync<RideRow>()).ToDictionary(ride => ride.SessionId),
            ToCountersign = (await results.ReadAsync<OverrideRow>()).AsList(),
            FollowUpGaps = (await results.ReadAsync<FollowUpGap>()).AsList(),
            OfLimitedCourses = (await results.ReadAsync<SessionRow>()).ToLookup(row => row.CourseId),
            PatientTasks = (await results.ReadAsync<PatientTaskRow>()).AsList(),
            Ended = (await results.ReadAsync<CourseRow>()).AsList(),
        });
    }, cancellationToken);

    /// <summary>Keeps where a follow-up stands, if it is newer than what is known.</summary>
    internal static Task Keep(Unit unit, FollowUpGap followUp) => unit.Execute(
        """
        INSERT INTO follow_ups (follow_up_id, clinic_id, patient_id, course_id, session_id, status, window_to, version)
        VALUES (@FollowUpId, @ClinicId, @PatientId, @CourseId, @SessionId, @Status, @WindowTo, @Version)
        ON CONFLICT (follow_up_id) DO UPDATE SET status = excluded.status, window_to = excluded.window_to, version = excluded.version
        WHERE follow_ups.version < excluded.version
        """, followUp);
}

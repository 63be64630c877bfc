using System.Text.Json;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Sessions;

/// <summary>Every statement that touches the sessions table.</summary>
static class SessionStore
{
    internal const string Columns =
        """
        session_id, clinic_id, group_id, patient_id, course_id, version, treatment_week, route, status, reason, local_date, time_zone, starts_at,
        ends_at, first_device_at, release_from, food_hours, liquid_minutes, nasal_spray_hours, told_at, changed_at,
        no_driving_before, no_driving_until, protocol_id
        """;

    /// <summary>Sessions that may still need a message, or that belong to the treatment week of one that does.</summary>
    internal const string SelectOpen =
        $"""
        SELECT {Columns} FROM sessions
        WHERE group_id = @group AND patient_id = @patientId AND route <> 'home' AND
          (starts_at > @weekAgo AND status IN ('booked', 'missed') OR told_at > @now)
        ORDER BY starts_at, session_id
        """;

    /// <summary>A patient's visits from a civil day on, also those that do not take place, in order.</summary>
    internal const string SelectSince =
        $"""
        SELECT {Columns} FROM sessions
        WHERE group_id = @group AND patient_id = @patientId AND route <> 'home' AND local_date >= @since
        ORDER BY local_date, starts_at, session_id
        """;

    /// <summary>Those of the sessions that were heard of, by id.</summary>
    public static async Task<Dictionary<Guid, SessionRow>> Of(Unit unit, IEnumerable<Guid> sessionIds) => (await unit.Query<SessionRow>(
        $"SELECT {Columns} FROM sessions WHERE {unit.Engine.IsOneOf("session_id", "uuid", "@list")}",
        new { list = JsonSerializer.Serialize(sessionIds) })).ToDictionary(session => session.SessionId);

    public static Task Put(Unit unit, IReadOnlyList<SessionRow> sessions) => unit.InsertAll(
        $"INSERT INTO sessions ({Columns})",
        """
        (@SessionId, @ClinicId, @GroupId, @PatientId, @CourseId, @Version, @TreatmentWeek, @Route, @Status, @Reason, @LocalDate, @TimeZone, @StartsAt,
        @EndsAt, @FirstDeviceAt, @ReleaseFrom, @FoodHours, @LiquidMinutes, @NasalSprayHours, @ToldAt, @ChangedAt,
        @NoDrivingBefore, @NoDrivingUntil, @ProtocolId)
        """, sessions,
        """
        ON CONFLICT (session_id) DO UPDATE SET
          clinic_id = excluded.clinic_id, group_id = excluded.group_id, patient_id = excluded.patient_id, course_id = excluded.course_id,
          version = excluded.version, treatment_week = excluded.treatment_week, route = excluded.route, status = excluded.status,
          reason = excluded.reason, local_date = excluded.local_date, time_zone = excluded.time_zone, starts_at = excluded.starts_at,
          ends_at = excluded.ends_at, first_device_at = excluded.first_device_at, release_from = excluded.release_from,
          food_hours = excluded.food_hours, liquid_minutes = excluded.liquid_minutes, nasal_spray_hours = excluded.nasal_spray_hours,
          told_at = excluded.told_at, changed_at = excluded.changed_at,
          no_driving_before = excluded.no_driving_before, no_driving_until = excluded.no_driving_until, protocol_id = excluded.protocol_id
        """);

    /// <summary>What a message told of a change did not arrive: the patient believes what was told before, unless something was told since.</summary>
    public static Task Untell(Unit unit, PartRow change) => unit.Execute(
        $"UPDATE sessions SET told_at = @PreviousAt WHERE session_id = @SessionId AND {(change.StartsAt is null ? "told_at IS NULL" : "told_at = @StartsAt")}",
        new { change.SessionId, change.PreviousAt, change.StartsAt });

    /// <summary>Notes what the patient was told: an instant, or that it does not take place.</summary>
    public static Task Tell(Unit unit, Guid sessionId, DateTimeOffset? startsAt) => unit.Execute(
        $"UPDATE sessions SET told_at = {(startsAt is null ? "NULL" : "@startsAt")} WHERE session_id = @sessionId", new { sessionId, startsAt });

    /// <summary>Notes what the day itself made of a visit: when it ends, and from when on the patient may drive.</summary>
    public static async Task Progress(Unit unit, IEnumerable<SessionEvent> sessions)
    {
        foreach (var session in sessions.OrderBy(session => session.Version))
        {
            await unit.Execute(
                """
                UPDATE sessions SET ends_at = coalesce(@EndsAt, ends_at), no_driving_before = @NoDrivingBefore, no_driving_until = @NoDrivingUntil
                WHERE session_id = @SessionId AND version < @Version
                """, new { session.SessionId, session.Version, session.EndsAt, session.NoDrivingBefore, session.NoDrivingUntil });
        }
    }
}

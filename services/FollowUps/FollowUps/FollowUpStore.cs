using Dapper;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Every statement that touches the follow-ups.</summary>
public sealed class FollowUpStore(FollowUpsDatabase database)
{
    public Task<FollowUp?> Find(string clinicId, Guid followUpId, CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QuerySingleOrDefaultAsync<FollowUpRow>(
            $"SELECT {FollowUpRow.Columns} FROM follow_ups WHERE clinic_id = @clinicId AND follow_up_id = @followUpId", new { clinicId, followUpId }))?.Whole(), cancellationToken);

    /// <summary>By the first day of their windows, those after <see cref="FollowUpsAsked.AfterWindow"/> and <see cref="FollowUpsAsked.AfterId"/>.</summary>
    public Task<IReadOnlyList<FollowUp>> List(FollowUpsAsked asked, CancellationToken cancellationToken) => database.Read(async connection =>
        (IReadOnlyList<FollowUp>)[.. (await connection.QueryAsync<FollowUpRow>(
            $"""
            SELECT {FollowUpRow.Columns} FROM follow_ups
            WHERE {asked.Conditions(database.Engine)} ORDER BY window_from, follow_up_id LIMIT @Most
            """, asked)).Select(row => row.Whole())], cancellationToken);

    internal static async Task<FollowUp?> Find(Unit unit, string clinicId, Guid followUpId) =>
        (await unit.One<FollowUpRow>($"SELECT {FollowUpRow.Columns} FROM follow_ups WHERE clinic_id = @clinicId AND follow_up_id = @followUpId", new { clinicId, followUpId }))?.Whole();

    /// <summary>Those of the sessions that are near.</summary>
    internal static string Select(Scope scope) =>
        $"""
        SELECT {FollowUpRow.Columns} FROM follow_ups
        WHERE session_id IN (SELECT session_id FROM sessions WHERE {scope.Patients} AND day >= @Since)
        """;

    /// <summary>The <see cref="Place"/>s that the therapists of the clinic have booked on those days.</summary>
    internal static string SelectBooked(Engine engine) =>
        $"""
        SELECT therapist_id AS TherapistId, day AS Date, local_time AS Time, starts_at AS StartsAt, ends_at AS EndsAt
        FROM follow_ups WHERE clinic_id = @clinicId AND status = 'booked' AND {engine.IsOneOf("day", "date", "@days")}
        """;

    /// <summary>Who waits at a clinic for a place on one of these days.</summary>
    internal static async Task<IReadOnlyList<PatientKey>> Waiting(Unit unit, string clinicId, DateOnly from, DateOnly to) => [.. (await unit.Query<WaitingRow>(
        """
        SELECT DISTINCT group_id AS GroupId, patient_id AS PatientId FROM follow_ups
        WHERE clinic_id = @clinicId AND status = 'unplaced' AND window_from <= @to AND window_to >= @from
        ORDER BY group_id, patient_id
        """, new { clinicId, from, to })).Select(row => new PatientKey(row.GroupId, row.PatientId))];

    /// <summary>Frees the times that are left before any is taken, so that two follow-ups may change places.</summary>
    internal static async Task Keep(Unit unit, IReadOnlyList<FollowUpChange> changes)
    {
        var left = changes.Where(change => change is { Kind: ChangeKind.Moved or ChangeKind.Unplaced or ChangeKind.Cancelled, After.Version: > 1 }).Select(change => change.After.FollowUpId).ToList();
        if (left.Count > 0)
        {
            await unit.Execute(
                $"UPDATE follow_ups SET status = 'unplaced' WHERE {unit.Engine.IsOneOf("follow_up_id", "uuid", "@list")}", new { list = StoredJson.Write(left) });
        }
        await unit.InsertAll(
            """
            INSERT INTO follow_ups (follow_up_id, session_id, clinic_id, group_id, patient_id, course_id, version, status, mode, therapist_id, day, local_time,
              time_zone, starts_at, ends_at, window_from, window_to, reason, part, accepted, note, options, days)
            """,
            """
            (@FollowUpId, @SessionId, @ClinicId, @GroupId, @PatientId, @CourseId, @Version, @Status, @Mode, @TherapistId, @Day, @LocalTime,
              @TimeZone, @StartsAt, @EndsAt, @WindowFrom, @WindowTo, @Reason, @Part, @Accepted, @Note, @Options, @Days)
            """,
            [.. changes.Select(change => FollowUpRow.Of(change.After))],
            """
            ON CONFLICT (follow_up_id) DO UPDATE SET session_id = excluded.session_id, clinic_id = excluded.clinic_id, version = excluded.version, status = excluded.status, mode = excluded.mode,
              therapist_id = excluded.therapist_id, day = excluded.day, local_time = excluded.local_time, time_zone = excluded.time_zone,
              starts_at = excluded.starts_at, ends_at = excluded.ends_at, window_from = excluded.window_from, window_to = excluded.window_to,
              reason = excluded.reason, accepted = excluded.accepted, note = excluded.note, options = excluded.options, days = excluded.days
            """);
    }

    sealed record WaitingRow
    {
        public required string GroupId { get; init; }
        public required string PatientId { get; init; }
    }
}

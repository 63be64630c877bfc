using System.Text.Json;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Reminders;

/// <summary>Every statement that plans and settles reminders.</summary>
static class ReminderStore
{
    internal const string Columns =
        """
        reminder_id, clinic_id, group_id, patient_id, version, plan_key, kind, standing, day, due_at, send_before, status, reason, reached_by,
        channel, address, body, sent_at, place, attempts
        """;

    internal const string PartColumns =
        "reminder_id, ordinal, kind, identity, session_id, follow_up_id, course_id, treatment_week, version, starts_at, previous_at";

    /// <summary>What is planned for a patient and not yet on its way.</summary>
    internal const string SelectPlanned =
        $"SELECT {Columns} FROM reminders WHERE group_id = @group AND patient_id = @patientId AND status = 'planned'";

    /// <summary>What was said or given up; what only could not be reached by the contact of then may be tried with the one of now.</summary>
    internal const string SelectSaid =
        """
        SELECT p.identity FROM reminders r JOIN reminder_parts p ON p.reminder_id = r.reminder_id
        WHERE r.group_id = @group AND r.patient_id = @patientId AND r.status <> 'planned' AND r.due_at > @monthsAgo
          AND (r.reached_by IS NULL OR r.reached_by = @reachedBy)
        """;

    public static Task<ReminderRow?> Find(Unit unit, Guid reminderId) =>
        unit.One<ReminderRow>($"SELECT {Columns} FROM reminders WHERE reminder_id = @reminderId", new { reminderId });

    public static Task<IReadOnlyList<PartRow>> PartsOf(Unit unit, Guid reminderId) => unit.Query<PartRow>(
        $"SELECT {PartColumns} FROM reminder_parts WHERE reminder_id = @reminderId ORDER BY ordinal", new { reminderId });

    /// <summary>Writes new reminders with their parts, and when and how those that were planned already shall leave now.</summary>
    public static async Task Put(Unit unit, IReadOnlyList<ReminderRow> reminders, IReadOnlyList<PartRow> parts)
    {
        await unit.InsertAll($"INSERT INTO reminders ({Columns})",
            """
            (@ReminderId, @ClinicId, @GroupId, @PatientId, @Version, @PlanKey, @Kind, @Standing, @Day, @DueAt, @SendBefore, @Status, @Reason,
            @ReachedBy, @Channel, @Address, @Body, @SentAt, @Place, @Attempts)
            """, reminders,
            """
            ON CONFLICT (reminder_id) DO UPDATE SET
              standing = excluded.standing, day = excluded.day, due_at = excluded.due_at, send_before = excluded.send_before, lease_until = NULL
            """);
        await unit.InsertAll($"INSERT INTO reminder_parts ({PartColumns})",
            "(@ReminderId, @Ordinal, @Kind, @Identity, @SessionId, @FollowUpId, @CourseId, @TreatmentWeek, @Version, @StartsAt, @PreviousAt)", parts);
    }

    public static async Task Drop(Unit unit, IReadOnlyList<Guid> reminderIds)
    {
        if (reminderIds.Count == 0) return;
        await unit.Execute($"DELETE FROM reminders WHERE {unit.Engine.IsOneOf("reminder_id", "uuid", "@list")}", new { list = JsonSerializer.Serialize(reminderIds) });
    }

    /// <summary>Writes down that it is about to leave, so that after a crash it is looked for before it is sent again.</summary>
    public static Task Begin(Unit unit, ReminderRow reminder) => unit.Execute(
        """
        UPDATE reminders SET status = 'sending', channel = @Channel, address = @Address, body = @Body, sent_at = @SentAt, place = @Place
        WHERE reminder_id = @ReminderId
        """, new { reminder.ReminderId, reminder.Channel, reminder.Address, reminder.Body, reminder.SentAt, reminder.Place });

    /// <summary>It never left: as if it had not begun.</summary>
    public static async Task TakeBack(Unit unit, Guid reminderId)
    {
        await unit.Execute(
            """
            UPDATE reminders SET
              status = 'planned', sent_at = NULL, place = NULL, lease_until = NULL,
              channel = CASE WHEN patient_id IS NULL THEN channel END,
              address = CASE WHEN patient_id IS NULL THEN address END,
              body = CASE WHEN patient_id IS NULL THEN body END
            WHERE reminder_id = @reminderId AND status = 'sending'
            """, new { reminderId });
        await unit.Execute("DELETE FROM texts WHERE reminder_id = @reminderId", new { reminderId });
    }

    public static Task Settle(Unit unit, ReminderRow reminder) => unit.Execute(
        """
        UPDATE reminders SET status = @Status, version = @Version, reason = @Reason, reached_by = @ReachedBy, channel = @Channel, lease_until = NULL
        WHERE reminder_id = @ReminderId
        """, new { reminder.ReminderId, reminder.Status, reminder.Version, reminder.Reason, reminder.ReachedBy, reminder.Channel });
}

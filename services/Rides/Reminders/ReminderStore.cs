using System.Text.Json;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Reminders;

/// <summary>Every statement that plans and settles reminders.</summary>
static class ReminderStore
{
    internal const string Columns =
        """
        reminder_id, clinic_id, group_id, patient_id, version, plan_key, kind, standing, day, due_at, send_before, status, reason, reached_by,
        channel, address, body, sent_at, place, attempts, retry_at, receipt,
        template_id, template_version
        """;

    const string Values =
        """
        (@ReminderId, @ClinicId, @GroupId, @PatientId, @Version, @PlanKey, @Kind, @Standing, @Day, @DueAt, @SendBefore, @Status, @Reason,
        @ReachedBy, @Channel, @Address, @Body, @SentAt, @Place, @Attempts, @RetryAt, @Receipt,
        @TemplateId, @TemplateVersion)
        """;

    internal const string PartColumns =
        "reminder_id, ordinal, kind, identity, session_id, follow_up_id, course_id, treatment_week, version, starts_at, previous_at, asked_at";

    /// <summary>What could not be told by one channel, so that another tells it.</summary>
    internal const string AnotherWay = "another way";

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

    /// <summary>What a text to that number failed to tell.</summary>
    internal const string SelectNotByText =
        $"""
        SELECT p.identity FROM reminders r JOIN reminder_parts p ON p.reminder_id = r.reminder_id
        WHERE r.group_id = @group AND r.patient_id = @patientId AND r.status = 'failed' AND r.channel = 'sms' AND r.address = @number AND r.reached_by = '{AnotherWay}'
          AND r.due_at > @monthsAgo
        """;

    public static Task<ReminderRow?> Find(Unit unit, Guid reminderId) =>
        unit.One<ReminderRow>($"SELECT {Columns} FROM reminders WHERE reminder_id = @reminderId", new { reminderId });

    public static Task<IReadOnlyList<ReminderRow>> Of(Unit unit, IEnumerable<Guid> reminderIds) => unit.Query<ReminderRow>(
        $"SELECT {Columns} FROM reminders WHERE {unit.Engine.IsOneOf("reminder_id", "uuid", "@list")}", new { list = JsonSerializer.Serialize(reminderIds) });

    public static async Task<ILookup<Guid, PartRow>> PartsOf(Unit unit, IEnumerable<Guid> reminderIds) => (await unit.Query<PartRow>(
        $"SELECT {PartColumns} FROM reminder_parts WHERE {unit.Engine.IsOneOf("reminder_id", "uuid", "@list")} ORDER BY reminder_id, ordinal",
        new { list = JsonSerializer.Serialize(reminderIds) })).ToLookup(part => part.ReminderId);

    public static Task<IReadOnlyList<PartRow>> PartsOf(Unit unit, Guid reminderId) => unit.Query<PartRow>(
        $"SELECT {PartColumns} FROM reminder_parts WHERE reminder_id = @reminderId ORDER BY ordinal", new { reminderId });

    /// <summary>Writes new reminders with their parts, and when and how those that were planned already shall leave now.</summary>
    public static async Task Put(Unit unit, IReadOnlyList<ReminderRow> reminders, IReadOnlyList<PartRow> parts)
    {
        await unit.InsertAll($"INSERT INTO reminders ({Columns})", Values, reminders,
            """
            ON CONFLICT (reminder_id) DO UPDATE SET
              standing = excluded.standing, day = excluded.day, due_at = excluded.due_at, send_before = excluded.send_before, lease_until = NULL,
              retry_at = NULL
            """);
        await unit.InsertAll($"INSERT INTO reminder_parts ({PartColumns})",
            "(@ReminderId, @Ordinal, @Kind, @Identity, @SessionId, @FollowUpId, @CourseId, @TreatmentWeek, @Version, @StartsAt, @PreviousAt, @AskedAt)", parts);
    }

    public static async Task Drop(Unit unit, IReadOnlyList<Guid> reminderIds)
    {
        if (reminderIds.Count == 0) return;
        await unit.Execute($"DELETE FROM reminders WHERE {unit.Engine.IsOneOf("reminder_id", "uuid", "@list")}", new { list = JsonSerializer.Serialize(reminderIds) });
    }

    /// <summary>Writes down that they are about to leave, so that after a crash they are looked for before they are sent again.</summary>
    public static Task Begin(Unit unit, IReadOnlyList<ReminderRow> reminders) => unit.InsertAll(
        $"INSERT INTO reminders ({Columns})", Values, reminders,
        """
        ON CONFLICT (reminder_id) DO UPDATE SET
          status = excluded.status, channel = excluded.channel, address = excluded.address, body = excluded.body, sent_at = excluded.sent_at,
          place = excluded.place, template_id = excluded.template_id, template_version = excluded.template_version
        """);

    /// <summary>They never left: as if they had not begun. They are tried again when they say.</summary>
    public static async Task TakeBack(Unit unit, IReadOnlyList<ReminderRow> reminders)
    {
        if (reminders.Count == 0) return;
        await unit.InsertAll($"INSERT INTO reminders ({Columns})", Values, reminders,
            """
            ON CONFLICT (reminder_id) DO UPDATE SET
              status = 'planned', sent_at = NULL, place = NULL, lease_until = NULL, retry_at = excluded.retry_at,
              channel = CASE WHEN reminders.patient_id IS NULL THEN reminders.channel END,
              address = CASE WHEN reminders.patient_id IS NULL THEN reminders.address END,
              body = CASE WHEN reminders.patient_id IS NULL THEN reminders.body END
            """);
        await TextLedger.Forget(unit, [.. reminders.Select(reminder => reminder.ReminderId)]);
    }

    /// <summary>Nobody knows whether they left: they are looked for, or sent again as they are, when they say.</summary>
    public static async Task Await(Unit unit, IReadOnlyList<ReminderRow> reminders, DateTimeOffset machineNow)
    {
        if (reminders.Count == 0) return;
        await unit.InsertAll($"INSERT INTO reminders ({Columns})", Values, reminders, "ON CONFLICT (reminder_id) DO UPDATE SET retry_at = excluded.retry_at");
        await unit.Execute(
            $"UPDATE reminders SET lease_until = @machineNow WHERE {unit.Engine.IsOneOf("reminder_id", "uuid", "@list")}",
            new { machineNow, list = JsonSerializer.Serialize(reminders.Select(reminder => reminder.ReminderId)) });
    }

    public static Task Settle(Unit unit, IReadOnlyList<ReminderRow> reminders) => unit.InsertAll(
        $"INSERT INTO reminders ({Columns})", Values, reminders,
        """
        ON CONFLICT (reminder_id) DO UPDATE SET
          status = excluded.status, version = excluded.version, reason = excluded.reason, reached_by = excluded.reached_by, channel = excluded.channel,
          receipt = excluded.receipt, lease_until = NULL, retry_at = NULL
        """);
}

using Dapper;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;

namespace Scheduling.Rides.Reminders;

/// <summary>What is due, taken by one instance at a time.</summary>
public sealed class DueReminders(RidesDatabase database, MessageChannels channels)
{
    public const int Batch = 500;

    /// <summary>By the machine's clock: longer than any batch takes.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>When an instance that began to send has not come back for so long, another decides without seeing its channel.</summary>
    static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(15);

    /// <summary>A message whose clinic was not heard of has no sender yet: it waits, and nothing waits for it.</summary>
    const string IsReady = "EXISTS (SELECT 1 FROM clinics c WHERE c.clinic_id = reminders.clinic_id AND c.version > 0)";

    /// <summary>Takes what is due by <paramref name="now"/>, oldest first, and what was begun here and not finished.</summary>
    public async Task<IReadOnlyList<LeasedReminder>> Take(DateTimeOffset now, DateTimeOffset machineNow, CancellationToken cancellationToken)
    {
        var rows = await database.Write(unit => unit.Query<LeasedReminder>(
            $"""
            UPDATE reminders SET lease_until = @until, attempts = attempts + 1
            WHERE reminder_id IN (
              SELECT reminder_id FROM reminders
              WHERE coalesce(retry_at, due_at) <= @now AND status IN ('planned', 'sending') AND (lease_until IS NULL OR lease_until < @machineNow)
                AND (status = 'planned' OR place = @sms OR place = @email OR lease_until < @abandoned) AND {IsReady}
              ORDER BY coalesce(retry_at, due_at), patient_id IS NOT NULL, reminder_id LIMIT @most {database.Engine.SkipLocked})
            RETURNING reminder_id, patient_id, due_at, status, place, attempts
            """,
            new { now, machineNow, until = machineNow + Lease, abandoned = machineNow - Abandoned, sms = channels.SmsPlace, email = channels.EmailPlace, most = Batch }), cancellationToken);
        // An answer goes before what it makes possible.
        return [.. rows.OrderBy(r => r.DueAt).ThenBy(r => r.PatientId is not null).ThenBy(r => r.ReminderId)];
    }

    /// <summary>Frees what a process that is gone had taken, where no other process can be at work.</summary>
    public Task Free(DateTimeOffset machineNow, CancellationToken cancellationToken) => database.Engine.ExclusiveFolder is null
        ? Task.CompletedTask
        : database.Write(unit => unit.Execute(
            "UPDATE reminders SET lease_until = CASE WHEN status = 'sending' THEN @longAgo END WHERE status IN ('planned', 'sending')",
            new { longAgo = machineNow - Abandoned - Abandoned }), cancellationToken);

    /// <summary>Leaves it alone until then.</summary>
    public Task PutOff(Guid reminderId, DateTimeOffset until, CancellationToken cancellationToken) => database.Write(
        unit => unit.Execute("UPDATE reminders SET lease_until = @until WHERE reminder_id = @reminderId AND lease_until IS NOT NULL", new { reminderId, until }),
        cancellationToken);

    public Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QueryAsync<DateTimeOffset>(
            $"""
            SELECT coalesce(retry_at, due_at) FROM reminders
            WHERE status IN ('planned', 'sending') AND (status = 'planned' OR place = @sms OR place = @email) AND {IsReady}
            ORDER BY coalesce(retry_at, due_at) LIMIT 1
            """, new { sms = channels.SmsPlace, email = channels.EmailPlace })).Select(due => (DateTimeOffset?)due).FirstOrDefault(), cancellationToken);
}

/// <summary>A reminder that this instance has taken.</summary>
public sealed record LeasedReminder
{
    public required Guid ReminderId { get; init; }

    /// <summary>Null for an answer.</summary>
    public string? PatientId { get; init; }

    public required DateTimeOffset DueAt { get; init; }
    public required string Status { get; init; }
    public string? Place { get; init; }
    public required int Attempts { get; init; }

    public bool WasBegun => Status == ReminderStatus.Sending;
}

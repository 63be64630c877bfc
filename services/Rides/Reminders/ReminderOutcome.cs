using Scheduling.Contracts.Rides;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Reminders;

/// <summary>Writes down what became of a message, tells the other services, and notes what the patient has been told.</summary>
static class ReminderOutcome
{
    /// <summary>To be called with the patient's turn taken.</summary>
    public static async Task Settle(Unit unit, ReminderRow reminder, IReadOnlyList<PartRow> parts)
    {
        var settled = reminder with { Version = reminder.Version + 1 };
        await ReminderStore.Settle(unit, settled);
        if (settled.PatientId is not { } patientId) return;

        unit.Publish(EventOf(settled, patientId, parts));
        var changes = parts.Where(p => p.IsChange).ToList();
        // Told, or handed to a person who tells: either way it is not told again.
        foreach (var change in changes) await SessionStore.Tell(unit, change.SessionId, change.What == ReminderKind.Moved ? change.StartsAt : null);
        if (changes.Count > 0 || settled.Status != ReminderStatus.Sent) await ReminderPlan.Renew(unit, settled.GroupId, patientId);
    }

    static ReminderEvent EventOf(ReminderRow reminder, string patientId, IReadOnlyList<PartRow> parts)
    {
        var became = new ReminderEvent
        {
            ClinicId = reminder.ClinicId,
            Version = reminder.Version,
            Group = reminder.GroupId,
            PatientId = patientId,
            ReminderId = reminder.ReminderId,
            Kind = reminder.Kind,
            Channel = WireName.Of(reminder.Way),
            SessionIds = [.. parts.Select(p => p.SessionId).Distinct()],
            Reason = reminder.Reason,
        };
        return reminder.Status switch
        {
            ReminderStatus.Sent => new ReminderSent(became),
            ReminderStatus.Skipped => new ReminderSkipped(became),
            ReminderStatus.Failed => new ReminderFailed(became),
            var other => throw new InvalidOperationException($"a reminder does not end as {other}"),
        };
    }
}

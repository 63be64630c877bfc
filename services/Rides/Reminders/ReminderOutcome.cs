using Scheduling.Contracts.Rides;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Reminders;

/// <summary>Writes down what became of messages, tells the other services and whoever must call, and notes what the patients have been told.</summary>
static class ReminderOutcome
{
    public static async Task Settle(Unit unit, ReminderRow reminder, IReadOnlyList<PartRow> parts) =>
        await Settle(unit, [reminder], parts.ToLookup(part => part.ReminderId));

    /// <summary>To be called with the patients' turns taken.</summary>
    public static async Task Settle(Unit unit, IReadOnlyList<ReminderRow> reminders, ILookup<Guid, PartRow> parts)
    {
        if (reminders.Count == 0) return;
        var settled = reminders.Select(reminder => reminder with { Version = reminder.Version + 1 }).ToList();
        await ReminderStore.Settle(unit, settled);

        var replanned = new HashSet<(string Group, string PatientId)>();
        foreach (var reminder in settled)
        {
            if (reminder.PatientId is not { } patientId) continue;
            var said = parts[reminder.ReminderId].ToList();
            unit.Publish(EventOf(reminder, patientId, said));
            var isTriedAgain = reminder.ReachedBy == ReminderStore.AnotherWay;
            var changes = said.Where(part => part.IsChange).ToList();
            // Told, or handed to a person who tells: either way it is not told again.
            if (!isTriedAgain)
                foreach (var change in changes) await SessionStore.Tell(unit, change.SessionId, change.What == ReminderKind.Moved ? change.StartsAt : null);
            if (!isTriedAgain && reminder.Status != ReminderStatus.Sent) await ReminderTasks.Open(unit, reminder, said);
            if (changes.Count > 0 || reminder.Status != ReminderStatus.Sent || reminder.What == ReminderKind.RideMissing) replanned.Add((reminder.GroupId, patientId));
        }
        await ReminderPlan.Renew(unit, replanned);
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

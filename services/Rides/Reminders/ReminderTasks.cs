using Scheduling.Platform.Storage;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Tasks;

namespace Scheduling.Rides.Reminders;

/// <summary>Hands to a person what no channel could tell. To be called with the patient's turn taken.</summary>
static class ReminderTasks
{
    public static async Task Open(Unit unit, ReminderRow reminder, IReadOnlyList<PartRow> parts)
    {
        if (TaskFor(reminder) is not var (kind, reason)) return;
        await PatientTaskStore.Open(unit, new()
        {
            ClinicId = reminder.ClinicId,
            GroupId = reminder.GroupId,
            PatientId = reminder.PatientId!,
            Kind = kind,
            Reason = reason,
            // One call tells all that changed; a reminder that failed is one visit's.
            About = kind == TaskKind.CallPatient ? "" : $"{parts[0].SessionId}",
            SessionIds = [.. parts.Select(part => part.SessionId).Distinct()],
        });
    }

    /// <summary>Null for what is only a help, and for what staff hear of anyway: an open ride is on their list already.</summary>
    static (TaskKind Kind, string Reason)? TaskFor(ReminderRow reminder) => reminder.What switch
    {
        ReminderKind.Moved => (TaskKind.CallPatient, TaskReason.Moved),
        ReminderKind.Cancelled => (TaskKind.CallPatient, TaskReason.Cancelled),
        ReminderKind.RideMissing when reminder.Reason == SkipReason.OutsideWindow => (TaskKind.CallPatient, TaskReason.RideHelp),
        ReminderKind.DayBefore => (TaskKind.MessageFailed, reminder.Reason!),
        ReminderKind.FollowUp when reminder.Reason != SkipReason.Budget => (TaskKind.MessageFailed, reminder.Reason!),
        _ => null,
    };
}

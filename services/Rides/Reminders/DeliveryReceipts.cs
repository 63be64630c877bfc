using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Reminders;

/// <summary>Notes what a gateway says became of a text: what did not arrive goes another way while there is time.</summary>
static class DeliveryReceipts
{
    const string Delivered = "delivered", Undelivered = "undelivered", Failed = "failed";

    public static readonly IReadOnlyList<string> All = [Delivered, Undelivered, Failed];

    /// <summary>Answers whether it was news.</summary>
    public static async Task<bool> Note(Unit unit, Guid reminderId, string status)
    {
        if ((await Delivery.Take(unit, [reminderId])).SingleOrDefault() is not { Way: Medium.Sms } reminder) return false;
        // A receipt may overtake the answer that the text was taken. What arrived once has arrived.
        if (reminder.Status is not (ReminderStatus.Sent or ReminderStatus.Sending) || reminder.Receipt is not null) return false;

        var parts = await ReminderStore.PartsOf(unit, reminderId);
        var noted = reminder with { Receipt = status };
        if (status == Delivered)
        {
            if (reminder.Status == ReminderStatus.Sending) await ReminderOutcome.Settle(unit, noted with { Status = ReminderStatus.Sent, Reason = null }, parts);
            else await ReminderStore.Settle(unit, [noted]);
            return true;
        }

        // The patient was not told after all.
        foreach (var change in parts.Where(part => part.IsChange && reminder.Status == ReminderStatus.Sent)) await SessionStore.Untell(unit, change);
        await Sending.Fail(unit, noted, parts, status == Failed ? FailReason.InvalidNumber : FailReason.Undelivered);
        return true;
    }
}

using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>Writes down how far messages came on their way.</summary>
static class Sending
{
    /// <summary>What became of those that were handed over; <paramref name="isAgain"/>: an earlier hand-over of theirs may have succeeded.</summary>
    public static async Task Note(Unit unit, IReadOnlyList<(Guid ReminderId, HandOver Became)> handed, bool isAgain, DateTimeOffset machineNow)
    {
        var became = handed.ToDictionary(one => one.ReminderId, one => one.Became);
        var taken = (await Delivery.Take(unit, [.. became.Keys])).Where(r => r.Status == ReminderStatus.Sending).ToList();
        var parts = await ReminderStore.PartsOf(unit, taken.Select(r => r.ReminderId));
        var by = taken.ToLookup(r => became[r.ReminderId].Fate is Fate.NotNow && isAgain ? Fate.Unknown : became[r.ReminderId].Fate);

        await ReminderOutcome.Settle(unit, [.. by[Fate.Accepted].Select(r => r with { Status = ReminderStatus.Sent, Reason = null })], parts);
        await TextLedger.Forget(unit, [.. by[Fate.Refused].Select(r => r.ReminderId)]);
        foreach (var refused in by[Fate.Refused]) await Fail(unit, refused, [.. parts[refused.ReminderId]], became[refused.ReminderId].Reason!);
        await ReminderStore.TakeBack(unit, [.. by[Fate.NotNow].Select(r => r with { RetryAt = RetryPlan.After(r, became[r.ReminderId].After, unit.Now) })]);
        await ReminderStore.Await(unit, [.. by[Fate.Unknown].Select(r => r with { RetryAt = RetryPlan.After(r, became[r.ReminderId].After, unit.Now) })], machineNow);
    }

    /// <summary>The channel cannot tell it, now or ever: the next one does, or a person.</summary>
    public static async Task Fail(Unit unit, ReminderRow reminder, IReadOnlyList<PartRow> parts, string reason)
    {
        if (reason == FailReason.InvalidNumber && reminder.Way == Medium.Sms)
        {
            await OptOutLedger.TakeNumber(unit, reminder.GroupId, reminder.Address!);
            await InvalidNumbers.Mark(unit, reminder.GroupId, reminder.Address!);
        }
        await ReminderOutcome.Settle(unit, reminder with { Status = ReminderStatus.Failed, Reason = reason, ReachedBy = ReminderStore.AnotherWay }, parts);
    }

    /// <summary>The channel was asked: what left is sent, what did not is as if it had never begun.</summary>
    public static async Task Found(Unit unit, IReadOnlyList<Guid> reminderIds, IReadOnlySet<Guid> sent)
    {
        var taken = (await Delivery.Take(unit, reminderIds)).Where(r => r.Status == ReminderStatus.Sending).ToLookup(r => sent.Contains(r.ReminderId));
        var parts = await ReminderStore.PartsOf(unit, reminderIds);
        await ReminderOutcome.Settle(unit, [.. taken[true].Select(r => r with { Status = ReminderStatus.Sent, Reason = null })], parts);
        await ReminderStore.TakeBack(unit, [.. taken[false].Select(r => r with { RetryAt = null })]);
        await ReminderPlan.Renew(unit, taken[false].Where(r => r.PatientId is not null).Select(r => (r.GroupId, r.PatientId!)).Distinct());
    }

    /// <summary>Whoever began to send them is gone, and nobody else sees their channel.</summary>
    public static async Task LoseSight(Unit unit, IReadOnlyList<Guid> reminderIds)
    {
        var taken = (await Delivery.Take(unit, reminderIds)).Where(r => r.Status == ReminderStatus.Sending);
        await ReminderOutcome.Settle(
            unit, [.. taken.Select(r => r with { Status = ReminderStatus.Failed, Reason = FailReason.Unconfirmed })], await ReminderStore.PartsOf(unit, reminderIds));
    }

    /// <summary>It cannot be decided, try as we may.</summary>
    public static async Task GiveUp(Unit unit, Guid reminderId)
    {
        foreach (var reminder in (await Delivery.Take(unit, [reminderId])).Where(r => r.Status == ReminderStatus.Planned))
        {
            var way = reminder.Channel ?? (reminder.What <= ReminderKind.Cancelled ? WireName.Of(Medium.StaffCall) : null);
            await ReminderOutcome.Settle(
                unit, reminder with { Status = ReminderStatus.Failed, Reason = FailReason.Error, Channel = way }, await ReminderStore.PartsOf(unit, reminderId));
        }
    }
}

/// <summary>When a hand-over that did not succeed is tried again, by the domain's clock: later each time, and not all at the same moment.</summary>
static class RetryPlan
{
    static readonly TimeSpan First = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromMinutes(5);
    const int MostDoublings = 6;

    /// <summary>Never earlier than the other side asks.</summary>
    public static DateTimeOffset After(ReminderRow reminder, TimeSpan? asked, DateTimeOffset now)
    {
        var pause = First * Math.Pow(2, Math.Clamp(reminder.Attempts - 1, 0, MostDoublings));
        var jittered = (pause < Longest ? pause : Longest) * (0.5 + (Random.Shared.NextDouble() / 2));
        return now + (asked is { } after && after > TimeSpan.Zero ? after + (First * Random.Shared.NextDouble()) is var wanted && wanted > jittered ? wanted : jittered : jittered);
    }
}

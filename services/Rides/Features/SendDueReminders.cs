using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>
/// Sends what is due, each message once: it is written down as begun in one transaction, handed to the channel, and written down as sent in
/// another. What was begun and not finished, because the process died in between, is looked for in the channel first.
/// </summary>
public sealed partial class SendDueReminders(
    RidesDatabase database, DueReminders reminders, Channel channel, TimeProvider clock, [FromKeyedServices("machine")] TimeProvider machine,
    ILogger<SendDueReminders> log) : Tick
{
    const int MostAttempts = 4;

    /// <summary>By the machine's clock, times the square of the attempts.</summary>
    static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    bool isFresh = true;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return 0;
        if (isFresh) await reminders.Free(cancellationToken);
        isFresh = false;

        var due = await reminders.Take(clock.GetUtcNow(), machine.GetUtcNow(), cancellationToken);
        if (due.Count == 0) return 0;
        await Recover([.. due.Where(r => r.WasBegun)], cancellationToken);
        await Send([.. due.Where(r => !r.WasBegun)], cancellationToken);
        return due.Count;
    }

    public override Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        database.IsMigrated ? reminders.NextDue(cancellationToken) : Task.FromResult<DateTimeOffset?>(null);

    async Task Send(IReadOnlyList<LeasedReminder> due, CancellationToken cancellationToken)
    {
        var outgoing = new List<OutgoingMessage>();
        foreach (var reminder in due)
        {
            try
            {
                if (await database.Write(unit => Delivery.Decide(unit, reminder.ReminderId, channel), cancellationToken) is { } message) outgoing.Add(message);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                // One that cannot be decided stops nobody else.
                NotDecided(reminder.ReminderId, reminder.Attempts, failure);
                if (reminder.Attempts >= MostAttempts) await Settle(reminder.ReminderId, ReminderStatus.Failed, cancellationToken);
                else await PutOff(reminder, cancellationToken);
            }
        }
        if (outgoing.Count == 0) return;

        try
        {
            await channel.Send(outgoing, cancellationToken);
        }
        catch (IOException failure)
        {
            // Whether any of it left is not known: it is looked for, and sent when it is not there.
            NotSent(outgoing.Count, failure);
            foreach (var reminder in due) await PutOff(reminder, cancellationToken);
            return;
        }
        foreach (var message in outgoing) await Settle(message.ReminderId, ReminderStatus.Sent, cancellationToken);
    }

    async Task Recover(IReadOnlyList<LeasedReminder> begun, CancellationToken cancellationToken)
    {
        var here = begun.Where(r => r.Place == channel.Place).ToList();
        var sent = here.Count == 0 ? new HashSet<Guid>() : await channel.Sent(here.Select(r => r.ReminderId).ToHashSet(), cancellationToken);
        foreach (var reminder in begun)
        {
            if (sent.Contains(reminder.ReminderId)) await Settle(reminder.ReminderId, ReminderStatus.Sent, cancellationToken);
            else if (reminder.Place == channel.Place) await TakeBack(reminder.ReminderId, cancellationToken);
            else await Settle(reminder.ReminderId, ReminderStatus.Failed, cancellationToken);
        }
    }

    Task PutOff(LeasedReminder reminder, CancellationToken cancellationToken) =>
        reminders.PutOff(reminder.ReminderId, machine.GetUtcNow() + (reminder.Attempts * reminder.Attempts * Again), cancellationToken);

    Task TakeBack(Guid reminderId, CancellationToken cancellationToken) => database.Write(async unit =>
    {
        if (await Taken(unit, reminderId) is not { Status: ReminderStatus.Sending } reminder) return;
        await ReminderStore.TakeBack(unit, reminderId);
        if (reminder.PatientId is { } patientId) await ReminderPlan.Renew(unit, reminder.GroupId, patientId);
    }, cancellationToken);

    Task Settle(Guid reminderId, string status, CancellationToken cancellationToken) => database.Write(async unit =>
    {
        if (await Taken(unit, reminderId) is not { Status: ReminderStatus.Planned or ReminderStatus.Sending } reminder) return;
        var reason = status == ReminderStatus.Failed ? reminder.Status == ReminderStatus.Sending ? "unconfirmed" : "error" : null;
        var way = reminder.Channel ?? (reminder.What <= ReminderKind.Cancelled ? WireName.Of(Medium.StaffCall) : null);
        await ReminderOutcome.Settle(unit, reminder with { Status = status, Reason = reason, Channel = way }, await ReminderStore.PartsOf(unit, reminderId));
    }, cancellationToken);

    static async Task<ReminderRow?> Taken(Unit unit, Guid reminderId)
    {
        if (await ReminderStore.Find(unit, reminderId) is not { } reminder) return null;
        if (reminder.PatientId is { } patientId) await PatientStore.Take(unit, reminder.GroupId, patientId);
        return await ReminderStore.Find(unit, reminderId);
    }

    [LoggerMessage(LogLevel.Error, "Reminder {ReminderId} could not be decided at attempt {Attempt}")]
    partial void NotDecided(Guid reminderId, int attempt, Exception failure);

    [LoggerMessage(LogLevel.Error, "{Count} messages could not be handed to their channel; they are looked for and sent again")]
    partial void NotSent(int count, Exception failure);
}

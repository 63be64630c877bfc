using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Links;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>
/// Sends what is due, each message once: it is written down as begun in one transaction, handed to its channel, and what became of it is written
/// down in another. What was begun and not finished, because the process died in between or nobody answered, is looked for in the channel, or
/// sent again under the same id where the channel takes that as one.
/// </summary>
public sealed partial class SendDueReminders(
    RidesDatabase database, DueReminders reminders, MessageChannels channels, PatientLinks links, TimeProvider clock, [FromKeyedServices("machine")] TimeProvider machine,
    ILogger<SendDueReminders> log) : Tick
{
    const int MostAttempts = 4;

    /// <summary>By the machine's clock, times the square of the attempts: what this service itself could not do.</summary>
    static readonly TimeSpan Again = TimeSpan.FromMilliseconds(500);

    /// <summary>By the machine's clock: then the other ticks have their turn.</summary>
    static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    bool isFresh = true;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        if (!database.IsMigrated) return 0;
        if (isFresh) await reminders.Free(machine.GetUtcNow(), cancellationToken);
        isFresh = false;

        var done = 0;
        for (var began = machine.GetTimestamp(); machine.GetElapsedTime(began) < Turn;)
        {
            var due = await reminders.Take(clock.GetUtcNow(), machine.GetUtcNow(), cancellationToken);
            await Recover([.. due.Where(r => r.WasBegun)], cancellationToken);
            await HandOver(await Decide([.. due.Where(r => !r.WasBegun)], cancellationToken), isAgain: false, cancellationToken);
            done += due.Count;
            if (due.Count < DueReminders.Batch) break;
        }
        return done;
    }

    public override Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) =>
        database.IsMigrated ? reminders.NextDue(cancellationToken) : Task.FromResult<DateTimeOffset?>(null);

    async Task<IReadOnlyList<OutgoingMessage>> Decide(IReadOnlyList<LeasedReminder> due, CancellationToken cancellationToken)
    {
        if (due.Count == 0) return [];
        try
        {
            return await database.Write(unit => Delivery.Decide(unit, [.. due.Select(r => r.ReminderId)], channels, links), cancellationToken);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested && due.Count > 1)
        {
            // One that cannot be decided stops nobody else: each is decided alone.
            var leaving = new List<OutgoingMessage>();
            foreach (var reminder in due) leaving.AddRange(await Decide([reminder], cancellationToken));
            return leaving;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            NotDecided(due[0].ReminderId, due[0].Attempts, failure);
            if (due[0].Attempts >= MostAttempts) await database.Write(unit => Sending.GiveUp(unit, due[0].ReminderId), cancellationToken);
            else await reminders.PutOff(due[0].ReminderId, machine.GetUtcNow() + (due[0].Attempts * due[0].Attempts * Again), cancellationToken);
            return [];
        }
    }

    /// <summary>By all channels at once, so that a slow one keeps no other.</summary>
    Task HandOver(IReadOnlyList<OutgoingMessage> leaving, bool isAgain, CancellationToken cancellationToken) =>
        Task.WhenAll(leaving.GroupBy(message => channels.For(message.Channel)).Select(async by =>
        {
            var messages = by.ToList();
            var became = await by.Key.Send(messages, cancellationToken);
            var fates = became.CountBy(one => one.Fate).ToDictionary();
            if (fates.Count > 1 || !fates.ContainsKey(Fate.Accepted))
                NotAll(messages.Count, fates.GetValueOrDefault(Fate.Refused), fates.GetValueOrDefault(Fate.NotNow), fates.GetValueOrDefault(Fate.Unknown));
            await database.Write(unit => Sending.Note(unit, [.. messages.Zip(became, (message, fate) => (message.ReminderId, fate))], isAgain, machine.GetUtcNow()), CancellationToken.None);
        }));

    async Task Recover(IReadOnlyList<LeasedReminder> begun, CancellationToken cancellationToken)
    {
        foreach (var there in begun.GroupBy(reminder => channels.At(reminder.Place)))
        {
            var ids = there.Select(reminder => reminder.ReminderId).ToList();
            if (there.Key is not { } channel) await database.Write(unit => Sending.LoseSight(unit, ids), cancellationToken);
            else if (await channel.Sent(ids.ToHashSet(), cancellationToken) is { } sent) await database.Write(unit => Sending.Found(unit, ids, sent), cancellationToken);
            else await HandOver(await database.Write(unit => Delivery.Repeat(unit, ids, links), cancellationToken), isAgain: true, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Reminder {ReminderId} could not be decided at attempt {Attempt}")]
    partial void NotDecided(Guid reminderId, int attempt, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Of {Count} messages handed over {Refused} were refused, {NotNow} are to come later, and of {Unknown} nothing was heard")]
    partial void NotAll(int count, int refused, int notNow, int unknown);
}

using Scheduling.Platform.Http;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Time;

/// <summary>
/// Lets time pass, as real time would: from one due instant to the next, each event delivered and each tick run before the clock goes on.
/// </summary>
sealed class Simulation(
    SimulatedClock clock, IEnumerable<Database> databases, IEnumerable<Tick> ticks, Deliveries deliveries, TickTurns turns)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5), Look = TimeSpan.FromMilliseconds(2);

    readonly SemaphoreSlim one = new(1, 1);
    readonly IReadOnlyList<Database> databases = [.. databases];
    readonly IReadOnlyList<Tick> ticks = [.. ticks];

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Null when the target was reached, else what is unfinished after five real minutes.</summary>
    public async Task<string?> AdvanceTo(Func<DateTimeOffset, DateTimeOffset> targetFrom, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var target = targetFrom(Now);
            if (target < Now) throw Refused.Rule("clock-backwards", $"It is {Now:O} already; the clock cannot go back to {target:O}.");
            while (true)
            {
                await Drain(patience.Token);
                if (await NextDue(patience.Token) is not { } next || next > target) break;
                if (next > Now) clock.Set(next);
            }
            clock.Set(target);
            await Drain(patience.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return await Unfinished(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Returns when no event is on its way, no consumer is at work and nothing is due.</summary>
    async Task Drain(CancellationToken cancellationToken)
    {
        for (var quiet = 0; quiet < 2;)
        {
            if (await IsBusy(cancellationToken))
            {
                quiet = 0;
                await Task.Delay(Look, cancellationToken);
                continue;
            }
            quiet = await RunTicks(cancellationToken) > 0 ? 0 : quiet + 1;
        }
    }

    async Task<int> RunTicks(CancellationToken cancellationToken)
    {
        var done = 0;
        using var turn = await turns.Take(cancellationToken);
        foreach (var tick in ticks) done += await tick.Run(cancellationToken);
        return done;
    }

    async Task<bool> IsBusy(CancellationToken cancellationToken)
    {
        if (deliveries.Running > 0 || deliveries.Open > 0) return true;
        foreach (var database in databases)
            if (await new OutboxStore(database).Open(cancellationToken) > 0) return true;
        return deliveries.Running > 0;
    }

    async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var tick in ticks)
            if (await tick.NextDue(cancellationToken) is { } due && (next is null || due < next)) next = due;
        return next;
    }

    async Task<string> Unfinished(CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        foreach (var database in databases)
            if (await new OutboxStore(database).Open(cancellationToken) is > 0 and var open) parts.Add($"{open} undelivered events of {database.Name}");
        if (deliveries.Running > 0) parts.Add($"{deliveries.Running} consumers at work");
        return parts.Count == 0 ? $"the ticks due at {Now:O}" : string.Join(", ", parts);
    }
}

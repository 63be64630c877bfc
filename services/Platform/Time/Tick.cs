using Quartz;

namespace Scheduling.Platform.Time;

/// <summary>
/// Does what is due by the domain clock. The due rows are in the service's own table, leased and done once; every instance ticks and the
/// lease decides, so a tick may run anywhere, any number of times.
/// </summary>
public abstract class Tick
{
    /// <summary>Does what is due now; answers how much that was.</summary>
    public abstract Task<int> Run(CancellationToken cancellationToken);

    /// <summary>The earliest instant at which something is due, or null when nothing ever is.</summary>
    public abstract Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken);
}

/// <summary>What Quartz.NET runs: one tick, never beside itself in one process.</summary>
[DisallowConcurrentExecution]
sealed class TickJob<TTick>(TTick tick, TickTurns turns) : IJob where TTick : Tick
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        using var turn = await turns.Take(cancellationToken);
        await tick.Run(cancellationToken);
    }
}

/// <summary>One tick at a time in a process, so that a simulation never runs beside Quartz.NET.</summary>
sealed class TickTurns
{
    readonly SemaphoreSlim one = new(1, 1);

    public async Task<IDisposable> Take(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        return new Turn(one);
    }

    sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}

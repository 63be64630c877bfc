using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Http;

/// <summary>Deletes the answers kept for replay once their 24 real hours are over.</summary>
sealed class ForgetOldAttempts(IEnumerable<Database> databases, [FromKeyedServices("machine")] TimeProvider machine) : Tick
{
    static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    DateTimeOffset next;

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        // A simulation runs all ticks at every instant it stops at; real time has hardly passed.
        if (machine.GetUtcNow() < next) return 0;
        next = machine.GetUtcNow() + Every;
        foreach (var database in databases.Where(d => d.IsMigrated))
            await database.Write(unit => AttemptStore.Forget(unit, machine.GetUtcNow()), cancellationToken);
        return 0;
    }

    /// <summary>Nothing in the domain waits for it.</summary>
    public override Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);
}

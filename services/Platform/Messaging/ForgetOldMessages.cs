using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Messaging;

/// <summary>Deletes events done seven days ago and the notes of events received eight days ago, by the machine's clock.</summary>
sealed class ForgetOldMessages(IEnumerable<Database> databases, [FromKeyedServices("machine")] TimeProvider machine) : Tick
{
    static readonly TimeSpan Outbox = TimeSpan.FromDays(7), Inbox = TimeSpan.FromDays(8);

    public override async Task<int> Run(CancellationToken cancellationToken)
    {
        var now = machine.GetUtcNow();
        foreach (var database in databases.Where(d => d.IsMigrated))
            await new OutboxStore(database).Forget(now - Outbox, now - Inbox, cancellationToken);
        return 0;
    }

    /// <summary>Nothing in the domain waits for it.</summary>
    public override Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);
}

using Microsoft.Extensions.Hosting;
using Scheduling.Contracts.Access;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Access;

/// <summary>Asks the keys' owner once at each start, for what was said while this service was not there, or before it was ever there.</summary>
sealed class AskForKeys<TDatabase>(TDatabase database) : BackgroundService where TDatabase : Database
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await database.WaitUntilMigrated(stoppingToken);
        await database.Write(unit => Task.FromResult(unit.PublishAccess(new KeysAsked { Service = database.Name }, database.Name)), stoppingToken);
    }
}

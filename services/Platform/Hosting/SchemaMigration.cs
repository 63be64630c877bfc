using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Hosting;

/// <summary>Migrates every database of the host at start; while one cannot be reached the host lives, is not ready, and tries again.</summary>
sealed partial class SchemaMigration(
    IEnumerable<Database> databases, [FromKeyedServices("machine")] TimeProvider machine, ILogger<SchemaMigration> log) : BackgroundService
{
    static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var database in databases) await TryMigrate(database, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var database in databases)
        {
            while (!database.IsMigrated)
            {
                await Task.Delay(Again, machine, stoppingToken);
                await TryMigrate(database, stoppingToken);
            }
        }
    }

    async Task TryMigrate(Database database, CancellationToken cancellationToken)
    {
        try { await database.Migrate(cancellationToken); }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested) { Failed(database.Name, failure.Message); }
    }

    [LoggerMessage(LogLevel.Error, "The {Service} database is not ready: {Failure}; trying again")]
    partial void Failed(string service, string failure);
}

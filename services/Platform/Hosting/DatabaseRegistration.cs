using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Hosting;

/// <summary>How a service says that it has a database.</summary>
public static class DatabaseRegistration
{
    /// <summary>Registers the service's database, migrated at start, and the dispatcher of its outbox.</summary>
    public static IServiceCollection AddDatabase<TDatabase>(this IServiceCollection services) where TDatabase : Database
    {
        services.AddSingleton<TDatabase>();
        services.AddSingleton<Database>(provider => provider.GetRequiredService<TDatabase>());
        services.AddSingleton<IHostedService>(provider => new OutboxDispatcher(
            provider.GetRequiredService<TDatabase>(),
            provider.GetRequiredService<IBus>(),
            provider.GetRequiredService<Transport>(),
            provider.GetRequiredService<Deliveries>(),
            provider.GetRequiredService<IReadOnlyList<EventConsumer>>(),
            provider.GetRequiredKeyedService<TimeProvider>("machine"),
            provider.GetRequiredService<ILogger<OutboxDispatcher>>()));
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Scheduling.Platform.Time;

/// <summary>How a service says that it has something to do when time passes.</summary>
public static class TickRegistration
{
    /// <summary>Has Quartz.NET run <typeparamref name="TTick"/> every so often.</summary>
    public static IServiceCollection AddTick<TTick>(this IServiceCollection services, TimeSpan every) where TTick : Tick
    {
        services.AddSingleton<TTick>();
        services.AddSingleton<Tick>(provider => provider.GetRequiredService<TTick>());
        services.AddQuartz(quartz =>
        {
            // Ticks are machinery: they look by the machine's clock for what the domain clock has made due.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.ScheduleJob<TickJob<TTick>>(trigger => trigger
                .WithIdentity(typeof(TTick).FullName!)
                .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()));
        });
        return services;
    }
}

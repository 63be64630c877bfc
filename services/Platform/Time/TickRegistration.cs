using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Scheduling.Platform.Time;

/// <summary>How a service says that it has something to do when time passes.</summary>
public static class TickRegistration
{
    const string Scheduler = "ticks";

    /// <summary>Has Quartz.NET run <typeparamref name="TTick"/> every so often.</summary>
    public static IServiceCollection AddTick<TTick>(this IServiceCollection services, TimeSpan every) where TTick : Tick
    {
        services.AddSingleton<TTick>();
        services.AddSingleton<Tick>(provider => provider.GetRequiredService<TTick>());
        return services.AddSingleton(new Rhythm(quartz => quartz.ScheduleJob<TickJob<TTick>>(trigger => trigger
            .WithIdentity(typeof(TTick).FullName!)
            .WithSimpleSchedule(schedule => schedule.WithInterval(every).RepeatForever()))));
    }

    /// <summary>Registers the one scheduler of all ticks that were added before.</summary>
    /// <remarks>It has a name because the clock given to the scheduler without one becomes the clock of the whole container, the domain's too.</remarks>
    internal static void AddTickScheduler(this IServiceCollection services)
    {
        var rhythms = services.Where(service => service.ServiceType == typeof(Rhythm)).Select(service => (Rhythm)service.ImplementationInstance!).ToList();
        services.AddQuartz(Scheduler, quartz =>
        {
            // Ticks are machinery: they look by the machine's clock for what the domain clock has made due.
            quartz.UseTimeProvider(TimeProvider.System);
            foreach (var rhythm in rhythms) rhythm.Schedule(quartz);
        });
        services.AddQuartzHostedService(Scheduler, o => o.WaitForJobsToComplete = true);
    }

    sealed record Rhythm(Action<IQuartzBuilder> Schedule);
}

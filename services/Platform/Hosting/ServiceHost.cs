using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scheduling.Platform.Http;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;

namespace Scheduling.Platform.Hosting;

/// <summary>Makes a web application out of services. Every executable's Program.cs is one call to this.</summary>
public static class ServiceHost
{
    /// <summary>Builds and runs until it is stopped; a wrong setting is one line on the error stream and exit code 2.</summary>
    public static Task<int> Run(string[] args, params IService[] services) => Run(args, new ServiceHostOptions(), services);

    /// <summary>The same with options of the executable's own.</summary>
    public static async Task<int> Run(string[] args, ServiceHostOptions options, params IService[] services)
    {
        if (args.Contains(HealthCheck.Argument)) return await HealthCheck.Run(args);
        try
        {
            await using var app = Build(args, services);
            if (options.DefaultUrl is { } url && !HasAddress(app.Configuration)) app.Urls.Add(url);
            try
            {
                await app.StartAsync();
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // Told to stop before it had started: that is no error.
                return 0;
            }

            if (options.AfterStart is { } greet) await greet(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (SettingException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 2;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Stop what listens there, or give another address with --urls.");
            return 2;
        }
    }

    /// <summary>Builds the application without starting it.</summary>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args, params IService[] services)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // A file for a setting, called after it: secrets as containers get them.
        builder.Configuration.AddKeyPerFile(SecretsFolder, optional: true);
        builder.Host.UseDefaultServiceProvider(o => { o.ValidateScopes = true; o.ValidateOnBuild = true; });
        builder.Host.ConfigureHostOptions(o => o.ShutdownTimeout = TimeSpan.FromSeconds(8));
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);

        var settings = Settings.Read(builder.Configuration, builder.Environment, services.Length);
        var engine = Engine.From(settings.Database);
        var transport = Transport.From(settings.Bus);
        SqlTypes.Register();
        Log(builder.Logging, builder.Configuration);

        builder.Services.AddSingleton(settings).AddSingleton(engine).AddSingleton(transport);
        // Locked before anything reads or makes a key in it.
        var folders = DataFolders.Lock(settings, engine);
        builder.Services.AddSingleton(_ => folders);
        Clocks(builder.Services, settings);
        Bus(builder.Services, transport, services);
        builder.Services.AddHostedService<SchemaMigration>();
        builder.Services.AddTick<ForgetOldMessages>(TimeSpan.FromMinutes(10));
        builder.Services.AddHttpConventions(settings);
        foreach (var service in services) service.Register(builder.Services);
        builder.Services.AddTickScheduler();

        var app = builder.Build();
        // Made now, so that it is disposed with the application and the locks are freed.
        app.Services.GetRequiredService<DataFolders>();
        app.UseHttpConventions();
        Health.Map(app);
        if (settings.ClockStart is not null) SimulatedClockRoutes.Map(app);
        foreach (var service in services) service.Map(app);
        return app;
    }

    const string SecretsFolder = "/run/secrets";

    static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    static bool HasAddress(IConfiguration configuration) => AddressKeys.Any(key => configuration.GetSection(key).Exists());

    static void Clocks(IServiceCollection services, Settings settings)
    {
        services.AddKeyedSingleton("machine", TimeProvider.System);
        services.AddSingleton<TickTurns>();
        if (settings.ClockStart is { } start)
        {
            var clock = new SimulatedClock(start, settings.Data);
            services.AddSingleton(clock).AddSingleton<TimeProvider>(clock).AddSingleton<Simulation>();
        }
        else
        {
            services.AddSingleton(TimeProvider.System);
        }
    }

    static void Bus(IServiceCollection services, Transport transport, IReadOnlyList<IService> hosted)
    {
        var deliveries = new Deliveries();
        services.AddSingleton(deliveries).AddSingleton<ParkedInOutbox>();
        services.AddReceiveObserver(_ => deliveries);
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            var consumers = new List<EventConsumer>();
            Type? ofParked = null;
            foreach (var service in hosted)
            {
                var own = new EventConsumers(bus, service.Name);
                service.Consume(own);
                consumers.AddRange(own.All);
                ofParked ??= own.OfParked;
            }
            services.AddSingleton<IReadOnlyList<EventConsumer>>(consumers);
            transport.Configure(bus, consumers, ofParked);
        });
        services.Configure<MassTransitHostOptions>(o => o.StopTimeout = TimeSpan.FromSeconds(5));
    }

    static void Log(ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(o => { o.SingleLine = true; o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' "; o.UseUtcTimestamp = true; });
        logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("MassTransit", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        // Both write the whole address of a request, which can be a key to what it opens; only who names them gets them.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Routing.Matching", LogLevel.Warning);
    }
}

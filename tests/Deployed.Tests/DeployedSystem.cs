using System.Collections.Concurrent;
using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Deployed.Tests;

/// <summary>The services as processes of their own, on a PostgreSQL database and a RabbitMQ virtual host that nobody else uses.</summary>
sealed class DeployedSystem : IAsyncDisposable
{
    public const string Key = "a-key-for-these-tests-only";

    readonly PostgresDatabase database;
    readonly VirtualHost bus;
    readonly Dictionary<string, string> settings;
    readonly ConcurrentDictionary<string, ServiceProcess> services = new();

    DeployedSystem(PostgresDatabase database, VirtualHost bus)
    {
        (this.database, this.bus) = (database, bus);
        settings = new()
        {
            ["Scheduling__Database"] = database.Setting,
            ["Scheduling__Bus"] = bus.Setting,
            ["Scheduling__Auth__AdminKey"] = Key,
            ["Scheduling__Auth__TokenKey"] = "a-token-key-for-these-tests-only",
            ["Scheduling__Limits__PerAddress"] = "0",
        };
    }

    public static IReadOnlyList<string> Names { get; } = ["Courses", "FollowUps", "Rides", "Feed"];

    public Uri Bus => new(bus.Setting);

    public ClinicWorld World => new() { Courses = Client("Courses"), FollowUps = Client("FollowUps"), Rides = Client("Rides") };

    public static async Task<DeployedSystem> Start(CancellationToken cancellationToken)
    {
        var system = new DeployedSystem(await Servers.Postgres(cancellationToken), await Servers.RabbitMq(cancellationToken));
        await Task.WhenAll(Names.Select(name => system.Start(name, cancellationToken)));
        return system;
    }

    /// <summary>Starts one service and waits until its queues are bound as well: an event published before that would not reach it the first time.</summary>
    public async Task Start(string name, CancellationToken cancellationToken)
    {
        var before = services.GetValueOrDefault(name);
        var process = await ServiceProcess.Start(name, settings, cancellationToken);
        await Eventually.Holds(async () => (await process.Http.GetStringAsync("health/ready", cancellationToken)).Contains("\"status\":\"ready\"", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60), cancellationToken, $"{name} is connected to the bus");
        services[name] = process;
        if (before is not null) await before.DisposeAsync();
    }

    public Task Kill(string name) => services[name].Kill();

    public string Output(string name) => services[name].Output;

    /// <summary>Sends to wherever the service listens now, with the administrator's key.</summary>
    public HttpClient Client(string name, string? key = Key) => Wherever.It(() => services[name].Address, key);

    public async ValueTask DisposeAsync()
    {
        foreach (var service in services.Values) await service.DisposeAsync();
        await bus.DisposeAsync();
        await database.DisposeAsync();
    }
}

using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Json;
using Dapper;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.TestServers;

namespace Scheduling.Benchmarks;

/// <summary>A running system on one engine, with clinics to book at.</summary>
sealed class World : IAsyncDisposable
{
    const string Key = "a-key-for-benchmarks-only";

    readonly PostgresDatabase? database;
    readonly VirtualHost? broker;
    readonly ServiceProcess service;
    readonly string folder;
    readonly List<DbDataSource> outboxes = [];
    DbDataSource? courses;

    World(string name, PostgresDatabase? database, VirtualHost? broker, ServiceProcess service, string folder) =>
        (Name, this.database, this.broker, this.service, this.folder) = (name, database, broker, service, folder);

    public string Name { get; }
    public string? ConnectionString => database?.ConnectionString;
    public HttpClient Http => service.Http;
    public string Output => service.Output;

    /// <summary>How much of the machine the process has used so far.</summary>
    public TimeSpan Processor => Process.GetProcessById(service.Id).TotalProcessorTime;

    /// <summary>All services in one process, so that what follows a booking is done beside it.</summary>
    public static async Task<World> Start(string engine, int clinics, int chairs)
    {
        var database = engine == "postgres" ? await Servers.Postgres() : null;
        return await Start("Standalone", engine, database, broker: null, clinics, chairs);
    }

    /// <summary>Courses on its own, on PostgreSQL and RabbitMQ: what it tells is confirmed by the broker and dealt with elsewhere.</summary>
    public static async Task<World> StartAlone(int clinics, int chairs) =>
        await Start("Courses", "alone", await Servers.Postgres(), await Servers.RabbitMq(), clinics, chairs);

    static async Task<World> Start(string name, string engine, PostgresDatabase? database, VirtualHost? broker, int clinics, int chairs)
    {
        var folder = Directory.CreateTempSubdirectory("scheduling-bench-").FullName;
        var settings = new Dictionary<string, string>
        {
            ["Scheduling__Auth__AdminKey"] = Key,
            ["Scheduling__Auth__TokenKey"] = Key + Key,
            ["Scheduling__Limits__PerAddress"] = "0",
            ["Scheduling__Database"] = database is null ? $"sqlite:{folder}" : database.Setting + ";Maximum Pool Size=20",
        };
        if (broker is not null) settings["Scheduling__Bus"] = broker.Setting;
        var service = await ServiceProcess.Start(name, settings, CancellationToken.None);
        service.Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        var world = new World(engine, database, broker, service, folder);
        for (var clinic = 0; clinic < clinics; clinic++)
        {
            using var answer = await world.Http.PutAsJsonAsync($"v1/clinics/bench-{clinic}", SampleClinic.Request(chairs, null), Json.Options);
            answer.EnsureSuccessStatusCode();
        }
        return world;
    }

    /// <summary>The database of the Courses service itself.</summary>
    public DbDataSource Courses
    {
        get
        {
            SqlTypes.Register();
            return courses ??= Engine.From(database?.Setting ?? $"sqlite:{folder}").Open("courses");
        }
    }

    /// <summary>How many events have not yet been dealt with by all who listen to them, or confirmed by the broker where there is one.</summary>
    public async Task<long> OpenEvents()
    {
        if (outboxes.Count == 0)
        {
            var engine = Engine.From(database?.Setting ?? $"sqlite:{folder}");
            outboxes.AddRange((service.Service == "Courses" ? ["courses"] : new[] { "courses", "follow-ups", "rides" }).Select(engine.Open));
        }
        var open = 0L;
        foreach (var source in outboxes)
        {
            await using var connection = await source.OpenConnectionAsync();
            open += await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL");
        }
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in outboxes) await source.DisposeAsync();
        if (courses is not null) await courses.DisposeAsync();
        await service.DisposeAsync();
        if (broker is not null) await broker.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

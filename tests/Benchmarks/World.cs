using System.Net.Http.Json;
using Scheduling.Platform.Http;
using Scheduling.TestServers;

namespace Scheduling.Benchmarks;

/// <summary>A running system on one engine, with clinics to book at.</summary>
sealed class World : IAsyncDisposable
{
    const string Key = "a-key-for-benchmarks-only";

    readonly PostgresDatabase? database;
    readonly ServiceProcess service;

    World(string name, PostgresDatabase? database, ServiceProcess service) => (Name, this.database, this.service) = (name, database, service);

    public string Name { get; }
    public string? ConnectionString => database?.ConnectionString;
    public HttpClient Http => service.Http;
    public string Output => service.Output;

    public static async Task<World> Start(string engine, int clinics, int chairs)
    {
        var database = engine == "postgres" ? await Servers.Postgres() : null;
        var settings = new Dictionary<string, string>
        {
            ["Scheduling__Auth__AdminKey"] = Key,
            ["Scheduling__Limits__PerAddress"] = "0",
        };
        if (database is not null) settings["Scheduling__Database"] = database.Setting + ";Maximum Pool Size=20";
        else settings["Scheduling__Database"] = "sqlite:./data";
        var service = await ServiceProcess.Start("Standalone", settings, CancellationToken.None);
        service.Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
        var world = new World(engine, database, service);
        for (var clinic = 0; clinic < clinics; clinic++)
        {
            using var answer = await world.Http.PutAsJsonAsync($"v1/clinics/bench-{clinic}", SampleClinic.Request(chairs, null), Json.Options);
            answer.EnsureSuccessStatusCode();
        }
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        await service.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
    }
}

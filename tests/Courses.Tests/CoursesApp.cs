using System.Text;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Platform.Hosting;
using Scheduling.TestServers;

namespace Scheduling.Courses.Tests;

/// <summary>The real Courses service on a real Kestrel and a real database, with a clock that stands still and a listener on its bus.</summary>
public sealed class CoursesApp : IAsyncDisposable
{
    public const string AdminKey = "an admin key for tests";

    /// <summary>Five in the morning of 1 December 2026 in Los Angeles; later wherever a clinic lies further east.</summary>
    public static readonly DateTimeOffset Start = new(2026, 12, 1, 13, 0, 0, TimeSpan.Zero);

    readonly string folder = Directory.CreateTempSubdirectory("courses-").FullName;
    readonly PostgresDatabase? postgres;
    readonly WebApplication app;

    CoursesApp(string engine, PostgresDatabase? postgres)
    {
        (Engine, this.postgres) = (engine, postgres);
        app = ServiceHost.Build(
            [
                $"--Scheduling:Database={(postgres is null ? $"sqlite:{folder}" : $"{postgres.Setting};Maximum Pool Size=30;Timeout=60")}",
                $"--Scheduling:Data={folder}", $"--Scheduling:Auth:AdminKey={AdminKey}", "--Scheduling:Limits:PerAddress=0", "--urls", "http://127.0.0.1:0",
            ],
            new CoursesService(), new Listener(Clock, Log, Heard));
    }

    /// <summary>The trace of the running test, which all of its requests belong to.</summary>
    public static string Trace => TestContext.Current.Test!.UniqueID[..32];

    public string Engine { get; }
    public ClockOfTest Clock { get; } = new(Start);
    public LogOfTest Log { get; } = new();
    public Heard Heard { get; } = new();
    public HttpClient Http { get; private set; } = null!;
    public CoursesDatabase Database => app.Services.GetRequiredService<CoursesDatabase>();

    /// <summary>A part of the host, as the host itself has it.</summary>
    public T Service<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<CoursesApp> Run(string engine)
    {
        var host = new CoursesApp(engine, engine == "postgres" ? await Servers.Postgres() : null);
        await host.app.StartAsync();
        host.Http = new() { BaseAddress = new(host.app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
        return host;
    }

    /// <summary>Sends a request with the admin key, or with another, or (empty) with none.</summary>
    public Task<HttpResponseMessage> Send(string method, string path, string? json = null, string key = AdminKey, params (string Name, string Value)[] headers) =>
        Send(method, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), key, headers);

    /// <summary>The same with any content.</summary>
    public Task<HttpResponseMessage> Send(string method, string path, HttpContent? content, string key, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new(method), path) { Content = content };
        request.Headers.Add("traceparent", $"00-{Trace}-{Trace[..16]}-01");
        if (key.Length > 0) request.Headers.Add("X-Api-Key", key);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Makes a key for those clinics (<c>*</c> is all) and gives its text.</summary>
    public async Task<string> Key(string role, params string[] clinics)
    {
        var answer = await Send("POST", "/v1/api-keys", Make.Json(new { name = "test", roles = new[] { role }, clinics, scopes = Array.Empty<string>() }));
        return (await answer.Json(201)).GetProperty("key").GetString()!;
    }

    /// <summary>Asks the database itself.</summary>
    public async Task<IReadOnlyList<T>> Rows<T>(string sql, object? args = null) =>
        [.. await Database.Read(connection => connection.QueryAsync<T>(sql, args), TestContext.Current.CancellationToken)];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

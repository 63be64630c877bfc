using System.Net;
using System.Text;
using System.Text.Json;
using Scheduling.Platform.Hosting;
using Scheduling.TestServers;

namespace Scheduling.Platform.Tests;

/// <summary>The probe on a real Kestrel and a real database, with a folder of its own.</summary>
sealed class ProbeHost : IAsyncDisposable
{
    public const string AdminKey = "an admin key for tests";

    readonly string folder = Directory.CreateTempSubdirectory("probe-").FullName;
    WebApplication app = null!;
    PostgresDatabase? postgres;

    public MovableClock Machine { get; } = new();
    public LogOfTest Log { get; } = new();
    public Notes Notes { get; } = new();
    public HttpClient Http { get; private set; } = null!;
    public IServiceProvider Services => app.Services;
    public string Folder => folder;

    /// <summary>What runs on a database runs on both.</summary>
    public static TheoryData<string> Engines { get; } = ["sqlite", "postgres"];

    public static async Task<ProbeHost> Start(string engine = "sqlite", params string[] settings)
    {
        var host = new ProbeHost();
        if (engine == "postgres") host.postgres = await Servers.Postgres(TestContext.Current.CancellationToken);
        host.app = ServiceHost.Build(
            [
                $"--Scheduling:Database={host.postgres?.Setting ?? $"sqlite:{host.folder}"}", $"--Scheduling:Data={host.folder}", $"--Scheduling:Auth:AdminKey={AdminKey}",
                "--Scheduling:Limits:PerAddress=0", "--urls", "http://127.0.0.1:0", .. settings,
            ],
            new ProbeService(host.Machine, host.Log, host.Notes), new CopyService());
        await host.app.StartAsync(TestContext.Current.CancellationToken);
        host.Http = new() { BaseAddress = new(host.app.Urls.Single()) };
        return host;
    }

    /// <summary>Sends a request with the admin key, or with another, or (empty) with none.</summary>
    public Task<HttpResponseMessage> Send(string method, string path, string? json = null, string key = AdminKey, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new(method), path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (key.Length > 0) request.Headers.Add("X-Api-Key", key);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Makes a key and gives its text.</summary>
    public async Task<string> Key(string roles, string clinics)
    {
        var answer = await Send("POST", "/v1/api-keys", $$"""{ "name": "test", "roles": [{{roles}}], "clinics": [{{clinics}}], "scopes": [] }""");
        return (await answer.Json(HttpStatusCode.Created)).GetProperty("key").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>One host for the tests of a class that change nothing.</summary>
public sealed class SharedProbe : IAsyncLifetime
{
    internal ProbeHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ProbeHost.Start();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

static class Answers
{
    /// <summary>The body, if the status is this one.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(status == answer.StatusCode, $"{(int)answer.StatusCode} instead of {(int)status}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    /// <summary>The problem, if it is one, whole and of this kind.</summary>
    public static async Task<JsonElement> Problem(this HttpResponseMessage answer, int status, string code)
    {
        var body = await answer.Json((HttpStatusCode)status);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"urn:scheduling:problem:{code}", body.GetProperty("type").GetString());
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        foreach (var member in new[] { "title", "detail", "traceId" }) Assert.False(string.IsNullOrWhiteSpace(body.GetProperty(member).GetString()));
        return body;
    }

    /// <summary>The names of the fields that a validation problem complains of.</summary>
    public static async Task<string> Fields(this HttpResponseMessage answer) =>
        string.Join(' ', (await answer.Problem(400, "validation")).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
}

using System.Net;
using System.Text;
using System.Text.Json;
using Dapper;
using Scheduling.Contracts;
using Scheduling.Platform.Hosting;
using Scheduling.TestServers;

namespace Scheduling.Feed.Tests;

/// <summary>
/// Feed beside a stand-in for the services it listens to, in one process on a real database and either bus. The domain's time is simulated;
/// the machine's is real and can be moved ahead.
/// </summary>
sealed class Stage : IAsyncDisposable
{
    public const string AdminKey = "an admin key for tests", Clinic = "/v1/clinics/lbw";

    PostgresDatabase? postgres;
    VirtualHost? broker;
    WebApplication app = null!;

    public string Folder { get; } = Directory.CreateTempSubdirectory("feed-").FullName;
    public LogOfTest Log { get; } = new();
    public MachineOfTest Machine { get; } = new();
    public Temper Temper { get; } = new();
    public HttpClient Http { get; private set; } = null!;
    public IServiceProvider Services => app.Services;
    public FeedDatabase Database => Services.GetRequiredService<FeedDatabase>();
    public Uri Bus => new(broker!.Setting);

    /// <summary>Every engine the service runs on.</summary>
    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Stage> Open(string engine = "sqlite", bool onBroker = false, params string[] settings)
    {
        var stage = new Stage();
        if (engine == "postgres") stage.postgres = await Servers.Postgres(Cancel);
        if (onBroker) stage.broker = await Servers.RabbitMq(Cancel);
        stage.app = ServiceHost.Build(
            [
                $"--Scheduling:Database={stage.postgres?.Setting ?? $"sqlite:{stage.Folder}"}", $"--Scheduling:Bus={stage.broker?.Setting ?? "loopback:"}",
                $"--Scheduling:Data={stage.Folder}", $"--Scheduling:Auth:AdminKey={AdminKey}", "--Scheduling:Auth:TokenKey=a token key for tests",
                "--Scheduling:Limits:PerAddress=0", "--environment", "Development", "--Scheduling:Clock:Start=2027-01-04T16:00:00Z", "--urls", "http://127.0.0.1:0",
                .. settings,
            ],
            new FeedService(), new StandIn(stage.Log, stage.Machine, stage.Temper));
        await stage.app.StartAsync(Cancel);
        stage.Http = new() { BaseAddress = new(stage.app.Urls.Single()), Timeout = TimeSpan.FromMinutes(2) };
        if (onBroker)
            await Eventually.Holds(async () => (await stage.Http.GetStringAsync("/health/ready", Cancel)).Contains("\"status\":\"ready\"", StringComparison.Ordinal), cancellationToken: Cancel);
        return stage;
    }

    /// <summary>Says that these things happened, and waits until Feed has dealt with them where that is known.</summary>
    public async Task Happens(params ClinicEvent[] events)
    {
        await Services.GetRequiredService<StandInDatabase>().Write(unit =>
        {
            foreach (var happened in events) unit.Publish(happened);
            return Task.CompletedTask;
        }, Cancel);
        if (broker is null) await Passes(TimeSpan.Zero);
    }

    /// <summary>Says that something happened, in exactly these words.</summary>
    public async Task<Guid> Tells(string type, string json, string clinicId = "lbw", string subject = "subject-1")
    {
        var id = Guid.CreateVersion7();
        await Services.GetRequiredService<StandInDatabase>().Write(unit => unit.Execute(
            """
            INSERT INTO outbox (id, type, routing_key, source, subject, time, body)
            VALUES (@id, @type, @routingKey, @source, @subject, @time, @json)
            """,
            new { id, type, routingKey = $"{type}.{clinicId}", source = $"/clinics/{clinicId}/stand-in", subject, time = new DateTimeOffset(2027, 1, 4, 15, 0, 0, TimeSpan.Zero), json }), Cancel);
        if (broker is null) await Passes(TimeSpan.Zero);
        return id;
    }

    /// <summary>Has what was delivered delivered once more: the same ids again.</summary>
    public async Task Redeliver()
    {
        await Services.GetRequiredService<StandInDatabase>().Write(unit => unit.Execute("UPDATE outbox SET done_at = NULL"), Cancel);
        await Passes(TimeSpan.Zero);
    }

    /// <summary>Lets simulated time pass; none is enough to have all that is on its way arrive.</summary>
    public async Task Passes(TimeSpan time) =>
        await (await Send("POST", "/simulation/clock", $$"""{ "advance": "{{System.Xml.XmlConvert.ToString(time)}}" }""")).Json(HttpStatusCode.OK);

    /// <summary>Sends a request with the admin key or another.</summary>
    public Task<HttpResponseMessage> Send(string method, string path, string? json = null, string key = AdminKey, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new(method), path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Api-Key", key);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
    }

    public async Task<JsonElement> Get(string path, string key = AdminKey) => await (await Send("GET", path, key: key)).Json(HttpStatusCode.OK);

    public async Task<IReadOnlyList<JsonElement>> Items(string path, string key = AdminKey) => [.. (await Get(path, key)).GetProperty("items").EnumerateArray()];

    /// <summary>The clinic's events, as someone who may see all of them sees them.</summary>
    public Task<IReadOnlyList<JsonElement>> Events(string query = "", string key = AdminKey) => Items($"{Clinic}/events?limit=200&{query}", key);

    /// <summary>A key's id and text.</summary>
    public async Task<(string Id, string Text)> Key(string role = "subscriber", string scopes = "", string clinics = "\"lbw\"")
    {
        using var answer = await Send("POST", "/v1/api-keys", $$"""{ "name": "test", "roles": ["{{role}}"], "clinics": [{{clinics}}], "scopes": [{{scopes}}] }""");
        var key = await answer.Json(HttpStatusCode.Created);
        return (key.Text("id"), key.Text("key"));
    }

    /// <summary>Sets a webhook up and answers its body.</summary>
    public async Task<JsonElement> Hook(string url, string id = "hook-1", string more = "", string key = AdminKey)
    {
        using var answer = await Send("PUT", $"{Clinic}/webhooks/{id}", $$"""{ "url": "{{url}}"{{more}} }""", key);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        return await answer.Json(answer.StatusCode);
    }

    public Task<JsonElement> Hook() => Get($"{Clinic}/webhooks/hook-1");

    /// <summary>Looks into the service's own tables.</summary>
    public Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        Database.Read(async connection => (IReadOnlyList<T>)(await connection.QueryAsync<T>(sql, args)).AsList(), Cancel);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        if (broker is not null) await broker.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        // What was on its way when the host stopped was interrupted, and is sent at the next start.
        var errors = Log.Errors.Where(line => !line.Contains(nameof(OperationCanceledException), StringComparison.Ordinal)).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors.Take(3)));
    }
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

    /// <summary>The last part of the problem's type, if the status is this one.</summary>
    public static async Task<string> Problem(this HttpResponseMessage answer, int status) =>
        (await answer.Json((HttpStatusCode)status)).Text("type").Split(':')[^1];

    /// <summary>The names of the fields that a validation problem complains of.</summary>
    public static async Task<string> Fields(this HttpResponseMessage answer) =>
        string.Join(' ', (await answer.Json(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).ToString();
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Dapper;
using Scheduling.Contracts;
using Scheduling.Platform.Hosting;
using Scheduling.TestServers;

namespace Scheduling.Rides.Tests;

/// <summary>
/// The Rides service beside a stand-in for the services it listens to, in one process on a real database, in simulated time. A test says what
/// happened, lets time pass and looks at what came of it.
/// </summary>
sealed class Stage : IAsyncDisposable
{
    public const string AdminKey = "an admin key for tests", SmsSecret = "a secret between gateway and us";

    readonly PostgresDatabase? postgres;
    WebApplication app = null!;
    bool isRunning;
    string[] more = [];

    Stage(PostgresDatabase? postgres) => this.postgres = postgres;

    /// <summary>Data, keys and messages.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("rides-").FullName;

    public LogOfTest Log { get; } = new();
    public HttpClient Http { get; private set; } = null!;
    public IServiceProvider Services => app.Services;
    string Database => postgres?.Setting ?? $"sqlite:{Folder}";

    /// <summary>Every engine the service runs on.</summary>
    public static TheoryData<string> Engines => ["sqlite", "postgres"];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A new stage at a wall time of Los Angeles.</summary>
    public static async Task<Stage> Open(string engine, string day = "2027-01-01", string time = "08:00", string? settings = null)
    {
        var stage = new Stage(engine == "postgres" ? await Servers.Postgres(Cancel) : null) { more = settings?.Split(' ') ?? [] };
        await stage.Start(Planning.Planned.At(day, time));
        return stage;
    }

    /// <summary>A second host on the same database, with a folder of its own.</summary>
    public async Task<Stage> Beside()
    {
        var stage = new Stage(postgres) { isSecond = true, more = more };
        await stage.Start(await Now());
        return stage;
    }

    bool isSecond;

    async Task Start(DateTimeOffset now)
    {
        app = ServiceHost.Build(
            [
                $"--Scheduling:Database={Database}", $"--Scheduling:Data={Folder}", $"--Scheduling:Auth:AdminKey={AdminKey}",
                $"--Scheduling:Messages:SmsSecret={SmsSecret}", "--Scheduling:Limits:PerAddress=0", "--environment", "Development",
                $"--Scheduling:Clock:Start={now.UtcDateTime:O}", "--urls", "http://127.0.0.1:0", .. more,
            ],
            new RidesService(), new StandIn(Log));
        await app.StartAsync(Cancel);
        isRunning = true;
        Http = new() { BaseAddress = new(app.Urls.Single()), Timeout = TimeSpan.FromMinutes(3) };
        Http.DefaultRequestHeaders.Add("X-Api-Key", AdminKey);
    }

    /// <summary>Stops the process and starts it again, then or later.</summary>
    public async Task Restart(string? day = null, string time = "08:00")
    {
        var now = day is null ? await Now() : Planning.Planned.At(day, time);
        await Stop();
        await Start(now);
    }

    async Task Stop()
    {
        if (!isRunning) return;
        isRunning = false;
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    /// <summary>Says that these things happened, and waits until the service has dealt with them.</summary>
    public async Task Happens(params ClinicEvent[] events)
    {
        await Services.GetRequiredService<StandInDatabase>().Write(unit =>
        {
            foreach (var happened in events) unit.Publish(happened);
            return Task.CompletedTask;
        }, Cancel);
        await Passes(TimeSpan.Zero);
    }

    public Task Passes(TimeSpan time) => Clock($$"""{ "advance": "{{System.Xml.XmlConvert.ToString(time)}}" }""");

    /// <summary>Lets time pass until a wall time of Los Angeles.</summary>
    public Task Until(string day, string time = "08:00") => Clock($$"""{ "now": "{{Planning.Planned.At(day, time):O}}" }""");

    async Task Clock(string json)
    {
        using var answer = await Http.PostAsync("/simulation/clock", Body(json), Cancel);
        await answer.Json(HttpStatusCode.OK);
    }

    public async Task<DateTimeOffset> Now() => (await Get("/simulation/clock")).GetProperty("now").GetDateTimeOffset();

    public async Task<JsonElement> Get(string path) => await (await Http.GetAsync(path, Cancel)).Json(HttpStatusCode.OK);

    public Task<HttpResponseMessage> Put(string path, string json) => Http.PutAsync(path, Body(json), Cancel);

    public Task<HttpResponseMessage> Post(string path, string json) => Http.PostAsync(path, Body(json), Cancel);

    public async Task<IReadOnlyList<JsonElement>> Items(string path) => [.. (await Get(path)).GetProperty("items").EnumerateArray()];

    /// <summary>The clinic's reminders, all of them.</summary>
    public Task<IReadOnlyList<JsonElement>> Reminders(string filter = "") => Items($"/v1/clinics/lbw/reminders?limit=200&{filter}");

    /// <summary>Opens a task for a person, as whatever finds something to do does.</summary>
    public Task<Tasks.PatientTaskRow> Opens(Tasks.NewTask task) =>
        Services.GetRequiredService<RidesDatabase>().Write(unit => Tasks.PatientTaskStore.Open(unit, task), Cancel);

    /// <summary>A patient with a mobile number and no e-mail.</summary>
    public async Task Contact(string patientId = "pt-1", string phone = "+15625550123", string more = "")
    {
        using var answer = await Put($"/v1/clinics/lbw/patients/{patientId}/contact",
            $$"""{ "displayName": "A. Rivera", "phone": "{{phone}}", "channels": ["sms"]{{more}} }""");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>What left, in order.</summary>
    public IReadOnlyList<JsonElement> Sent() => File.Exists(MessageFile)
        ? [.. File.ReadAllLines(MessageFile).Select(line => JsonDocument.Parse(line).RootElement)]
        : [];

    /// <summary>What left, each as <c>2027-01-04T10:00 t-1</c> in the clinic's time.</summary>
    public IReadOnlyList<string> SentLines() => [.. Sent().Select(m => $"{m.Text("sentAt")[..16]} {m.Text("kind")}")];

    public string MessageFile => Path.Combine(Folder, "messages.jsonl");

    /// <summary>The events of a type that the service published, in order.</summary>
    public async Task<IReadOnlyList<JsonElement>> Events(string type) =>
        [.. (await Query<string>("SELECT body FROM outbox WHERE type = @type ORDER BY seq", new { type })).Select(body => JsonDocument.Parse(body).RootElement)];

    /// <summary>Looks into the service's own tables.</summary>
    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        await Services.GetRequiredService<RidesDatabase>().Read(async connection => (await connection.QueryAsync<T>(sql, args)).AsList(), Cancel);

    public static StringContent Body(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (postgres is not null && !isSecond) await postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        Assert.True(!Log.Errors.Any(), string.Join("\n", Log.Errors.Take(3)));
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

    /// <summary>The names of the fields that a validation problem complains of.</summary>
    public static async Task<string> Fields(this HttpResponseMessage answer) =>
        string.Join(' ', (await answer.Json(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString() ?? "null";
}

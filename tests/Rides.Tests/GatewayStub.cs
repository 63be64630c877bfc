using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Scheduling.Rides.Tests;

/// <summary>
/// A text gateway on loopback. It takes a text once per idempotency key, as the real ones do, and answers, delays or breaks off as a test has it.
/// </summary>
sealed class GatewayStub : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<Request> requests = new();
    readonly ConcurrentDictionary<string, Request> taken = new();
    int arrived;

    GatewayStub(WebApplication app) => this.app = app;

    /// <summary>Every request, in the order of arrival.</summary>
    public IReadOnlyList<Request> Requests => [.. requests];

    /// <summary>The texts that phones got: one for each key.</summary>
    public IReadOnlyList<Request> Texts => [.. taken.Values.OrderBy(text => text.Number)];

    public Uri Address => new(app.Urls.Single() + "/texts");

    /// <summary>What it does with a request, which is numbered from 1: null takes it.</summary>
    public Func<Request, Answer?> Rule { get; set; } = _ => null;

    public static async Task<GatewayStub> Open(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var stub = new GatewayStub(app);
        app.MapPost("/texts", stub.Receive);
        app.Urls.Add($"http://127.0.0.1:{port}");
        await app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    async Task Receive(HttpContext http)
    {
        var body = await JsonDocument.ParseAsync(http.Request.Body);
        var text = new Request(Interlocked.Increment(ref arrived), $"{http.Request.Headers["Idempotency-Key"]}", body.RootElement, http.Request.Headers.Authorization.ToString());
        requests.Enqueue(text);
        var answer = Rule(text);
        if (answer is null or { TakesIt: true }) taken.TryAdd(text.Key, text);
        if (answer?.Hold is { } hold) await hold;
        if (answer is { BreaksOff: true })
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = (int)(answer?.Status ?? HttpStatusCode.Accepted);
        if (answer?.RetryAfter is { } after) http.Response.Headers.RetryAfter = $"{after}";
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public sealed record Request(int Number, string Key, JsonElement Body, string Authorization)
    {
        public string To => Body.GetProperty("to").GetString()!;
        public string Words => Body.GetProperty("body").GetString()!;
    }

    public sealed record Answer(HttpStatusCode Status, bool TakesIt = false, bool BreaksOff = false, int? RetryAfter = null, Task? Hold = null)
    {
        /// <summary>Takes the text and is gone before it can say so.</summary>
        public static readonly Answer TakenAndBrokenOff = new(HttpStatusCode.OK, TakesIt: true, BreaksOff: true);
    }
}

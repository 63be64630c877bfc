using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Scheduling.Rides.Tests.Providers;

/// <summary>
/// A ride provider on loopback: takes orders once however often they are sent, tells what becomes of them (twice, in any order, as a test wants it), and is away for as
/// long as a test wants.
/// </summary>
sealed class ProviderSimulator : IAsyncDisposable
{
    public const string Secret = "a-secret-between-provider-and-us", Id = "wheels";

    readonly WebApplication app;
    readonly ConcurrentQueue<Heard> heard = new();
    readonly ConcurrentDictionary<string, bool> keys = new();
    readonly ConcurrentDictionary<string, long> sequences = new();
    int troubles;

    ProviderSimulator(WebApplication app) => this.app = app;

    /// <summary>What happens to the next requests, and for how many of them.</summary>
    public Trouble Trouble { get; private set; }

    /// <summary>Everything that was sent, also what was not taken.</summary>
    public int Tries { get; private set; }

    /// <summary>What was taken, in order, each once.</summary>
    public IReadOnlyList<Heard> Orders => [.. heard];

    /// <summary>What was taken as <c>request</c>, <c>change</c>, <c>dispatch</c> and <c>cancel</c>.</summary>
    public IReadOnlyList<string> Lines => [.. heard.Select(call => call.What)];

    /// <summary>The settings that name it.</summary>
    public string Settings => $"--Scheduling:Rides:Provider={app.Urls.Single()}/v2 --Scheduling:Rides:ProviderId={Id} --Scheduling:Rides:ProviderSecret={Secret}";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ProviderSimulator> Start(string address = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new ProviderSimulator(app);
        app.Urls.Add(address);
        app.MapPost("/v2/rides", http => provider.Hear(http, "request"));
        app.MapPut("/v2/rides/{id}", http => provider.Hear(http, "change"));
        app.MapPost("/v2/rides/{id}/{what}", http => provider.Hear(http, (string)http.Request.RouteValues["what"]!));
        await app.StartAsync(Cancel);
        return provider;
    }

    public void HasTrouble(Trouble trouble, int times = int.MaxValue) => (Trouble, troubles) = (trouble, times);

    async Task Hear(HttpContext http, string what)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(Cancel);
        Tries++;
        if (http.Request.Headers["X-Signature"] != Signature(http.Request.Headers["X-Timestamp"]!, body))
        {
            http.Response.StatusCode = 401;
            return;
        }
        var trouble = troubles-- > 0 ? Trouble : Trouble.None;
        if (trouble is Trouble.Busy or Trouble.AsksForRest or Trouble.Broken or Trouble.Refuses)
        {
            if (trouble is Trouble.AsksForRest) http.Response.Headers.RetryAfter = "5";
            http.Response.StatusCode = trouble switch { Trouble.Busy or Trouble.AsksForRest => 503, Trouble.Broken => 500, _ => 422 };
            return;
        }
        if (keys.TryAdd(http.Request.Headers["Idempotency-Key"]!, true))
            heard.Enqueue(new(what, (string?)http.Request.RouteValues["id"] ?? JsonDocument.Parse(body).RootElement.GetProperty("id").GetString()!, JsonDocument.Parse(body).RootElement));
        if (trouble is Trouble.DropsAfterTaking) http.Abort();
        else http.Response.StatusCode = 202;
    }

    /// <summary>Tells the service a status, with the next sequence of its order unless one is given.</summary>
    public async Task<HttpStatusCode> Tells(Stage stage, string status, long? sequence = null, string? order = null, string secret = Secret, TimeSpan ago = default)
    {
        var id = order ?? heard.Last(call => call.What == "request").OrderId;
        var number = sequence ?? sequences.AddOrUpdate(id, 1, (_, last) => last + 1);
        using var request = Told(id, status, number, secret, ago);
        using var answer = await stage.Http.SendAsync(request, Cancel);
        await stage.Passes(TimeSpan.Zero);
        return answer.StatusCode;
    }

    /// <summary>Such a request, not yet sent.</summary>
    public static HttpRequestMessage Told(string order, string status, long sequence, string secret = Secret, TimeSpan ago = default)
    {
        var body = JsonSerializer.Serialize(new { id = order, status, sequence, vehicle = "a blue one", nonce = Guid.NewGuid() });
        var timestamp = $"{(TimeProvider.System.GetUtcNow() - ago).ToUnixTimeSeconds()}";
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/inbound/rides") { Content = Stage.Body(body) };
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Signature", Signature(timestamp, body, secret));
        return request;
    }

    static string Signature(string timestamp, string body, string secret = Secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>Something that a provider took.</summary>
sealed record Heard(string What, string OrderId, JsonElement Body);

/// <summary>What may ail a provider.</summary>
enum Trouble
{
    None,
    Busy,

    /// <summary>For five seconds.</summary>
    AsksForRest,

    Broken,
    Refuses,
    DropsAfterTaking,
}

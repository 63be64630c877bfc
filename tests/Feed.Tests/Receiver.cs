using System.Collections.Concurrent;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Scheduling.TestServers;

namespace Scheduling.Feed.Tests;

/// <summary>A clinic's other service that takes webhooks, on a port of its own: it answers what a test says and remembers what came.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly WebApplication app;
    readonly ConcurrentQueue<Received> received = new();

    Receiver(WebApplication app) => this.app = app;

    /// <summary>Answers the request that is the how-manieth, from 1.</summary>
    public Func<int, HttpContext, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(200);

    public IReadOnlyList<Received> Requests => [.. received];

    public string Url => $"{app.Urls.Single()}/hooks";

    /// <summary>The same under a name that has to be resolved.</summary>
    public string NamedUrl => Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);

    public static async Task<Receiver> Start(int? status = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(o => o.AddServerHeader = false);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        if (status is { } always) receiver.Answer = (_, _) => Task.FromResult(always);
        app.Run(receiver.Take);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Returns when so many requests came.</summary>
    public async Task<IReadOnlyList<Received>> Gets(int requests)
    {
        await Eventually.Holds(() => Task.FromResult(received.Count >= requests), cancellationToken: TestContext.Current.CancellationToken, what: $"{requests} requests came");
        return Requests;
    }

    async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        received.Enqueue(new(http.Request.Path, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        http.Response.StatusCode = await Answer(received.Count, http);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}

/// <summary>One request that came.</summary>
sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Subject => System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty("subject").GetString()!;
}

using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Scheduling.Contracts;
using Scheduling.Platform.Hosting;

namespace Scheduling.FollowUps.Tests;

/// <summary>
/// The real service on a real database, beside a witness that publishes what other services would and remembers what this one publishes.
/// Its clock stands at 8 o'clock on Monday 4 January 2027 in Los Angeles until a test lets time pass.
/// </summary>
public sealed class FollowUpsHost : IAsyncDisposable
{
    const string AdminKey = "the admin key of these tests";

    readonly WebApplication app;
    readonly string folder;

    FollowUpsHost(WebApplication app, string folder)
    {
        (this.app, this.folder) = (app, folder);
        Http = Client(AdminKey);
    }

    /// <summary>With the admin key.</summary>
    public HttpClient Http { get; private set; }

    public FollowUpsDatabase Database => app.Services.GetRequiredService<FollowUpsDatabase>();

    internal Witness Witness => app.Services.GetRequiredService<Witness>();

    /// <param name="database">A setting; null is a new SQLite folder.</param>
    /// <param name="witness">Of several hosts on one database each needs its own.</param>
    public static async Task<FollowUpsHost> Start(string? database, CancellationToken cancellationToken, string witness = "witness")
    {
        var folder = Directory.CreateTempSubdirectory("follow-ups-tests-").FullName;
        var app = ServiceHost.Build(
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", $"--Scheduling:Data={folder}", $"--Scheduling:Database={database ?? $"sqlite:{folder}"}",
                $"--Scheduling:Auth:AdminKey={AdminKey}", "--Scheduling:Clock:Start=2027-01-04T16:00:00Z", "--Scheduling:Limits:PerAddress=0",
            ],
            new FollowUpsService(), new WitnessService(witness));
        await app.StartAsync(cancellationToken);
        return new(app, folder);
    }

    public HttpClient Client(string key)
    {
        var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        return client;
    }

    /// <summary>A key of one role at one clinic; a therapist's has a scope that says whose it is.</summary>
    public async Task<HttpClient> ClientOf(string role, string scope, string clinicId)
    {
        var (id, secret) = (Guid.CreateVersion7(), "a secret of a test");
        await Witness.PublishKey(new()
        {
            KeyId = id.ToString(), Name = role, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))),
            Roles = [role], Clinics = [clinicId], Scopes = [scope], Revoked = false, Version = 1,
        }, TestContext.Current.CancellationToken);
        await Settle();
        return Client($"sk_{id}_{secret}");
    }

    /// <summary>Publishes in one transaction and returns when everything that follows is done.</summary>
    public async Task<IReadOnlyList<Guid>> Tell(params IReadOnlyList<ClinicEvent> events)
    {
        var ids = await Witness.Publish(events, TestContext.Current.CancellationToken);
        await Settle();
        return ids;
    }

    /// <summary>The same for what happened an hour ago.</summary>
    public async Task TellLate(ClinicEvent told)
    {
        await Witness.PublishLate(Given.At("2027-01-04T15:00Z"), told, TestContext.Current.CancellationToken);
        await Settle();
    }

    /// <summary>Lets simulated time pass; none by default, and returns when no event is on its way.</summary>
    public async Task Settle(string advance = "PT0S")
    {
        var answer = await Http.PostAsJsonAsync("/simulation/clock", new { advance }, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The body of a 2xx answer.</summary>
    public async Task<JsonNode> Get(string path)
    {
        var answer = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    public Task<HttpResponseMessage> Put(string path, object body) => Http.PutAsJsonAsync(path, body, TestContext.Current.CancellationToken);

    /// <summary>Every follow-up of the clinic, by the first day of its window.</summary>
    public async Task<IReadOnlyList<JsonNode>> FollowUps(string clinicId, string query = "") =>
        [.. (await Get($"/v1/clinics/{clinicId}/follow-ups?limit=200&{query}"))["items"]!.AsArray().Select(item => item!)];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

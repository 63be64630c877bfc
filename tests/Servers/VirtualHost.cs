using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Scheduling.TestServers;

/// <summary>A broker: where it speaks AMQP, and where its management plugin answers.</summary>
sealed record RabbitMqServer(Uri Amqp, Uri Api)
{
    /// <summary>Without an address of its own, the management plugin is expected at the same host and user, on its usual port.</summary>
    public static RabbitMqServer From(string amqp, string? api)
    {
        var uri = new Uri(amqp);
        return new RabbitMqServer(uri, api is { Length: > 0 } ? new Uri(api) : new UriBuilder("http", uri.Host, 15672) { UserName = uri.UserInfo.Split(':')[0], Password = uri.UserInfo.Split(':', 2)[^1] }.Uri);
    }
}

/// <summary>One test's own part of the broker: its exchanges and queues are seen by nobody else.</summary>
public sealed class VirtualHost : IAsyncDisposable
{
    readonly HttpClient api;

    VirtualHost(RabbitMqServer server, string name)
    {
        Name = name;
        Setting = new UriBuilder(server.Amqp) { Path = "/" + name }.Uri.AbsoluteUri;
        api = new HttpClient { BaseAddress = new Uri(server.Api.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + "/api/") };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(server.Api.UserInfo))));
    }

    public string Name { get; }

    /// <summary>An amqp uri with user, password and virtual host: the value of the setting <c>Scheduling:Bus</c>, and what RabbitMQ.Client takes.</summary>
    public string Setting { get; }

    /// <summary>What the management plugin tells of the queues: <c>name</c>, <c>type</c>, <c>arguments</c>, ...</summary>
    public async Task<JsonElement> Queues(CancellationToken cancellationToken) =>
        await Get($"queues/{Name}?disable_stats=true&enable_queue_totals=true", cancellationToken);

    /// <summary>What it tells of the bindings: <c>source</c>, <c>destination</c>, <c>routing_key</c>, ...</summary>
    public async Task<JsonElement> Bindings(CancellationToken cancellationToken) => await Get($"bindings/{Name}", cancellationToken);

    internal static async Task<VirtualHost> Create(RabbitMqServer server, CancellationToken cancellationToken)
    {
        var host = new VirtualHost(server, $"test-{Guid.NewGuid():N}");
        try
        {
            using var made = await host.api.PutAsync(new Uri("vhosts/" + host.Name, UriKind.Relative), null, cancellationToken);
            made.EnsureSuccessStatusCode();
            var user = Uri.UnescapeDataString(server.Amqp.UserInfo.Split(':')[0]);
            using var rights = new StringContent("""{"configure":".*","write":".*","read":".*"}""", Encoding.UTF8, "application/json");
            using var allowed = await host.api.PutAsync(new Uri($"permissions/{host.Name}/{Uri.EscapeDataString(user)}", UriKind.Relative), rights, cancellationToken);
            allowed.EnsureSuccessStatusCode();
        }
        catch (HttpRequestException problem)
        {
            host.api.Dispose();
            throw new ServerMissingException("rabbitmq",
                $"its management plugin, which gives each test a virtual host of its own, does not answer at {server.Api.Authority} (TEST_RABBITMQ_API names another address): {problem.Message}");
        }
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        using var deleted = await api.DeleteAsync(new Uri("vhosts/" + Name, UriKind.Relative));
        if (deleted.StatusCode != HttpStatusCode.NotFound) deleted.EnsureSuccessStatusCode();
        api.Dispose();
    }

    async Task<JsonElement> Get(string path, CancellationToken cancellationToken)
    {
        await using var body = await api.GetStreamAsync(new Uri(path, UriKind.Relative), cancellationToken);
        using var document = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        return document.RootElement.Clone();
    }
}

using System.Net;
using System.Net.Sockets;
using Scheduling.Platform.Hosting;

namespace Scheduling.Feed.Webhooks;

/// <summary>
/// Connects to where webhooks go. The name is resolved here and the connection made to an address that was looked at: a name that answers
/// something else the second time reaches nothing inside.
/// </summary>
public sealed class WebhookConnections(Settings settings) : IDisposable
{
    HttpClient? client;

    internal HttpClient Client => LazyInitializer.EnsureInitialized(ref client, Make);

    HttpClient Make() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxConnectionsPerServer = 8,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 4096,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        ConnectCallback = Connect,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Whether an address that a url itself names may be connected to; a name is looked at only when it is resolved.</summary>
    internal bool MayName(Uri url) => !IPAddress.TryParse(url.IdnHost, out var address) || May(address);

    bool May(IPAddress address) => settings.WebhooksAllowPrivate || PublicAddress.Is(address);

    async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        // All of them: a name that also points inside is no name of a public receiver.
        if (addresses.Length == 0 || !addresses.All(May)) throw new RefusedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => client?.Dispose();
}

/// <summary>The receiver's name stands for an address that is not of the public internet.</summary>
sealed class RefusedAddressException() : IOException("the address is not public");

using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Scheduling.Platform.Hosting;

namespace Scheduling.Desk;

/// <summary>Where this process listens, as it and others may call it.</summary>
sealed class OwnAddress(IServer server, Settings settings)
{
    /// <summary>For calls from this process to itself, with a slash at the end.</summary>
    public Uri Internal() => new(Listening().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/') + "/");

    /// <summary>For people, without a slash at the end.</summary>
    public string Public() => (settings.PublicUrl
        ?? Listening().Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal)).TrimEnd('/');

    string Listening() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? throw new InvalidOperationException("The host does not listen yet.");
}

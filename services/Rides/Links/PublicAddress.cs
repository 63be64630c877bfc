using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Links;

/// <summary>Where patients reach this installation: the <c>PublicUrl</c> of the settings, else the address it listens on.</summary>
public sealed class PublicAddress(Settings settings, IServer server)
{
    /// <summary>The address of a path, which begins with a slash.</summary>
    public string Of(string path) => Base + path;

    /// <summary>The same as the installation's own pages write it: behind a proxy that adds a path, with that path.</summary>
    public string PathOf(string path) => new Uri(Base).AbsolutePath.TrimEnd('/') + path;

    string Base => (settings.PublicUrl ?? Listening()).TrimEnd('/');

    string Listening()
    {
        var listens = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new UnavailableException("This host does not listen on any address yet.");
        // "Every address" is none that anybody could call.
        return listens.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal)
            .Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal);
    }
}

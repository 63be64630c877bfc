using System.Net;
using System.Net.Sockets;

namespace Scheduling.Feed.Webhooks;

/// <summary>Whether an address is one of the public internet, and not of this machine, this network or another's inside.</summary>
static class PublicAddress
{
    // The IANA registries of special-purpose addresses, as of RFC 6890 and its updates.
    static readonly IPNetwork[] Special4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
        "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    // Inside 2000::/3: protocol assignments with Teredo, documentation, 6to4, whose inner address would be the true one.
    static readonly IPNetwork[] Special6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    // An IPv4 address in an IPv6 one, translated on the way.
    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Is(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Special4.Any(network => network.Contains(address));
        if (Translated.Contains(address)) return Is(new IPAddress(address.GetAddressBytes()[^4..]));
        return Global6.Contains(address) && !Special6.Any(network => network.Contains(address));
    }

    static IPNetwork[] Networks(params string[] all) => [.. all.Select(text => IPNetwork.Parse(text))];
}

using System.Net;
using System.Net.Sockets;

namespace ConflictEvents.Webhooks;

/// <summary>Which IP addresses webhooks may reach: those of the public internet. Everything inside a network, a machine or a cloud is refused.</summary>
internal static class AddressRules
{
    private static readonly IPNetwork Loopback4 = IPNetwork.Parse("127.0.0.0/8");
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of IPv6's public block: protocol assignments (Teredo among them), documentation, and 6to4, which hides an IPv4 address.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    /// <summary>Whether it may be connected to.</summary>
    // Of IPv6 only the public block counts: mapped, translated (NAT64), unique local, link-local and multicast addresses lie outside it.
    public static bool Allows(IPAddress address, bool allowLoopback) =>
        IsLoopback(address) ? allowLoopback
        : !Special.Any(n => n.Contains(address)) && (address.AddressFamily == AddressFamily.InterNetwork || Global6.Contains(address));

    /// <summary>Whether it is this machine itself, in plain form.</summary>
    public static bool IsLoopback(IPAddress address) => Loopback4.Contains(address) || IPAddress.IPv6Loopback.Equals(address);
}

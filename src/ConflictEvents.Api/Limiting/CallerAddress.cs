using System.Net;
using System.Net.Sockets;
using ConflictEvents.Api.Auth;

namespace ConflictEvents.Api.Limiting;

/// <summary>Who a request is counted for. Its address is the connection's, or what a known proxy says of it; never what a caller claims.</summary>
internal static class CallerAddress
{
    // Whoever has one IPv6 address as a rule has the 2^64 beside it.
    private const int Ipv6Bytes = 8;

    /// <summary>The key's name, without a key the address.</summary>
    public static string Counted(this HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true ? "key " + context.Caller().Name : "address " + context.Address();

    /// <summary>The address, of IPv6 its network: `2001:db8:1:2::/64`.</summary>
    public static string Address(this HttpContext context) => context.Connection.RemoteIpAddress is { } address ? Network(address) : "local";

    internal static string Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, Ipv6Bytes, bytes.Length - Ipv6Bytes);
        return $"{new IPAddress(bytes)}/64";
    }
}

using System.Net;

namespace ConflictEvents.Api.Http;

/// <summary>Reads settings that are lists, separated by commas.</summary>
internal static class Addresses
{
    public static IReadOnlyList<string> Of(string? list) => list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A network, or one address as a network of its own: `10.0.0.0/8`, `192.0.2.1`, `2001:db8::/32`; null where it is none.</summary>
    public static IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        // Not "10", which is an address to the framework.
        return text.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    /// <summary>Whether it is an origin as browsers send it: a scheme, a host, perhaps a port, and nothing else.</summary>
    public static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase) && uri.UserInfo.Length == 0;

    /// <summary>Whether it is a host as requests name it, perhaps `*.example.org`; without a port.</summary>
    public static bool IsHost(string text) => Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) != UriHostNameType.Unknown;
}

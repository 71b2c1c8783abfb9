using System.Net;
using System.Net.Sockets;

namespace ConflictEvents.Api.Tests.House;

/// <summary>Ports of this machine.</summary>
internal static class Ports
{
    /// <summary>One that nobody listens on now, for a process that has to be told its own.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Net;
using System.Net.Sockets;

namespace ConflictEvents.Webhooks;

/// <summary>
/// The client that messages leave by. It resolves each host itself, and connects to the address that it checked: between
/// a check and a second resolution a name can change its meaning (DNS rebinding). No redirects, cookies or proxies.
/// </summary>
internal static class EndpointConnector
{
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan IdleLife = TimeSpan.FromSeconds(30);

    public static HttpMessageInvoker NewClient(EndpointGuard guard) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectPatience,
        PooledConnectionLifetime = ConnectionLife,
        PooledConnectionIdleTimeout = IdleLife,
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 16 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(guard, context, cancellationToken),
    });

    private static async ValueTask<Stream> ConnectAsync(EndpointGuard guard, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await guard.AddressesAsync(context.InitialRequestMessage.RequestUri!.Scheme, context.DnsEndPoint.Host, cancellationToken);
        for (var next = 0; ; next++)
        {
            var socket = new Socket(addresses[next].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(addresses[next], context.DnsEndPoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (next < addresses.Length - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}

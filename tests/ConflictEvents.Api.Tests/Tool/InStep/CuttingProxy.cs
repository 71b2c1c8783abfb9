using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ConflictEvents.Api.Tests.Tool.InStep;

/// <summary>A wire between callers and the server that can be cut: all connections at once, in the middle of whatever they carry.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> open = [];
    private readonly CancellationTokenSource ended = new();
    private readonly int target;
    private readonly Task accepting;

    public CuttingProxy(int target)
    {
        this.target = target;
        listener.Start();
        Address = new Uri($"http://{listener.LocalEndpoint}");
        accepting = AcceptAsync();
    }

    /// <summary>Where callers connect.</summary>
    public Uri Address { get; }

    /// <summary>Cuts what is open, and answers how much that was.</summary>
    public int Cut()
    {
        var cut = 0;
        foreach (var client in open.Keys)
            if (open.TryRemove(client, out _))
            {
                client.LingerState = new LingerOption(true, 0); // a reset, not a farewell
                client.Dispose();
                cut++;
            }
        return cut / 2;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        Cut();
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!ended.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(ended.Token));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using var server = new TcpClient();
        using (caller)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, target);
                (open[caller], open[server]) = (0, 0);
                await Task.WhenAny(caller.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(caller.GetStream()));
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
            {
            }
            open.TryRemove(caller, out _);
            open.TryRemove(server, out _);
        }
    }
}

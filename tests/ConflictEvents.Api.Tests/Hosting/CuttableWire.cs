using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>The way to a database server, which can be cut and mended: a relay on a port of its own.</summary>
public sealed class CuttableWire : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly List<Socket> _open = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private bool _isCut;

    public CuttableWire(string connectionString, bool isCut = false)
    {
        _server = new(connectionString);
        _isCut = isCut;
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>The server as it is reached over this wire.</summary>
    public string ConnectionString { get; }

    /// <summary>Ends all connections, and takes none.</summary>
    public void Cut()
    {
        lock (_lock)
        {
            _isCut = true;
            _open.ForEach(s => s.Dispose());
            _open.Clear();
        }
    }

    /// <summary>Takes connections again.</summary>
    public void Mend()
    {
        lock (_lock)
            _isCut = false;
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = RelayAsync(await _listener.AcceptSocketAsync(_end.Token));
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task RelayAsync(Socket caller)
    {
        using var server = new Socket(_server.Host!.StartsWith('/') ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        lock (_lock)
        {
            if (_isCut)
            {
                caller.Dispose();
                return;
            }
            _open.AddRange([caller, server]);
        }
        try
        {
            if (_server.Host.StartsWith('/'))
                await server.ConnectAsync(new UnixDomainSocketEndPoint($"{_server.Host}/.s.PGSQL.{_server.Port}"));
            else
                await server.ConnectAsync(_server.Host, _server.Port);
            await using var near = new NetworkStream(caller);
            await using var far = new NetworkStream(server);
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            caller.Dispose();
        }
    }
}

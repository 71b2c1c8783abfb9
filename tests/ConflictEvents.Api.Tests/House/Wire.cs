using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ConflictEvents.Api.Tests.House;

/// <summary>A relay between callers and a server, on a port of its own, which does to them what networks do.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly EndPoint _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<WireLine, byte> _open = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private volatile bool _isDown;
    private volatile bool _swallows;
    private WireTrap? _trap;

    /// <summary>A wire to a port of this machine.</summary>
    public Wire(int port) : this(new IPEndPoint(IPAddress.Loopback, port), isDown: false)
    {
    }

    /// <summary>A wire to a database server.</summary>
    public Wire(string connectionString, bool isDown = false) : this(EndPointOf(new(connectionString)), isDown) =>
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = Address.Port }.ConnectionString;

    private Wire(EndPoint target, bool isDown)
    {
        (_target, _isDown) = (target, isDown);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where callers connect.</summary>
    public Uri Address => new($"http://{_listener.LocalEndpoint}");

    /// <summary>The database server as it is reached over this wire.</summary>
    public string ConnectionString { get; } = "";

    /// <summary>How long each piece that the server sends is on its way.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What is done to the next that sends these words; once.</summary>
    internal WireTrap? Trap
    {
        get => _trap;
        set => _trap = value;
    }

    /// <summary>Resets all connections, in the middle of whatever they carry, and answers how many. New ones are taken.</summary>
    public int Cut() => _open.Keys.Count(line => _open.TryRemove(line, out _) && line.Reset());

    /// <summary>Resets all connections, and takes none.</summary>
    public void TakeDown()
    {
        _isDown = true;
        Cut();
    }

    /// <summary>Nothing that is sent arrives any more, and nobody is told: a black hole. New connections lead into it, too, unless it is only the open ones that are half open.</summary>
    public void Swallow(bool onlyOpen = false)
    {
        _swallows = !onlyOpen;
        foreach (var line in _open.Keys)
            line.IsDead = true;
    }

    /// <summary>Serves new connections.</summary>
    public void Mend() => (_isDown, _swallows, Delay) = (false, false, TimeSpan.Zero);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        Cut();
        using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        _end.Dispose();
    }

    /// <summary>The trap, where these bytes spring it.</summary>
    internal WireTrap? Springs(ReadOnlySpan<byte> sent, ref bool isArmed)
    {
        if (_trap is not { } trap)
            return null;
        isArmed |= sent.IndexOf(trap.First) >= 0;
        return isArmed && sent.IndexOf(trap.Then) >= 0 && Interlocked.CompareExchange(ref _trap, null, trap) == trap ? trap : null;
    }

    private static EndPoint EndPointOf(NpgsqlConnectionStringBuilder server) =>
        server.Host!.StartsWith('/') ? new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}") : new DnsEndPoint(server.Host, server.Port);

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = RelayAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // Disposed, or a caller that was gone before it was taken.
            }
        }
    }

    private async Task RelayAsync(Socket caller)
    {
        using var line = new WireLine(this, caller, new(_target is UnixDomainSocketEndPoint ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified)) { IsDead = _swallows };
        _open[line] = 0;
        if (_isDown)
            line.Reset();
        await line.RelayAsync(_target);
        _open.TryRemove(line, out _);
    }
}

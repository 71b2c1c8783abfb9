using System.Net;
using System.Net.Sockets;

namespace ConflictEvents.Api.Tests.House;

/// <summary>One connection over a <see cref="Wire"/>.</summary>
internal sealed class WireLine(Wire wire, Socket caller, Socket server) : IDisposable
{
    private readonly TaskCompletionSource _reset = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isDead;
    private bool _isArmed;
    private volatile WireTrap? _trapped;

    /// <summary>Whether what is sent arrives nowhere.</summary>
    public bool IsDead
    {
        get => _isDead;
        set => _isDead = value;
    }

    public async Task RelayAsync(EndPoint target)
    {
        try
        {
            await server.ConnectAsync(target);
            await Task.WhenAny(CarryAsync(caller, server, toServer: true), CarryAsync(server, caller, toServer: false), _reset.Task);
            if (_isDead)
                await _reset.Task;
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    /// <summary>A reset, not a farewell.</summary>
    public bool Reset()
    {
        if (!_reset.TrySetResult())
            return false;
        try
        {
            caller.LingerState = new(true, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
        Dispose();
        return true;
    }

    public void Dispose()
    {
        caller.Dispose();
        server.Dispose();
    }

    private async Task CarryAsync(Socket from, Socket to, bool toServer)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReceiveAsync(buffer) is > 0 and var count)
        {
            if (!toServer && wire.Delay > TimeSpan.Zero)
                await Task.Delay(wire.Delay);
            if (_isDead)
                continue;
            if (toServer)
                _trapped ??= wire.Springs(buffer.AsSpan(0, count), ref _isArmed);
            if (_trapped is { } sprung && sprung.Delivers != toServer)
            {
                Reset();
                return;
            }
            await SendAsync(to, buffer.AsMemory(0, count));
        }
    }

    private static async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await to.SendAsync(bytes)..];
    }
}

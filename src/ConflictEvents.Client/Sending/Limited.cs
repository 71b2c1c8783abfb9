using System.Net.Sockets;

namespace ConflictEvents.Client.Sending;

/// <summary>Waits no longer than the options allow, and says in one way that there was no answer.</summary>
internal static class Limited
{
    public static async Task<T> RunAsync<T>(ClientOptions options, TimeSpan wait, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.Patience + wait, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await work(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServerUnreachableException($"{options.Server.Authority} did not answer within {(options.Patience + wait).TotalSeconds:0} seconds.");
        }
        // The framework asks a connection that was just made for its address, and lets out what the socket says where it is gone again.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is HttpRequestException or IOException or SocketException)
        {
            throw new ServerUnreachableException($"{options.Server.Authority} cannot be reached, or broke off: {e.Message}", e);
        }
    }
}

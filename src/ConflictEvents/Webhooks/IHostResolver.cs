using System.Net;

namespace ConflictEvents.Webhooks;

/// <summary>Finds the addresses of a host; tests put other answers in its place.</summary>
public interface IHostResolver
{
    /// <summary>All its addresses.</summary>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

internal sealed class DnsResolver : IHostResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}

using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ConflictEvents.Webhooks;

/// <summary>
/// Keeps webhooks from reaching into networks (SSRF): the form of the address, and every IP address behind its name, are
/// checked when a subscription is made and again at each connection, which goes to the very address that was checked.
/// </summary>
internal sealed partial class EndpointGuard(WebhookSettings settings, IHostResolver resolver, TimeProvider time)
{
    private const int LongestUrl = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Refuses a body's `url` that must not be sent to.</summary>
    public async Task DemandAsync(string url, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var read = Read(url);
            await AddressesAsync(read.Scheme, read.IdnHost, limit.Token);
        }
        catch (RefusedEndpointException e)
        {
            throw new InvalidRecordException("/url", "address", e.Message);
        }
        catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new InvalidRecordException("/url", "unknown_host", "names a host that no address is known for now; check the name, or try again");
        }
    }

    /// <summary>The addresses of a host, all of which may be connected to.</summary>
    /// <exception cref="RefusedEndpointException">One may not.</exception>
    public async Task<IPAddress[]> AddressesAsync(string scheme, string host, CancellationToken cancellationToken)
    {
        var name = host.Trim('[', ']').TrimEnd('.');
        if (!settings.AllowLoopback && (IsLabel(name, "localhost") || IsLabel(name, "local") || IsLabel(name, "internal")))
            throw Refused();
        var addresses = IPAddress.TryParse(name, out var literal) ? [literal] : await resolver.ResolveAsync(name, cancellationToken);
        if (addresses.Length == 0)
            throw new SocketException((int)SocketError.HostNotFound);
        if (!addresses.All(a => AddressRules.Allows(a, settings.AllowLoopback)))
            throw Refused();
        if (scheme != Uri.UriSchemeHttps && !addresses.All(AddressRules.IsLoopback))
            throw new RefusedEndpointException("must begin with https; messages travel encrypted, but to this machine itself where that is allowed");
        return addresses;
    }

    private Uri Read(string url)
    {
        if (url.Length > LongestUrl)
            throw new RefusedEndpointException($"is longer than {LongestUrl} characters");
        if (Authority().Match(url) is { Success: true } authority && authority.Value.Contains('@', StringComparison.Ordinal))
            throw new RefusedEndpointException("holds a user name or password; leave it out: messages are signed, which is how their sender is known");
        if (Shape().Match(url) is not { Success: true } shape || !Uri.TryCreate(url, UriKind.Absolute, out var read))
            throw new RefusedEndpointException("must be an address such as https://example.org/hook, in ASCII (names as punycode, other characters percent-encoded), without a fragment");
        // 2130706433, 0x7f.1 and 0177.0.0.1 are 127.0.0.1 to some readers and names to others.
        var host = shape.Groups["host"].Value;
        if (LooksNumeric(host) && !(IPAddress.TryParse(host, out var ip) && ip.ToString() == host))
            throw new RefusedEndpointException("writes an IP address in an unusual way; write it as four decimal numbers, or use a name");
        if (read.Scheme != Uri.UriSchemeHttps && !settings.AllowLoopback)
            throw new RefusedEndpointException("must begin with https");
        return read;
    }

    private static bool LooksNumeric(string host)
    {
        var last = host.TrimEnd('.').Split('.')[^1];
        return !host.StartsWith('[') && (last.All(char.IsAsciiDigit) || last.StartsWith("0x", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLabel(string name, string label) =>
        name.Equals(label, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + label, StringComparison.OrdinalIgnoreCase);

    private static RefusedEndpointException Refused() =>
        new("leads to an address that is not on the public internet (private, loopback, link-local, reserved or translated); those are never sent to");

    [GeneratedRegex(@"^[A-Za-z]+:[/\\]*[^/\\?#]*", RegexOptions.NonBacktracking)]
    private static partial Regex Authority();

    [GeneratedRegex(@"^[Hh][Tt][Tt][Pp][Ss]?://(?<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?([/?][!""$-\[\]-~]*)?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shape();
}

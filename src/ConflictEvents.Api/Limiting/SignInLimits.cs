using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using ConflictEvents.Keys;
using Microsoft.Extensions.Options;

namespace ConflictEvents.Api.Limiting;

/// <summary>
/// How often keys may be tried: by one address, and for one key from all addresses together. A key that was taken before
/// is not counted again, so that whoever guesses at it, or shares an address with somebody who does, locks nobody out.
/// </summary>
internal sealed class SignInLimits(IOptions<RateLimitOptions> options) : IDisposable
{
    private const int MostTaken = 10_000;
    private readonly Quota addresses = new("sign-ins", options.Value.SignIns);
    private readonly Quota keys = new("sign-ins", options.Value.SignIns);
    private readonly ConcurrentDictionary<string, bool> taken = new(StringComparer.Ordinal);

    /// <summary>After how many seconds a key may be tried again.</summary>
    public int RetryAfter => addresses.RetryAfter;

    /// <summary>Whether a key may be tried now. It is counted before it is looked up: of many that are tried at once no more pass.</summary>
    public bool MayTry(string address, string token) => !options.Value.Enabled || taken.ContainsKey(Fingerprint(token))
        || (addresses.TryTake(address) && (KeyToken.Parse(token) is not { } parsed || keys.TryTake(parsed.Id)));

    /// <summary>Notes that a key was taken.</summary>
    public void WasTaken(string token)
    {
        if (taken.Count >= MostTaken)
            taken.Clear();
        taken.TryAdd(Fingerprint(token), true);
    }

    /// <summary>Notes that a key was refused, also one that was taken before.</summary>
    public void WasRefused(string token) => taken.TryRemove(Fingerprint(token), out _);

    public void Dispose()
    {
        addresses.Dispose();
        keys.Dispose();
    }

    private static string Fingerprint(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

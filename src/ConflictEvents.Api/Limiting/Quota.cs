using System.Globalization;
using System.Threading.RateLimiting;

namespace ConflictEvents.Api.Limiting;

/// <summary>
/// So many a minute for each caller, filled up evenly: who has used it all gets the next one a moment later, not at the
/// turn of a minute. A caller who has all of it again is forgotten.
/// </summary>
internal sealed class Quota(string name, int perMinute) : IDisposable
{
    private const int WindowSeconds = 60;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(WindowSeconds) / perMinute,
        AutoReplenishment = false,
    }));

    /// <summary>After how many seconds whoever has used it all gets the next one.</summary>
    public int RetryAfter { get; } = (WindowSeconds + perMinute - 1) / perMinute;

    /// <summary>The policy, as the field `RateLimit-Policy` says it.</summary>
    public string Policy { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={perMinute};w={WindowSeconds}");

    /// <summary>What a caller has left, as the field `RateLimit` says it: how many, and after how many seconds it is all of them.</summary>
    public string Standing(string who)
    {
        var left = limiter.GetStatistics(who)?.CurrentAvailablePermits ?? perMinute;
        return string.Create(CultureInfo.InvariantCulture, $"\"{name}\";r={left};t={((perMinute - left) * WindowSeconds + perMinute - 1) / perMinute}");
    }

    /// <summary>Takes one; false where none is left.</summary>
    public bool TryTake(string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}

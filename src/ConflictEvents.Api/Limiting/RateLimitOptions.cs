namespace ConflictEvents.Api.Limiting;

/// <summary>The section `ConflictEvents:RateLimits` of the configuration: how much one caller may ask. A caller is a key, and without one an address (of IPv6 its first 64 bits).</summary>
public sealed record RateLimitOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "ConflictEvents:RateLimits";

    /// <summary>Whether callers are limited at all; false is for tests and benchmarks.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How many reads a minute a key has.</summary>
    [SettingRange(Section, 1, 1_000_000)]
    public int Reads { get; init; } = 600;

    /// <summary>How many requests a minute an address has without a key.</summary>
    [SettingRange(Section, 1, 1_000_000)]
    public int AnonymousReads { get; init; } = 300;

    /// <summary>How many writes a minute a key has; a bulk write is one.</summary>
    [SettingRange(Section, 1, 1_000_000)]
    public int Writes { get; init; } = 300;

    /// <summary>How many exports and digests a minute a caller has.</summary>
    [SettingRange(Section, 1, 1_000_000)]
    public int Exports { get; init; } = 20;

    /// <summary>How many keys that were not taken before an address may try in a minute, and how often one key may be tried in vain, from all addresses together.</summary>
    [SettingRange(Section, 1, 1_000_000)]
    public int SignIns { get; init; } = 30;

    /// <summary>How many requests of a caller are worked on at once; more wait for their turn.</summary>
    [SettingRange(Section, 1, 10_000)]
    public int Parallel { get; init; } = 16;

    /// <summary>How many exports and digests of a caller are answered at once.</summary>
    [SettingRange(Section, 1, 1000)]
    public int ParallelExports { get; init; } = 4;

    /// <summary>How many bulk writes of a caller are worked on at once, and how many of its files received; one more of each may wait.</summary>
    [SettingRange(Section, 1, 1000)]
    public int ParallelBulkWrites { get; init; } = 2;

    /// <summary>How many waits for the feed a caller may have at once.</summary>
    [SettingRange(Section, 1, 100_000)]
    public int FeedWaiters { get; init; } = 50;
}

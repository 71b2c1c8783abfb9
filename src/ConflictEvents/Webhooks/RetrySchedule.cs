namespace ConflictEvents.Webhooks;

/// <summary>When a message that was not taken is sent again: the schedule that Standard Webhooks suggests, over more than three days.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan Throttled = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    // Up to so much more, so that endpoints that fell over together are not met together.
    private const double Jitter = 0.1;

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How many attempts a message gets.</summary>
    public static int Attempts => Delays.Length + 1;

    /// <summary>How long to wait after this many failed attempts; null where there were enough.</summary>
    /// <param name="failed">Attempts that failed, this one among them.</param>
    /// <param name="status">What was answered, where anything was.</param>
    /// <param name="retryAfter">What the answer asked for.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static TimeSpan? After(int failed, int? status, TimeSpan? retryAfter, double chance)
    {
        if (failed > Delays.Length)
            return null;
        var least = status is 429 or 502 or 504 ? Throttled : TimeSpan.Zero;
        var asked = retryAfter < Longest ? retryAfter.Value : retryAfter is null ? TimeSpan.Zero : Longest;
        return new[] { Delays[failed - 1], least, asked }.Max() * (1 + (Jitter * chance));
    }
}

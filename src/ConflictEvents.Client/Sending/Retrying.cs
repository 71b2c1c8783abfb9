using Polly;
using Polly.Retry;

namespace ConflictEvents.Client.Sending;

/// <summary>What is tried again, and after which pause.</summary>
internal static class Retrying
{
    public static ResiliencePipeline Pipeline(ClientOptions options)
    {
        if (options.Retries <= 0)
            return ResiliencePipeline.Empty;
        return new ResiliencePipelineBuilder { TimeProvider = options.Time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = tried => ValueTask.FromResult(tried.Outcome.Exception is { } e && IsTemporary(e)),
            MaxRetryAttempts = options.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.FirstPause,
            MaxDelay = options.LongestPause,
            DelayGenerator = tried => ValueTask.FromResult(Asked(tried.Outcome.Exception, options)),
            OnRetry = tried =>
            {
                options.OnRetry?.Invoke(tried.Outcome.Exception!);
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>Whether a later try may fare better.</summary>
    public static bool IsTemporary(Exception exception) => exception is ServerUnreachableException or ProblemException { IsTemporary: true };

    /// <summary>The pause of a loop of our own: doubled with each try.</summary>
    public static TimeSpan Pause(ClientOptions options, int attempt) =>
        TimeSpan.FromTicks(Math.Min(options.LongestPause.Ticks, options.FirstPause.Ticks << Math.Min(attempt, 20)));

    private static TimeSpan? Asked(Exception? exception, ClientOptions options) =>
        exception is ProblemException { RetryAfter: { } pause } ? TimeSpan.FromTicks(Math.Min(pause.Ticks, options.LongestPause.Ticks)) : null;
}

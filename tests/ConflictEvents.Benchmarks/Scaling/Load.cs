using System.Diagnostics;

namespace ConflictEvents.Benchmarks.Scaling;

/// <summary>What callers got who asked one question after the other.</summary>
/// <param name="Count">How many answers.</param>
/// <param name="Seconds">In how long.</param>
/// <param name="Milliseconds">What each took, in order of length.</param>
internal sealed record Load(int Count, double Seconds, IReadOnlyList<double> Milliseconds)
{
    public double PerSecond => Count / Seconds;

    /// <summary>Keeps callers busy, each at the next of the instances in turn.</summary>
    /// <param name="instances">Clients of the instances.</param>
    /// <param name="addresses">What is asked.</param>
    /// <param name="callers">How many ask at once.</param>
    /// <param name="time">For how long.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Load> OfAsync(IReadOnlyList<HttpClient> instances, IReadOnlyList<string> addresses, int callers, TimeSpan time, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var mine = new List<double>();
            for (var next = caller * 17; watch.Elapsed < time; next++)
                mine.Add(await AskAsync(instances[next % instances.Count], addresses[next % addresses.Count], cancellationToken));
            return mine;
        }, cancellationToken)));
        var all = times.SelectMany(t => t).Order().ToList();
        return new(all.Count, watch.Elapsed.TotalSeconds, all);
    }

    public static double Percentile(IReadOnlyList<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * part)];

    private static async Task<double> AskAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}

namespace ConflictEvents.Benchmarks.Queries;

/// <summary>How long the same request took, again and again, in milliseconds.</summary>
internal sealed record Timing(double Median, double NinetyFifth, int Status)
{
    private const int Times = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Asks, and asks again; of what is slow, less often. The first answer is not counted: it warms up.</summary>
    public static async Task<Timing> OfAsync(HttpClient caller, string address, CancellationToken cancellationToken)
    {
        var (status, _) = await AskAsync(caller, address, cancellationToken);
        if (status != 200)
            return new(0, 0, status);
        var all = new List<double>();
        var whole = System.Diagnostics.Stopwatch.StartNew();
        while (all.Count < Times && (all.Count < 3 || whole.Elapsed < Patience))
            all.Add((await AskAsync(caller, address, cancellationToken)).Milliseconds);
        all.Sort();
        return new(all[all.Count / 2], all[(int)(all.Count * 0.95)], status);
    }

    private static async Task<(int Status, double Milliseconds)> AskAsync(HttpClient caller, string address, CancellationToken cancellationToken)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return ((int)answer.StatusCode, watch.Elapsed.TotalMilliseconds);
    }
}

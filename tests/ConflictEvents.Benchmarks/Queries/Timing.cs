namespace ConflictEvents.Benchmarks.Queries;

/// <summary>How long the same request took, again and again, in milliseconds.</summary>
internal sealed record Timing(double Median, double NinetyFifth, int Status)
{
    private const int Times = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks, and asks again; of what is slow, less often. The first answer is not counted: it warms up.</summary>
    public static async Task<Timing> OfAsync(HttpClient caller, string address, CancellationToken cancellationToken) => (await OfAllAsync(caller, [address], cancellationToken))[0];

    /// <summary>The same of several that are to be compared, in turns: what else the machine does slows each of them down.</summary>
    public static Task<IReadOnlyList<Timing>> OfAllAsync(HttpClient caller, IReadOnlyList<string> addresses, CancellationToken cancellationToken) =>
        OfAllAsync([.. addresses.Select(a => (caller, a))], cancellationToken);

    /// <summary>The same of several servers.</summary>
    public static async Task<IReadOnlyList<Timing>> OfAllAsync(IReadOnlyList<(HttpClient Caller, string Address)> asks, CancellationToken cancellationToken)
    {
        var statuses = new List<int>();
        foreach (var (caller, address) in asks)
            statuses.Add((await AskAsync(caller, address, cancellationToken)).Status);
        var all = asks.Select(_ => new List<double>()).ToList();
        var whole = System.Diagnostics.Stopwatch.StartNew();
        for (var times = 0; statuses.All(s => s == 200) && times < Times && (times < 3 || whole.Elapsed < Patience); times++)
            for (var i = 0; i < asks.Count; i++)
                all[i].Add((await AskAsync(asks[i].Caller, asks[i].Address, cancellationToken)).Milliseconds);
        return [.. all.Zip(statuses, Of)];
    }

    private static Timing Of(List<double> all, int status)
    {
        all.Sort();
        return all.Count == 0 ? new(0, 0, status) : new(all[all.Count / 2], all[(int)(all.Count * 0.95)], status);
    }

    private static async Task<(int Status, double Milliseconds)> AskAsync(HttpClient caller, string address, CancellationToken cancellationToken)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        return ((int)answer.StatusCode, watch.Elapsed.TotalMilliseconds);
    }
}

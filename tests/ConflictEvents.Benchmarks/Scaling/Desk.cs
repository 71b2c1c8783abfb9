using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Scaling;

/// <summary>Who writes meanwhile, and makes the key that readers have.</summary>
internal sealed class Desk(ApiProcess api)
{
    private int written;

    public int Written => written;

    /// <summary>A client with a reader's key, which is looked up at each request.</summary>
    public async Task<string> ReaderKeyAsync(CancellationToken cancellationToken)
    {
        using var answer = await api.Desk.PostAsJsonAsync("/v1/keys", new { name = $"reader {Guid.CreateVersion7():n}", role = "reader" }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["key"]!;
    }

    /// <summary>Writes an event; answers its position.</summary>
    public async Task<long> WriteAsync(CancellationToken cancellationToken)
    {
        using var answer = await api.Desk.PostAsJsonAsync("/v1/events", new
        {
            title = $"A strike on the harbour {Guid.CreateVersion7():n}",
            time = new { from = "2022-03-10", precision = "day" },
            location = new { name = "Harbour", country = "UKR", latitude = 46.4857, longitude = 30.7438, precision = "site" },
            details = new { kind = "strike" },
        }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        Interlocked.Increment(ref written);
        return long.Parse(answer.Headers.GetValues("Feed-Position").Single(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Writers who write one event after the other until this ends.</summary>
    public Task KeepWritingAsync(int writers, CancellationToken ended) => Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
    {
        while (!ended.IsCancellationRequested)
            await WriteAsync(CancellationToken.None);
    }, CancellationToken.None)));

    /// <summary>How many reads the replica and the primary have answered, as the instance counts them.</summary>
    public async Task<(double ByReplica, double ByPrimary)> ReadsAsync(CancellationToken cancellationToken)
    {
        var lines = (await api.Desk.GetStringAsync(new Uri("/metrics", UriKind.Relative), cancellationToken)).Split('\n').Where(l => l.StartsWith("conflict_events_replica_reads", StringComparison.Ordinal)).ToList();
        return (Sum(lines, "\"replica\""), Sum(lines, "\"primary\""));
    }

    private static double Sum(IEnumerable<string> lines, string by) => lines.Where(l => l.Contains(by, StringComparison.Ordinal))
        .Sum(l => double.Parse(l[(l.LastIndexOf('}') + 1)..].Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
}

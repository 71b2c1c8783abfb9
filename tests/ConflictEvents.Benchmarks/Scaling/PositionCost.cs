using System.Diagnostics;
using System.Globalization;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Scaling;

/// <summary>What `Min-Position` costs who has just written, and who names what the replica shows long since.</summary>
internal sealed class PositionCost(ApiProcess api, Desk desk, Action<string[]> say)
{
    private const int Times = 300;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        say(["| read of a page of 50 | p50 ms | p99 ms | before the write | by the replica |", "|---|---|---|---|---|"]);
        var old = await desk.WriteAsync(cancellationToken);
        await OfAsync("at rest", (_, _) => Task.FromResult(old), false, cancellationToken);
        await OfAsync("at rest, with a position of long ago", (_, _) => Task.FromResult(old), true, cancellationToken);
        await OfAsync("right after a write", (_, stop) => desk.WriteAsync(stop), false, cancellationToken);
        await OfAsync("right after a write, with its position", (_, stop) => desk.WriteAsync(stop), true, cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = desk.KeepWritingAsync(4, ended.Token);
        await OfAsync("the same beside 4 other writers", (_, stop) => desk.WriteAsync(stop), true, cancellationToken);
        await ended.CancelAsync();
        await writing;
    }

    private async Task OfAsync(string what, Func<int, CancellationToken, Task<long>> before, bool names, CancellationToken cancellationToken)
    {
        var (times, stale, counted) = (new List<double>(), 0, await desk.ReadsAsync(cancellationToken));
        for (var time = 0; time < Times; time++)
        {
            var position = await before(time, cancellationToken);
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events?country=UKR");
            if (names)
                request.Headers.Add("Min-Position", position.ToString(CultureInfo.InvariantCulture));
            var start = Stopwatch.GetTimestamp();
            using var answer = await api.Reader.SendAsync(request, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            stale += long.Parse(answer.Headers.GetValues("Feed-Position").Single(), CultureInfo.InvariantCulture) < position ? 1 : 0;
        }
        times.Sort();
        var (byReplica, byPrimary) = await desk.ReadsAsync(cancellationToken);
        (byReplica, byPrimary) = (byReplica - counted.ByReplica, byPrimary - counted.ByPrimary);
        say([string.Create(CultureInfo.InvariantCulture, $"| {what} | {Load.Percentile(times, 0.5):0.0} | {Load.Percentile(times, 0.99):0.0} | {stale} of {Times} | {100 * byReplica / Math.Max(1, byReplica + byPrimary):0} % |")]);
    }
}

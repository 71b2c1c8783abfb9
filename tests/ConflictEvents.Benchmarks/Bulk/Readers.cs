using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>Readers who ask one question after the other while something is loaded; at the end they say what they were answered, and when.</summary>
internal sealed class Readers : IAsyncDisposable
{
    private static readonly string[] Questions = ["/v1/events", "/v1/strikes?country=UKR&sort=occurred", "/v1/events?q=hospital", "/v1/changes?limit=100", "/v1/events/stats?groupBy=kind"];
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentBag<(int Status, double Milliseconds)> answers = [];
    private readonly Task[] asking;

    public Readers(ApiProcess api, int count) => asking = [.. Enumerable.Range(0, count).Select(_ => Task.Run(() => AskAsync(api.Reader)))];

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(asking);
        end.Dispose();
        var times = answers.Select(a => a.Milliseconds).Order().ToList();
        if (times.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asking.Length} readers meanwhile: {times.Count:N0} answers, {string.Join(", ", answers.CountBy(a => a.Status).OrderBy(s => s.Key).Select(s => $"{s.Value:N0} of status {s.Key}"))}; "
                + $"median {times[times.Count / 2]:0} ms, 95th percentile {times[(int)(times.Count * 0.95)]:0} ms, longest {times[^1]:0} ms"));
    }

    // Whoever does not answer at all is counted as status 0.
    private async Task AskAsync(HttpClient reader)
    {
        for (var next = 0; !end.IsCancellationRequested; next = (next + 1) % Questions.Length)
        {
            var watch = Stopwatch.StartNew();
            var status = 0;
            try
            {
                using var answer = await reader.GetAsync(new Uri(Questions[next], UriKind.Relative), CancellationToken.None);
                await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
                status = (int)answer.StatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
            answers.Add((status, watch.Elapsed.TotalMilliseconds));
        }
    }
}

using System.Diagnostics;
using System.Net.Http.Headers;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>Sends lines as bulk requests, and looks at the clock, at the processor time and at the memory that it takes.</summary>
internal sealed class Sender(ApiProcess api, BenchmarkDatabase database)
{
    private const int RequestLines = 10_000;
    private static readonly MediaTypeHeaderValue Ndjson = new("application/x-ndjson");

    /// <summary>The bodies of the requests of a file.</summary>
    public static IReadOnlyList<byte[]> Bodies(IEnumerable<string> lines) => [.. lines.Chunk(RequestLines).Select(BulkFile.Utf8)];

    /// <summary>Sends files, each request by request, the files at the same time.</summary>
    /// <param name="what">What they are.</param>
    /// <param name="files">The bodies of each.</param>
    /// <param name="status">What becomes of each line; others are told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Loaded> SendAsync(string what, IReadOnlyList<IReadOnlyList<byte[]>> files, string status, CancellationToken cancellationToken)
    {
        var (watch, server, postgres) = (Stopwatch.StartNew(), api.ProcessorSeconds(), database.ProcessorSeconds());
        var rows = await Task.WhenAll(files.Select(file => SendAsync(file, status, cancellationToken)));
        var loaded = new Loaded(what, rows.Sum(), files.Sum(f => f.Sum(b => (long)b.Length)), watch.Elapsed.TotalSeconds, api.ProcessorSeconds() - server, database.ProcessorSeconds() - postgres, api.PeakMegabytes());
        Console.WriteLine(loaded);
        return loaded;
    }

    private async Task<int> SendAsync(IReadOnlyList<byte[]> bodies, string status, CancellationToken cancellationToken)
    {
        var rows = 0;
        foreach (var body in bodies)
            rows += await SendAsync(body, status, cancellationToken);
        return rows;
    }

    private async Task<int> SendAsync(byte[] body, string status, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Ndjson;
        using var answer = await api.Desk.PostAsync(new Uri("/v1/bulk", UriKind.Relative), content, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(text);
        var results = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var other in results.Where(r => !r.Contains($"\"{status}\"", StringComparison.Ordinal)).Take(3))
            Console.WriteLine(other);
        return results.Length;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Generation;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>Loads a world into an empty server through its own door: as bulk requests, or as one import job.</summary>
internal sealed class BulkRun(BenchmarkOptions options, BenchmarkDatabase database)
{
    private const int RequestLines = 10_000;
    private static readonly MediaTypeHeaderValue Ndjson = new("application/x-ndjson");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var file = new BulkFile(new World(BenchmarkOptions.Seed, options.Events, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)));
        await using var api = await ApiProcess.StartAsync(database.ConnectionString, cancellationToken);
        await BulkAsync(api, "actors and sources", file.Actors().Concat(file.Sources()), cancellationToken);
        await using var readers = new Readers(api, options.Readers);
        if (options.AsJob)
            await JobAsync(api, file.Events(), cancellationToken);
        else
            await BulkAsync(api, options.Streams == 1 ? "events" : $"events, {options.Streams} requests at a time", file.Events(), cancellationToken);
    }

    private async Task BulkAsync(ApiProcess api, string what, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var bodies = lines.Chunk(RequestLines).Select(BulkFile.Utf8).ToList();
        var (rows, bytes) = (0, bodies.Sum(b => (long)b.Length));
        var meter = new Meter(api, database);
        await Parallel.ForEachAsync(bodies, new ParallelOptions { MaxDegreeOfParallelism = options.Streams, CancellationToken = cancellationToken },
            async (body, stop) => Interlocked.Add(ref rows, await SendAsync(api, body, stop)));
        Console.WriteLine(meter.Say(what, rows, bytes));
    }

    private static async Task<int> SendAsync(ApiProcess api, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Ndjson;
        using var answer = await api.Desk.PostAsync(new Uri("/v1/bulk", UriKind.Relative), content, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException(text);
        var results = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var refused in results.Where(r => !r.Contains("\"created\"", StringComparison.Ordinal)).Take(3))
            Console.WriteLine(refused);
        return results.Length;
    }

    private async Task JobAsync(ApiProcess api, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var body = BulkFile.Utf8(lines);
        var meter = new Meter(api, database);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Ndjson;
        using var answer = await api.Desk.PostAsync(new Uri("/v1/imports", UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        JsonNode job;
        do
        {
            await Task.Delay(200, cancellationToken);
            job = JsonNode.Parse(await api.Desk.GetStringAsync(answer.Headers.Location, cancellationToken))!;
        }
        while (job["finishedAt"] is null);
        Console.WriteLine(job.ToJsonString());
        Console.WriteLine(meter.Say("job", (int)job["read"]!, body.Length));
    }

    /// <summary>Time, and processor time of the server and of the database: on a machine that others use, too, the latter is what can be compared.</summary>
    private sealed class Meter(ApiProcess api, BenchmarkDatabase database)
    {
        private readonly Stopwatch watch = Stopwatch.StartNew();
        private readonly double server = api.ProcessorSeconds();
        private readonly double postgres = database.ProcessorSeconds();

        public string Say(string what, int rows, long bytes) => string.Create(CultureInfo.InvariantCulture,
            $"{what}: {rows:N0} records, {bytes / 1e6:N1} MB, {watch.Elapsed.TotalSeconds:0.0} s, {rows / watch.Elapsed.TotalSeconds:N0} a second; processor seconds: server {api.ProcessorSeconds() - server:0.0}, database {database.ProcessorSeconds() - postgres:0.0}; server's memory at most {api.PeakMegabytes():0} MB");
    }
}

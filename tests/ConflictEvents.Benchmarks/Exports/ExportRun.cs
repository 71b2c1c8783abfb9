using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Exports;

/// <summary>Exports everything that is published while it watches the memory of the server, and holds the number of rows against the count.</summary>
internal sealed class ExportRun(BenchmarkOptions options, BenchmarkDatabase database)
{
    private static readonly TimeSpan Sampling = TimeSpan.FromMilliseconds(100);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var report = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"# Exports at {options.Scale}").AppendLine()
            .AppendLine(await Conditions.DescribeAsync(options, database, cancellationToken)).AppendLine()
            .AppendLine("| form | caller | rows | count | MB | seconds | server's memory before | peak |").AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (form, asks) in new[] { ("ndjson", ""), ("csv", ""), ("ndjson", "&asOf=" + string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow().AddDays(-30):yyyy-MM-dd}T00:00:00Z")) })
        {
            var line = await OneAsync(form, asks, cancellationToken);
            report.AppendLine(line);
            Console.WriteLine(line);
        }
        var folder = Directory.CreateDirectory(Path.Combine(BenchmarkOptions.Repository, "docs", "benchmarks"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"export-{options.Scale}.md"), report.ToString(), cancellationToken);
    }

    private async Task<string> OneAsync(string form, string asks, CancellationToken cancellationToken)
    {
        await using var api = await ApiProcess.StartAsync(database.ConnectionString, cancellationToken);
        var count = JsonNode.Parse(await api.Reader.GetStringAsync(new Uri($"/v1/events?limit=1&count=true{asks}", UriKind.Relative), cancellationToken))!["count"]!;
        var before = api.ResidentMegabytes();
        var (peak, watch) = (before, Stopwatch.StartNew());
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sampling = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                peak = Math.Max(peak, api.ResidentMegabytes());
                await Task.Delay(Sampling, CancellationToken.None);
            }
        }, CancellationToken.None);
        var (rows, bytes) = await ReadAsync(api.Reader, form, asks, cancellationToken);
        await done.CancelAsync();
        await sampling;
        return string.Create(CultureInfo.InvariantCulture, $"| {form}{asks} | reader | {rows:N0} | {count.ToJsonString()} | {bytes / 1e6:N0} | {watch.Elapsed.TotalSeconds:0} | {before:0} MB | {peak:0} MB |");
    }

    // Every record stands in a line of its own in these forms; CSV has a line of names before, GeoJSON two lines around.
    private static async Task<(long Rows, long Bytes)> ReadAsync(HttpClient caller, string form, string asks, CancellationToken cancellationToken)
    {
        using var answer = await caller.GetAsync(new Uri($"/v1/events/export?format={form}{asks}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[1 << 20];
        var (rows, bytes) = (0L, 0L);
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; bytes += read)
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
        return (form switch { "csv" => rows - 1, _ => rows }, bytes);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Exports;

/// <summary>Exports everything that is published while it watches the memory of the server, and holds the number of rows against the count.</summary>
internal sealed class ExportRun(BenchmarkOptions options, BenchmarkDatabase database)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var report = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"# Exports at {options.Scale}").AppendLine()
            .AppendLine(await Conditions.DescribeAsync(options, database, cancellationToken)).AppendLine()
            .AppendLine("| form | caller | rows | count | MB | seconds | server's memory before | peak |").AppendLine("|---|---|---|---|---|---|---|---|");
        var monthAgo = string.Create(CultureInfo.InvariantCulture, $"&asOf={TimeProvider.System.GetUtcNow().AddDays(-30):yyyy-MM-dd}T00:00:00Z");
        foreach (var (form, asks) in new[] { ("ndjson", ""), ("csv", ""), ("geojson", ""), ("ndjson", monthAgo), ("ndjson", "&country=UKR"), ("ndjson", "&place=Mariupol") })
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
        var (before, watch) = (api.ResidentMegabytes(), Stopwatch.StartNew());
        var (rows, bytes) = await ReadAsync(api.Reader, form, asks, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"| {form}{asks} | reader | {rows:N0} | {count.ToJsonString()} | {bytes / 1e6:N0} | {watch.Elapsed.TotalSeconds:0} | {before:0} MB | {api.PeakMegabytes():0} MB |");
    }

    private static async Task<(long Rows, long Bytes)> ReadAsync(HttpClient caller, string form, string asks, CancellationToken cancellationToken)
    {
        using var answer = await caller.GetAsync(new Uri($"/v1/events/export?format={form}{asks}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        // In GeoJSON each record is a feature; in the others it stands in a line of its own, in CSV below a line of names.
        var mark = form == "geojson" ? "\"type\":\"Feature\""u8.ToArray() : "\n"u8.ToArray();
        var buffer = new byte[1 << 20];
        var (rows, bytes, kept) = (form == "csv" ? -1L : 0L, 0L, 0);
        for (int read; (read = await body.ReadAsync(buffer.AsMemory(kept), cancellationToken)) > 0; bytes += read)
        {
            var there = buffer.AsSpan(0, kept + read);
            rows += there.Count(mark);
            // A mark may be cut in two; a whole one is longer than what is kept.
            kept = Math.Min(mark.Length - 1, there.Length);
            there[^kept..].CopyTo(buffer);
        }
        return (rows, bytes);
    }
}

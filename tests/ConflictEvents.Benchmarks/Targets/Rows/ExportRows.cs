using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Targets.Rows;

/// <summary>All that is published as NDJSON, against psql that copies the same rows out as JSON; each in turn, each in megabytes a second.</summary>
internal static class ExportRows
{
    private const int Rounds = 2;
    private const double MostGrowth = 64;

    private const string Copy = """
        \copy (select row_to_json(e) from (select id, number as revision, position, recorded_at as "recordedAt", change_reason as "changeReason", coalesce(public_document, document) as document from event_revisions where superseded_at is null and is_public and not is_closed and lifecycle = 'published' order by sort_day desc, id desc) e) to stdout
        """;

    public static async IAsyncEnumerable<Claim> MeasureAsync(Yard yard, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (ours, copied, growth) = (new List<double>(), new List<double>(), 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            await using var api = await ApiProcess.StartAsync(yard.Database.ConnectionString, cancellationToken);
            using (await api.Reader.GetAsync(new Uri("/v1/events?limit=1", UriKind.Relative), cancellationToken))
            {
            }
            var before = api.ResidentMegabytes();
            ours.Add(await RateAsync(() => ExportAsync(api.Reader, cancellationToken)));
            growth = Math.Max(growth, api.PeakMegabytes() - before);
            copied.Add(await RateAsync(() => CopyAsync(yard, cancellationToken)));
        }
        yield return Claim.Ratio("export as NDJSON", 1.2, "psql \\copy of row_to_json, in MB/s", Middle(ours) / Middle(copied), [],
            string.Create(CultureInfo.InvariantCulture, $"MB/s: API {string.Join(", ", ours.Select(v => v.ToString("0", CultureInfo.InvariantCulture)))}; psql {string.Join(", ", copied.Select(v => v.ToString("0", CultureInfo.InvariantCulture)))}"));
        yield return Claim.Below("export as NDJSON", "growth of the server's memory", MostGrowth, "MB", growth);
    }

    private static double Middle(List<double> values) => values.Average();

    private static async Task<double> RateAsync(Func<Task<long>> run)
    {
        var watch = Stopwatch.StartNew();
        return await run() / 1e6 / watch.Elapsed.TotalSeconds;
    }

    private static async Task<long> ExportAsync(HttpClient caller, CancellationToken cancellationToken)
    {
        using var answer = await caller.GetAsync(new Uri("/v1/events/export?format=ndjson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return await LengthAsync(body, cancellationToken);
    }

    private static Task<long> CopyAsync(Yard yard, CancellationToken cancellationToken) => new Psql(yard.Database).ReadAsync(Copy.Trim(), copied => LengthAsync(copied, cancellationToken), cancellationToken);

    private static async Task<long> LengthAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (buffer, length) = (new byte[1 << 20], 0L);
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0; length += read)
        {
        }
        return length;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Scaling;

/// <summary>Two instances of the API and a streaming replica on one machine: what leaves the primary, how far the replica is behind, what a position costs.</summary>
internal sealed class ScalingRun(BenchmarkOptions options, BenchmarkDatabase database)
{
    private const int Callers = 8;
    private const int Rounds = 3;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);
    private static readonly string[] Countries = ["UKR", "SYR", "SDN", "YEM", "AFG"];
    private readonly StringBuilder report = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var standby = await Standby.StartAsync(database, options.DataFolder + "-standby", cancellationToken);
        // A new connection takes more than its two seconds on a machine that is full of other work.
        // Only flushed log is sent, and without a wait for the flush that comes a fifth of a second later.
        var (here, there) = (database.ConnectionString + ";Timeout=15;Options=-c synchronous_commit=on", standby.ConnectionString + ";Timeout=15");
        await using var alone = await ApiProcess.StartAsync(here, cancellationToken);
        await using var alone2 = await ApiProcess.StartAsync(here, cancellationToken);
        await using var with = await ApiProcess.StartAsync(here, cancellationToken, replica: there);
        await using var with2 = await ApiProcess.StartAsync(here, cancellationToken, replica: there);
        var desk = new Desk(with);
        var key = await desk.ReaderKeyAsync(cancellationToken);
        foreach (var api in new[] { alone, alone2, with, with2 })
            api.Reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        Say($"# Reads from a replica at {options.Scale}", "", await Conditions.DescribeAsync(options, database, cancellationToken), "");
        // --only lag leaves out the part that takes longest.
        if (options.Only is null)
            await ReadsAsync([("1 instance, primary alone", [alone]), ("2 instances, primary alone", [alone, alone2]), ("1 instance, replica", [with]), ("2 instances, replica", [with, with2])], standby, cancellationToken);
        await LagAsync(desk, standby, cancellationToken);
        await new PositionCost(with, desk, Say).RunAsync(cancellationToken);
        if (options.Only is not null)
            return;
        var folder = Directory.CreateDirectory(Path.Combine(BenchmarkOptions.Repository, "docs", "benchmarks"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"scaling-{options.Scale}.md"), report.ToString(), cancellationToken);
    }

    private async Task ReadsAsync(IReadOnlyList<(string Name, ApiProcess[] Instances)> setups, Standby standby, CancellationToken cancellationToken)
    {
        var works = await WorksAsync(setups[0].Instances[0], cancellationToken);
        Say($"Median of {Rounds} rounds in turns, {Callers} callers with a reader's key, {Time.TotalSeconds:0} s each. Processor: milliseconds a read.", "",
            "| work | setup | reads a second | spread | p50 ms | p99 ms | API | primary | standby |", "|---|---|---|---|---|---|---|---|---|");
        foreach (var (work, addresses) in works)
        {
            foreach (var (_, instances) in setups)
                await Load.OfAsync(Clients(instances), addresses, Callers, Warm, cancellationToken);
            var rows = setups.Select(_ => new List<Row>()).ToList();
            for (var round = 0; round < Rounds; round++)
                for (var i = 0; i < setups.Count; i++)
                    rows[i].Add(await RowAsync(setups[i].Instances, addresses, standby, cancellationToken));
            for (var i = 0; i < setups.Count; i++)
                Say(Line(work, setups[i].Name, rows[i]));
        }
        Say("");
    }

    private static async Task<List<(string Work, string[] Addresses)>> WorksAsync(ApiProcess api, CancellationToken cancellationToken)
    {
        var list = JsonNode.Parse(await api.Reader.GetStringAsync(new Uri("/v1/events?country=UKR&limit=500", UriKind.Relative), cancellationToken))!;
        return
        [
            ("by id", [.. list["items"]!.AsArray().Select(e => $"/v1/events/{e!["id"]}")]),
            ("page of 50", [.. Countries.Select(c => $"/v1/events?country={c}")]),
            ("feed page of 100", [.. Enumerable.Range(1, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"/v1/changes?after={i * 500}&limit=100"))]),
            ("counts of a month", [.. Enumerable.Range(1, 12).Select(m => string.Create(CultureInfo.InvariantCulture, $"/v1/events/stats?groupBy=kind&country=UKR&from=2022-{m:00}-01&to=2022-{m:00}-28"))]),
        ];
    }

    private async Task<Row> RowAsync(ApiProcess[] instances, string[] addresses, Standby standby, CancellationToken cancellationToken)
    {
        var (api, primary, other) = (instances.Sum(i => i.ProcessorSeconds()), database.ProcessorSeconds(), standby.ProcessorSeconds());
        var load = await Load.OfAsync(Clients(instances), addresses, Callers, Time, cancellationToken);
        return new(load, 1000 * (instances.Sum(i => i.ProcessorSeconds()) - api) / load.Count, 1000 * (database.ProcessorSeconds() - primary) / load.Count, 1000 * (standby.ProcessorSeconds() - other) / load.Count);
    }

    private static string Line(string work, string setup, List<Row> rows)
    {
        var middle = rows.OrderBy(r => r.Load.PerSecond).ElementAt(rows.Count / 2);
        return string.Create(CultureInfo.InvariantCulture, $"| {work} | {setup} | {middle.Load.PerSecond:N0} | {rows.Min(r => r.Load.PerSecond):N0} to {rows.Max(r => r.Load.PerSecond):N0} | {Load.Percentile(middle.Load.Milliseconds, 0.5):0.0} | {Load.Percentile(middle.Load.Milliseconds, 0.99):0.0} | {middle.Api:0.00} | {middle.Primary:0.00} | {middle.Standby:0.00} |");
    }

    private async Task LagAsync(Desk desk, Standby standby, CancellationToken cancellationToken)
    {
        Say("| writers | events a second | lag ms p50 | p99 | longest | positions p50 | p99 | most | WAL kB an event |", "|---|---|---|---|---|---|---|---|---|");
        foreach (var writers in new[] { 1, 4 })
        {
            var (probe, before, log) = (new LagProbe(database.Source, standby.Source), desk.Written, await LogAsync(cancellationToken));
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var work = Task.WhenAll(desk.KeepWritingAsync(writers, ended.Token), Task.Run(() => probe.RunAsync(ended.Token), cancellationToken));
            await Task.Delay(Time * 2, cancellationToken);
            await ended.CancelAsync();
            await work;
            var (events, bytes) = (desk.Written - before, await LogAsync(cancellationToken) - log);
            Say(string.Create(CultureInfo.InvariantCulture, $"| {writers} | {events / (Time * 2).TotalSeconds:N0} | {Load.Percentile(probe.Milliseconds, 0.5):0.0} | {Load.Percentile(probe.Milliseconds, 0.99):0.0} | {probe.Milliseconds[^1]:0.0} | {Load.Percentile(probe.Positions, 0.5):0} | {Load.Percentile(probe.Positions, 0.99):0} | {probe.Positions[^1]:0} | {bytes / events / 1000:0.0} |"));
        }
        Say("");
    }

    private Task<double> LogAsync(CancellationToken cancellationToken) => database.ReadAsync<double>("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8", cancellationToken);

    private static List<HttpClient> Clients(IEnumerable<ApiProcess> instances) => [.. instances.Select(i => i.Reader)];

    private void Say(params string[] lines)
    {
        foreach (var line in lines)
        {
            report.AppendLine(line);
            Console.WriteLine(line);
        }
    }

    private sealed record Row(Load Load, double Api, double Primary, double Standby);
}

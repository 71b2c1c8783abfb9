using System.Globalization;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Generation;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.Benchmarks.Targets;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>Holds bulk writes to their targets: events that are new, the same again, the limit of the database, and two files at a time.</summary>
internal sealed class BulkTargets(BenchmarkOptions options, BenchmarkDatabase database, Sender sender)
{
    private const double Enough = 5_000;
    private const double MostMegabytes = 300;

    public async Task RunAsync(IEnumerable<string> events, CancellationToken cancellationToken)
    {
        var bodies = Sender.Bodies(events);
        var made = await sender.SendAsync("events, new", [bodies], "created", cancellationToken);
        var again = await sender.SendAsync("events, again unchanged", [bodies], "unchanged", cancellationToken);
        var copied = await new CopyYardstick(database).RunAsync(cancellationToken);
        var (one, two) = await StreamsAsync(cancellationToken);
        var report = new TargetReport($"bulk-targets-{options.Scale}", $"Bulk writes at {options.Scale}, held to their targets", await ConditionsAsync([made, again, copied, .. one, .. two], cancellationToken));
        report.Add(new("bulk, new", string.Create(CultureInfo.InvariantCulture, $"at least {Enough:N0} a second"), made.PerSecond, made.PerSecond >= Enough, "", []));
        report.Add(Claim.Ratio("bulk, new", 0.5, "\\copy into the same indexed table", made.PerSecond / copied.PerSecond, []));
        report.Add(Claim.Ratio("bulk, again unchanged", 0.6, "\\copy into the same indexed table", again.PerSecond / copied.PerSecond, []));
        report.Add(Claim.Ratio("bulk, two files at a time", 1.4, "one after the other", Rate(two) / Rate(one), []));
        report.Add(Claim.Below("bulk, server's memory", "at most held", MostMegabytes, "MB", made.Megabytes, note: string.Create(CultureInfo.InvariantCulture, $"behind two files at a time {two[^1].Megabytes:0} MB")));
        await report.WriteAsync(cancellationToken);
    }

    // Lines of one request name events of those before it: what goes at the same time are files of worlds of their own, which share the actors only.
    private async Task<(List<Loaded> One, List<Loaded> Two)> StreamsAsync(CancellationToken cancellationToken)
    {
        var (one, two) = (new List<Loaded>(), new List<Loaded>());
        for (var seed = BenchmarkOptions.Seed + 1; seed < BenchmarkOptions.Seed + 9; seed += 4)
        {
            var worlds = Enumerable.Range(0, 4).Select(n => new BulkFile(new World(seed + (ulong)n, options.Events / 4, options.Today))).ToList();
            await sender.SendAsync("sources of further worlds", [Sender.Bodies(worlds.SelectMany(w => w.Sources()))], "created", cancellationToken);
            var files = worlds.Select(w => Sender.Bodies(w.Events())).ToList();
            one.Add(await sender.SendAsync("two files, one after the other", [[.. files[0], .. files[1]]], "created", cancellationToken));
            two.Add(await sender.SendAsync("two files at a time", [files[2], files[3]], "created", cancellationToken));
        }
        return (one, two);
    }

    private static double Rate(List<Loaded> loads) => loads.Sum(l => l.Rows) / loads.Sum(l => l.Seconds);

    private async Task<string> ConditionsAsync(IEnumerable<Loaded> loads, CancellationToken cancellationToken)
    {
        var commit = await Programs.CommitAsync(cancellationToken);
        var conditions = await Conditions.DescribeAsync(options, database, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"""
            `dotnet run -c Release --project tests/ConflictEvents.Benchmarks -- bulk --scale {options.Scale}`, commit {commit}. At the end:
            {conditions}
            Into an empty database with all indexes, in requests of 10,000 lines, with all checks, by the published build.

            {string.Join('\n', loads.Select(l => $"* {l}"))}
            """);
    }
}

using System.Globalization;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.Benchmarks.Targets.Rows;

namespace ConflictEvents.Benchmarks.Targets;

/// <summary>Measures every target that one process of ours can be held to, and says of each whether it is met.</summary>
internal sealed class TargetRun(BenchmarkOptions options, BenchmarkDatabase database)
{
    // What writes comes last: the rest is of the world as it was made.
    private static readonly TargetRow[] Rows =
    [
        new("by id", ByIdRows.MeasureAsync),
        new("page", PageRows.MeasureAsync),
        new("deep page", PageRows.MeasureDeepAsync),
        new("feed", FeedRows.MeasureAsync),
        new("search", SearchRows.MeasureAsync),
        new("places", PlaceRows.MeasureAsync),
        new("stats", StatsRows.MeasureAsync),
        new("as of", AsOfRows.MeasureAsync),
        new("export", ExportRows.MeasureAsync),
        new("start", StartRows.MeasureAsync),
        new("writes", WriteRows.MeasureAsync),
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var report = new TargetReport($"targets-{options.Scale}", $"Targets at {options.Scale}", await ConditionsAsync(cancellationToken));
        await using var yard = await Yard.OpenAsync(options, database, cancellationToken);
        var rows = Rows.Where(r => options.Only is null || r.Name.Contains(options.Only, StringComparison.Ordinal)).ToList();
        if (rows.Count == 0)
            throw new InvalidOperationException($"There is no such row; there are: {string.Join(", ", Rows.Select(r => r.Name))}.");
        foreach (var row in rows)
        {
            try
            {
                await foreach (var claim in row.MeasureAsync(yard, cancellationToken))
                    report.Add(claim);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                report.AddMissing(row.Name, e.Message.Split('\n')[0]);
            }
            await KeepAsync(yard, report, cancellationToken);
        }
    }

    // Behind each row: a long run that ends early leaves what it has.
    private async Task KeepAsync(Yard yard, TargetReport report, CancellationToken cancellationToken)
    {
        report.Memory = string.Create(CultureInfo.InvariantCulture, $"At most held: the API {yard.Api.PeakMegabytes():0} MB, the minimal endpoint {yard.Minimal.PeakMegabytes():0} MB; PostgreSQL its 512 MB of shared buffers and {yard.DatabaseMegabytes:0} MB of its processes' own.");
        if (options.Only is null)
            await report.WriteAsync(cancellationToken);
    }

    private async Task<string> ConditionsAsync(CancellationToken cancellationToken)
    {
        var commit = await Programs.CommitAsync(cancellationToken);
        var conditions = await Conditions.DescribeAsync(options, database, cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"""
            `dotnet run -c Release --project tests/ConflictEvents.Benchmarks -- targets --scale {options.Scale}`, commit {commit}.
            {conditions}
            Contenders take turns, {options.Rounds} rounds of {options.Seconds} s each. The API runs as in production: keys looked up, every check, ETags, a log line for each request; only the rate limits are lifted.
            What the yardsticks are stands in [0023](../decisions/0023-benchmarks.md).
            """);
    }
}

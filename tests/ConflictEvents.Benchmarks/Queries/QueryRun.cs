using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Queries;

/// <summary>Asks every query, today and as of a month ago, as a reader and as a contributor, and writes down how long it takes and what is read for it.</summary>
internal sealed class QueryRun(BenchmarkOptions options, BenchmarkDatabase database)
{
    private const int Month = 30;
    private readonly string asOf = string.Create(CultureInfo.InvariantCulture, $"asOf={TimeProvider.System.GetUtcNow().AddDays(-Month):yyyy-MM-dd}T00:00:00Z");
    private readonly StringBuilder report = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var cases = (await QueryCases.AllAsync(database, cancellationToken)).Where(c => options.Only is null || c.Address.Contains(options.Only, StringComparison.Ordinal)).ToList();
        report.AppendLine(CultureInfo.InvariantCulture, $"# Queries at {options.Scale}").AppendLine()
            .AppendLine(await Conditions.DescribeAsync(options, database, cancellationToken)).AppendLine()
            .AppendLine("Milliseconds of a whole request, median (95th percentile) of 20 (of what is slow, of less), today and a month ago in turns; ratio: as of 30 days ago to today, of medians. Rows: the most event rows or index entries that one node of one plan looked at, today / a month ago, reader or contributor, whichever is more; blocks of 8 kB likewise. SEQ: the events were read from end to end.").AppendLine()
            .AppendLine("| query | reader | month ago | ratio | page 2 | contributor | month ago | ratio | rows | blocks | |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var plans = await PlansAsync(cases, cancellationToken);
        await using var api = await ApiProcess.StartAsync(database.ConnectionString, cancellationToken);
        await Timing.OfAsync(api.Reader, "/v1/events", cancellationToken);
        foreach (var query in cases)
            await AddAsync(api, query, plans[query], cancellationToken);
        report.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"The server held {api.ResidentMegabytes():0} MB at the end.");
        if (options.Only is null)
            await WriteAsync(cancellationToken);
    }

    private async Task AddAsync(ApiProcess api, QueryCase query, (Seen Today, Seen MonthAgo) plans, CancellationToken cancellationToken)
    {
        Timing? reader = null, readerThen = null, next = null;
        if (!query.IsForDesk)
        {
            (reader, readerThen) = await BothAsync(api.Reader, query, cancellationToken);
            next = await NextAsync(api.Reader, query.Address, cancellationToken);
        }
        var (desk, deskThen) = await BothAsync(api.Desk, query, cancellationToken);
        var line = $"| `{query.Address.Replace("|", "%7C", StringComparison.Ordinal)}` | {Text(reader)} | {Text(readerThen)} | {Ratio(reader, readerThen)} | {Text(next)} | {Text(desk)} | {Text(deskThen)} | {Ratio(desk, deskThen)} "
            + $"| {plans.Today.Rows} / {plans.MonthAgo.Rows} | {plans.Today.Blocks} / {plans.MonthAgo.Blocks} | {(plans.Today.IsSequential || plans.MonthAgo.IsSequential ? "SEQ" : "")} |";
        report.AppendLine(line);
        Console.WriteLine(line);
    }

    private async Task<(Timing Today, Timing Then)> BothAsync(HttpClient caller, QueryCase query, CancellationToken cancellationToken) =>
        await Timing.OfAllAsync(caller, [query.Address, query.With(asOf)], cancellationToken) is [var today, var then] ? (today, then) : throw new InvalidOperationException("Two were asked.");

    private static async Task<Timing?> NextAsync(HttpClient caller, string address, CancellationToken cancellationToken)
    {
        using var answer = await caller.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
        var next = answer.IsSuccessStatusCode ? (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["next"] : null;
        return next is null ? null : await Timing.OfAsync(caller, new QueryCase(address).With($"cursor={Uri.EscapeDataString(next)}"), cancellationToken);
    }

    private async Task<Dictionary<QueryCase, (Seen, Seen)>> PlansAsync(IReadOnlyList<QueryCase> cases, CancellationToken cancellationToken)
    {
        await using var api = await ApiProcess.StartAsync(PlanLog.Explained(database.ConnectionString), cancellationToken);
        var log = new PlanLog(database);
        var plans = new Dictionary<QueryCase, (Seen, Seen)>();
        foreach (var query in cases)
            plans[query] = (await SeenAsync(api, log, query, query.Address, cancellationToken), await SeenAsync(api, log, query, query.With(asOf), cancellationToken));
        return plans;
    }

    private async Task<Seen> SeenAsync(ApiProcess api, PlanLog log, QueryCase query, string address, CancellationToken cancellationToken)
    {
        await log.TakeAsync(cancellationToken);
        foreach (var caller in query.IsForDesk ? new[] { api.Desk } : [api.Reader, api.Desk])
            using (await caller.GetAsync(new Uri(address, UriKind.Relative), cancellationToken))
            {
            }
        var taken = await log.TakeAsync(cancellationToken);
        if (options.Only is not null)
            taken.ToList().ForEach(p => Console.WriteLine($"{address}\n{p.Statement}\n{p.Root}"));
        return new(taken.Select(p => p.RowsRead).DefaultIfEmpty().Max(), taken.Select(p => p.Blocks).DefaultIfEmpty().Max(), taken.Any(p => p.IsSequential));
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(BenchmarkOptions.Repository, "docs", "benchmarks"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"query-{options.Scale}.md"), report.ToString(), cancellationToken);
    }

    private static string Text(Timing? timing) => timing switch
    {
        null => "",
        { Status: not 200 } => timing.Status.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{timing.Median:0.0} ({timing.NinetyFifth:0})"),
    };

    private static string Ratio(Timing? today, Timing? then) =>
        today is { Status: 200 } && then is { Status: 200 } ? (then.Median / today.Median).ToString("0.0", CultureInfo.InvariantCulture) : "";

    private sealed record Seen(long Rows, long Blocks, bool IsSequential);
}

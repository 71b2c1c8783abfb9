using System.Globalization;
using System.Text;
using ConflictEvents.Benchmarks.Queries;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.Benchmarks.Targets;

namespace ConflictEvents.Benchmarks.Growth;

/// <summary>Asks every documented query of two worlds in turns, as a reader, and writes down what each keeps of its speed.</summary>
internal sealed class QueryGrowth(Yard small, Yard large)
{
    private static readonly double[] Marks = [0.7, 0.25, 0.1];

    /// <param name="title">What is compared.</param>
    /// <param name="conditions">How it was made.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(string title, string conditions, string file, CancellationToken cancellationToken)
    {
        var cases = (await QueryCases.AllAsync(small.Database, cancellationToken)).Zip(await QueryCases.AllAsync(large.Database, cancellationToken)).Where(c => !c.First.IsForDesk);
        List<(QueryCase Query, Timing Before, Timing After)> grown = [];
        foreach (var (before, after) in cases)
        {
            var timings = await Timing.OfAllAsync([(small.Api.Reader, before.Address), (large.Api.Reader, after.Address)], cancellationToken);
            grown.Add((after, timings[0], timings[1]));
            Console.WriteLine(Line(grown[^1]));
        }
        await WriteAsync(title, conditions, file, [.. grown.OrderBy(g => Kept(g) ?? double.MaxValue)], cancellationToken);
    }

    private static async Task WriteAsync(string title, string conditions, string file, IReadOnlyList<(QueryCase Query, Timing Before, Timing After)> grown, CancellationToken cancellationToken)
    {
        var compared = grown.Where(g => Kept(g) is not null).ToList();
        var report = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"# {title}, query by query").AppendLine().AppendLine(conditions).AppendLine()
            .AppendLine("Milliseconds of a whole request as a reader, median (95th percentile) of 20 (of what is slow, of at least 3), both worlds in turns, one caller; kept: the first median by the second. Names and ids are each world's own where they differ. A status stands where the answer has it instead: what only one world answers keeps nothing, what neither does is not counted.").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Of {compared.Count} queries {string.Join(", ", Marks.Select(m => string.Create(CultureInfo.InvariantCulture, $"{compared.Count(g => Kept(g) >= m)} keep {m:0.0#} or more")))}; the median keeps {Kept(compared[compared.Count / 2]):0.00}.").AppendLine()
            .AppendLine("| query | before | after | kept |").AppendLine("|---|---|---|---|");
        foreach (var one in grown)
            report.AppendLine(Line(one));
        var folder = Directory.CreateDirectory(Path.Combine(BenchmarkOptions.Repository, "docs", "benchmarks"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{file}.md"), report.ToString(), cancellationToken);
    }

    private static string Line((QueryCase Query, Timing Before, Timing After) one) => string.Create(CultureInfo.InvariantCulture,
        $"| `{one.Query.Address.Replace("|", "%7C", StringComparison.Ordinal)}` | {Text(one.Before)} | {Text(one.After)} | {Kept(one):0.00} |");

    private static double? Kept((QueryCase Query, Timing Before, Timing After) one) => one switch
    {
        { Before.Status: not 200, After.Status: not 200 } => null,
        { Before.Status: 200, After: { Status: 200, Median: > 0 } } => one.Before.Median / one.After.Median,
        _ => 0,
    };

    // Where one world does not answer, the other is asked once.
    private static string Text(Timing timing) => timing is { Status: 200, Median: > 0 } ? string.Create(CultureInfo.InvariantCulture, $"{timing.Median:0.0} ({timing.NinetyFifth:0})") : timing.Status.ToString(CultureInfo.InvariantCulture);
}

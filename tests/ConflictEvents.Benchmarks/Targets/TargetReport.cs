using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Targets;

/// <summary>The table of targets, for people and for programs.</summary>
/// <param name="file">What its files are called, without an ending.</param>
/// <param name="title">What it is of.</param>
/// <param name="conditions">What it was measured on.</param>
internal sealed class TargetReport(string file, string title, string conditions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<Claim> claims = [];
    private readonly List<(string Row, string Why)> missing = [];

    public void Add(Claim claim)
    {
        claims.Add(claim);
        Console.WriteLine(Line(claim));
        foreach (var by in claim.By)
            Console.WriteLine("  " + Line(claim.Work, by));
    }

    /// <summary>A row that could not be measured.</summary>
    public void AddMissing(string row, string why)
    {
        missing.Add((row, why));
        Console.WriteLine($"{row}: {why}");
    }

    /// <summary>What the servers held at most.</summary>
    public string Memory { get; set; } = "";

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(BenchmarkOptions.Repository, "docs", "benchmarks")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, $"{file}.md"), Markdown(), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, $"{file}.json"), JsonSerializer.Serialize(new { title, conditions, memory = Memory, claims, missing = missing.Select(m => new { m.Row, m.Why }) }, Json) + "\n", cancellationToken);
    }

    private string Markdown()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"""
            # {title}

            {conditions}

            {Memory}

            ## Met or missed
            | work | target | measured | |
            |---|---|---|---|

            """);
        foreach (var claim in claims)
            text.AppendLine(Line(claim));
        foreach (var (row, why) in missing)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row} | | | not measured: {why} |");
        text.Append("""

            ## What it was made of
            Medians of the rounds; a second: how many, slowest to fastest round. Processor time for each answer, in microseconds, with all that the process did meanwhile. Latencies at many clients are queues: two cores work on one or two at a time.

            | work | contender | a second | slowest - fastest | p50 ms | p99 ms | server µs | database µs | failed |
            |---|---|---|---|---|---|---|---|---|

            """);
        foreach (var (work, by) in claims.SelectMany(c => c.By.Select(m => (c.Work, m))).Distinct())
            text.AppendLine(Line(work, by));
        return text.ToString();
    }

    private static string Line(Claim claim) => string.Create(CultureInfo.InvariantCulture, $"| {claim.Work} | {claim.Target} | {claim.Value:0.00} | {(claim.IsMet ? "met" : "**missed**")}{(claim.Note.Length == 0 ? "" : $": {claim.Note}")} |");

    private static string Line(string work, Measured by) => string.Create(CultureInfo.InvariantCulture,
        $"| {work} | {by.Name} | {by.PerSecond:N0} | {by.Low:N0} - {by.High:N0} | {by.Median:0.00} | {by.NinetyNinth:0.00} | {by.ServerMicroseconds:N0} | {by.DatabaseMicroseconds:N0} | {by.Failed} |");
}

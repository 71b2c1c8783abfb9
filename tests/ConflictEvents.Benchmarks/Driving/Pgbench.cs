using System.Globalization;
using System.Text.RegularExpressions;
using ConflictEvents.LocalPostgres;
using Npgsql;

namespace ConflictEvents.Benchmarks.Driving;

/// <summary>The driver of what is asked of the database alone: PostgreSQL's own, with prepared statements.</summary>
internal sealed partial class Pgbench(string program, string folder, NpgsqlConnectionStringBuilder database)
{
    private const int MostScripts = 100;
    private int files;

    public static async Task<Pgbench> FindAsync(string folder, string connectionString, CancellationToken cancellationToken)
    {
        var program = (await PostgresPrograms.FindAllAsync(cancellationToken)).Select(p => p.PathOf("pgbench")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("pgbench does not stand beside the other programs of PostgreSQL; install its package.");
        return new(program, folder, new(connectionString));
    }

    /// <summary>Writes scripts down, of which each transaction takes one at random.</summary>
    public IReadOnlyList<string> Write(IEnumerable<string> scripts)
    {
        List<string> written = [];
        foreach (var script in scripts.Take(MostScripts))
        {
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"script-{++files}.sql"));
            File.WriteAllText(file, script);
            written.Add(file);
        }
        return written;
    }

    /// <summary>So many sessions run the scripts, each one after the other.</summary>
    public async Task<Round> RunAsync(IReadOnlyList<string> scripts, int clients, TimeSpan time, CancellationToken cancellationToken)
    {
        var log = Path.Combine(folder, "transactions");
        var said = await Programs.RunAsync(program,
        [
            "--no-vacuum", "--protocol=prepared", "--jobs=1", $"--client={Text(clients)}", $"--time={Text((int)Math.Ceiling(time.TotalSeconds))}", "--log", $"--log-prefix={log}",
            .. scripts.Select(s => $"--file={s}"), "--host", database.Host!, "--username", database.Username!, database.Database!,
        ], cancellationToken);
        var files = Directory.GetFiles(folder, "transactions.*");
        var times = files.SelectMany(File.ReadLines).Select(l => double.Parse(l.Split(' ')[2], CultureInfo.InvariantCulture) / 1000).Order().ToList();
        foreach (var file in files)
            File.Delete(file);
        // Without a whole transaction it says no rate.
        return !double.TryParse(Rate().Match(said).Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var perSecond) || times.Count == 0 ? new(0, 0, 0, 0, 1) : new(perSecond, times[times.Count / 2], times[(int)(times.Count * 0.99)], times.Count, 0);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([\d.]+) \(without initial", RegexOptions.NonBacktracking)]
    private static partial Regex Rate();
}

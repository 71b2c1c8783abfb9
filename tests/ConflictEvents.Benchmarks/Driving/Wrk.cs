using System.Globalization;
using ConflictEvents.Benchmarks.Generation;

namespace ConflictEvents.Benchmarks.Driving;

/// <summary>
/// The driver of what is asked over HTTP: wrk, from a package of its name. It costs a few microseconds of processor time for each request, of which
/// the server and its yardstick would else be short alike, and the ratio too near to one.
/// </summary>
internal sealed class Wrk(string program, string folder)
{
    private const double Microseconds = 1e6;
    private int files;

    /// <summary>Finds it; on Debian, root gets it installed.</summary>
    public static async Task<Wrk> FindAsync(string folder, CancellationToken cancellationToken)
    {
        if (Programs.Find("wrk") is null && Environment.UserName == "root" && Programs.Find("apt-get") is { } install)
            await Programs.RunAsync(install, ["install", "-y", "--no-install-recommends", "wrk"], cancellationToken);
        var program = Programs.Find("wrk") ?? throw new InvalidOperationException("wrk drives the requests; install it, for example by: apt-get install wrk");
        foreach (var script in new[] { "wrk.lua", "tail.lua" })
            await File.WriteAllTextAsync(Path.Combine(folder, script), string.Join('\n', Resources.Lines(script)), cancellationToken);
        return new(program, folder);
    }

    /// <summary>Writes requests down for rounds of them.</summary>
    public string Write(IEnumerable<Ask> asks)
    {
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"asks-{++files}.tsv"));
        File.WriteAllLines(file, asks.Select(a => a.Line));
        return file;
    }

    /// <summary>So many callers ask, each one after the other over a connection that is kept.</summary>
    public async Task<Round> RunAsync(Uri server, string file, string key, int clients, TimeSpan time, CancellationToken cancellationToken)
    {
        var said = await Programs.RunAsync(program,
        [
            "--threads", "1", "--connections", Text(clients), "--duration", $"{Text((int)Math.Ceiling(time.TotalSeconds))}s", "--timeout", "30s",
            "--script", Path.Combine(folder, "wrk.lua"), server.ToString(), "--", file, key, Text(Random.Shared.Next(1_000_000)),
        ], cancellationToken);
        var result = said.Split('\n').Single(l => l.StartsWith("result ", StringComparison.Ordinal)).Split(' ').Skip(1).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new(result[0] / (result[1] / Microseconds), result[3] / 1000, result[4] / 1000, (long)result[0], (long)result[2]);
    }

    /// <summary>Readers at the tail of the feed, for a time.</summary>
    public Task<string> TailAsync(Uri server, string key, long position, int readers, TimeSpan time, CancellationToken cancellationToken) => Programs.RunAsync(program,
        ["--threads", Text(readers), "--connections", Text(readers), "--duration", $"{Text((int)Math.Ceiling(time.TotalSeconds))}s", "--timeout", "30s",
            "--script", Path.Combine(folder, "tail.lua"), server.ToString(), "--", key, Text(position)], cancellationToken);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>The processor time and the memory of a PostgreSQL server on this machine, as the kernel counts them (proc(5), stat and status).</summary>
internal static class PostgresTime
{
    private const double TicksPerSecond = 100;
    // Fields after the name in parentheses: state, parent, ..., then user and system time, and those of children that ended.
    private const int Parent = 1;
    private const int UserTime = 11;
    private const int Own = 2;
    private const int WithChildren = 4;

    /// <summary>Seconds of the server that keeps this cluster, and of its children, living or not.</summary>
    public static double SecondsOf(string clusterFolder)
    {
        var server = Server(clusterFolder);
        return (Ticks(Stat(server), WithChildren) + Children(server).Sum(c => Ticks(c.Stat, Own))) / TicksPerSecond;
    }

    /// <summary>Megabytes that these processes hold of their own, beside what they share.</summary>
    public static double OwnMegabytesOf(string clusterFolder) =>
        Children(Server(clusterFolder)).Sum(c => Kilobytes(c.Process)) * 1024 / 1e6;

    private static string Server(string clusterFolder) => File.ReadLines(Path.Combine(clusterFolder, "postmaster.pid")).First();

    private static IEnumerable<(string Process, string[] Stat)> Children(string server) => Directory.EnumerateDirectories("/proc").Select(p => Path.GetFileName(p))
        .Where(n => char.IsAsciiDigit(n[0])).Select(n => (n, Stat(n))).Where(p => p.Item2.Length > 0 && p.Item2[Parent] == server);

    private static long Kilobytes(string process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("RssAnon:", StringComparison.Ordinal)) ?? "RssAnon: 0 kB";
            return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Ticks(string[] stat, int count) => stat.Skip(UserTime).Take(count).Sum(t => long.Parse(t, CultureInfo.InvariantCulture));

    private static string[] Stat(string process)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [];
        }
    }
}

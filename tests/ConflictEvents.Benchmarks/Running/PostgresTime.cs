using System.Globalization;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>The processor time of a PostgreSQL server on this machine, as the kernel counts it (proc(5), stat).</summary>
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
        var server = File.ReadLines(Path.Combine(clusterFolder, "postmaster.pid")).First();
        var ticks = Ticks(Stat(server), WithChildren);
        foreach (var process in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => char.IsAsciiDigit(n![0])))
            if (Stat(process!) is { Length: > 0 } stat && stat[Parent] == server)
                ticks += Ticks(stat, Own);
        return ticks / TicksPerSecond;
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

using System.Globalization;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Events">How many events there are to be.</param>
/// <param name="Scale">That number, as it was asked for.</param>
/// <param name="Keep">Whether the database stays for the next command.</param>
internal sealed record BenchmarkOptions(string Command, int Events, string Scale, bool Keep)
{
    public const string Usage = "usage: dotnet run -c Release --project tests/ConflictEvents.Benchmarks -- all|targets|growth|history|generate|serve|queries|export|bulk|import|scaling [--scale 10k|100k|1m|10m] [--keep] [--only words] [--clients 1,32] [--rounds 5] [--seconds 3] [--readers 0] [--revisions N]";
    /// <summary>The yardstick's own command: it serves, and is started by the others.</summary>
    public const string Minimal = "minimal";
    public const ulong Seed = 20140101;

    /// <summary>The scale that growth begins at.</summary>
    public const string Small = "100k";
    private static readonly Dictionary<string, int> Scales = new() { ["10k"] = 10_000, ["100k"] = 100_000, ["1m"] = 1_000_000, ["10m"] = 10_000_000 };

    /// <summary>Only the queries with these words in their address, or the rows with these in their name.</summary>
    public string? Only { get; init; }

    /// <summary>By how many callers at a time targets are measured.</summary>
    public IReadOnlyList<int> Clients { get; init; } = [1, 32];

    /// <summary>How many rounds each contender has.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>How long a round is.</summary>
    public int Seconds { get; init; } = 3;

    /// <summary>How many readers ask meanwhile.</summary>
    public int Readers { get; init; }

    /// <summary>How many revisions each event has; null for those of a newsroom.</summary>
    public int? Revisions { get; init; }

    /// <summary>Whether it begins with an empty database and loads it through the API.</summary>
    public bool IsLoad => Command is "bulk" or "import";

    /// <summary>Whether that goes as one job.</summary>
    public bool AsJob => Command == "import";

    /// <summary>The last day of what is made.</summary>
    public DateOnly Today { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>The folder of the cluster of this scale.</summary>
    public string DataFolder => Path.Combine(Repository, ".data", IsLoad ? $"benchmark-{Command}-{Scale}" : $"benchmark-{World}");

    /// <summary>What the world is called: its scale, and its history where that is not the usual one.</summary>
    public string World => Revisions is { } each ? string.Create(CultureInfo.InvariantCulture, $"{Scale}-x{each}") : Scale;

    /// <summary>The repository that this was built in.</summary>
    public static string Repository { get; } = FindRepository();

    public static BenchmarkOptions? Read(string[] arguments)
    {
        var scale = After(arguments, "--scale") ?? "100k";
        return arguments is [("all" or "targets" or "growth" or "history" or "generate" or "serve" or "queries" or "export" or "bulk" or "import" or "scaling") and var command, ..] && Scales.TryGetValue(scale, out var events) && (command != "growth" || events > Scales[Small])
            ? new(command, events, scale, arguments.Contains("--keep"))
            {
                Only = After(arguments, "--only"),
                Clients = [.. (After(arguments, "--clients") ?? "1,32").Split(',').Select(c => int.Parse(c, CultureInfo.InvariantCulture))],
                Rounds = Number(arguments, "--rounds", 5),
                Seconds = Number(arguments, "--seconds", 3),
                Readers = Number(arguments, "--readers", 0),
                Revisions = After(arguments, "--revisions") is { } each ? int.Parse(each, CultureInfo.InvariantCulture) : null,
            }
            : null;
    }

    /// <summary>The commands that this one is made of, on one world; two machines are tried with 100 thousand events, and bulk writes of as many begin with an empty world.</summary>
    public IEnumerable<BenchmarkOptions> Each() => Command != "all" ? [this] :
    [
        .. Events > Scales[Small] ? [this with { Command = "growth", Keep = true }] : (BenchmarkOptions[])[],
        this with { Command = "history", Keep = true },
        this with { Command = "queries", Keep = true },
        this with { Command = "export", Keep = true },
        // Last of those on this world: its writes stay.
        this with { Command = "targets" },
        Of(Small) with { Command = "scaling", Keep = false },
        Of(Small) with { Command = "bulk", Keep = false },
        Of(Small) with { Command = "import", Keep = false },
    ];

    /// <summary>The same of another world: so many events, with so many revisions each.</summary>
    public BenchmarkOptions Of(string scale, int? revisions = null) => this with { Scale = scale, Events = Scales[scale], Revisions = revisions };

    private static int Number(string[] arguments, string name, int usual) => After(arguments, name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    private static string? After(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConflictEvents.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks run inside the repository.");
    }
}

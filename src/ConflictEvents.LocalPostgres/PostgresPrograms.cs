using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ConflictEvents.LocalPostgres;

/// <summary>One installation of PostgreSQL's own programs: the folder they stand in, with their version.</summary>
public sealed partial record PostgresPrograms
{
    /// <summary>The oldest major version the ledger's SQL runs on.</summary>
    public const int OldestMajor = 15;

    /// <summary>The environment variable that names the programs' folder, where none is found or another one is wanted.</summary>
    public const string FolderVariable = "ConflictEvents__PostgresPrograms";

    private static readonly string[] Needed = ["postgres", "initdb", "pg_ctl", "pg_isready"];

    // Where packages put the programs without putting them on the PATH: Debian, Red Hat, Alpine, Homebrew, MacPorts, Postgres.app.
    private static readonly (string Parent, string Children, string Below)[] Known =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/usr/libexec", "postgresql*", ""),
        ("/opt/homebrew/opt", "postgresql*", "bin"),
        ("/usr/local/opt", "postgresql*", "bin"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql*", "bin"),
        ("/opt/local/lib", "postgresql*", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
    ];

    private PostgresPrograms(string folder, Version version)
    {
        Folder = folder;
        Version = version;
    }

    /// <summary>The folder that holds `postgres`, `initdb`, `pg_ctl` and `pg_isready`.</summary>
    public string Folder { get; }

    /// <summary>The version, as `postgres --version` tells it.</summary>
    public Version Version { get; }

    /// <summary>The full path of one program.</summary>
    public string PathOf(string program) => Path.Combine(Folder, program);

    /// <summary>The programs to use: the first of <see cref="FindAllAsync(CancellationToken)"/>.</summary>
    /// <exception cref="PostgresNotFoundException">There are none of version 15 or later.</exception>
    public static async Task<PostgresPrograms> FindAsync(CancellationToken cancellationToken) =>
        First(await FindAllAsync(cancellationToken), major: null);

    /// <summary>
    /// All installations of version 15 or later: those of <see cref="FolderVariable"/> alone where it is set, else what stands on the
    /// PATH, then what packages put elsewhere, newest first.
    /// </summary>
    public static async Task<IReadOnlyList<PostgresPrograms>> FindAllAsync(CancellationToken cancellationToken)
    {
        var named = Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(named))
            return await FindAllAsync([named], cancellationToken);

        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var first = await FindAllAsync(onPath, cancellationToken);
        var then = await FindAllAsync(Known.SelectMany(FoldersOf), cancellationToken);
        return [.. first.Concat(then.OrderByDescending(p => p.Version)).DistinctBy(p => p.Folder)];
    }

    internal static async Task<IReadOnlyList<PostgresPrograms>> FindAllAsync(IEnumerable<string> folders, CancellationToken cancellationToken)
    {
        var found = new List<PostgresPrograms>();
        foreach (var folder in folders.Select(RealFolder).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var version = await VersionOfAsync(folder, cancellationToken);
            if (version?.Major >= OldestMajor)
                found.Add(new PostgresPrograms(folder, version));
        }
        return found;
    }

    /// <summary>The first of the found that fits a cluster made by `major`; a new cluster takes the first of all.</summary>
    internal static PostgresPrograms First(IReadOnlyList<PostgresPrograms> found, int? major)
    {
        if (found.Count == 0)
        {
            var named = Environment.GetEnvironmentVariable(FolderVariable);
            throw string.IsNullOrEmpty(named)
                ? new PostgresNotFoundException()
                : new PostgresNotFoundException($"{FolderVariable} names {named}, which has no PostgreSQL programs of version 15 or later.");
        }
        return found.FirstOrDefault(p => major is null || p.Version.Major == major)
            ?? throw new PostgresNotFoundException(
                $"The data folder was made by PostgreSQL {major}; the programs found are of "
                + $"{string.Join(", ", found.Select(p => p.Version))}. Install PostgreSQL {major} beside them, or move the data over with pg_upgrade.");
    }

    private static IEnumerable<string> FoldersOf((string Parent, string Children, string Below) known) => Directory.Exists(known.Parent)
        ? Directory.EnumerateDirectories(known.Parent, known.Children).Select(d => Path.Combine(d, known.Below))
        : [];

    // A folder of links (Homebrew, /usr/local/bin) may hold only some of the programs: what counts is where `postgres` really is.
    private static string? RealFolder(string folder)
    {
        var postgres = new FileInfo(Path.Combine(folder, "postgres"));
        if (!postgres.Exists)
            return null;
        var real = Path.GetDirectoryName(postgres.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? postgres.FullName)!;
        return Needed.All(program => File.Exists(Path.Combine(real, program))) ? real : null;
    }

    private static async Task<Version?> VersionOfAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "postgres"), ["--version"]) { RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var answer = VersionLine().Match(await process.StandardOutput.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return answer.Success ? new Version(Number(answer.Groups[1].Value), Number(answer.Groups[2].Value)) : null;
        }
        catch (Win32Exception) // found, but not for us to run
        {
            return null;
        }
    }

    private static int Number(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)(?:\.(\d+))?")]
    private static partial Regex VersionLine();
}

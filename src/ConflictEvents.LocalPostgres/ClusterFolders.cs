using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ConflictEvents.LocalPostgres;

/// <summary>The rooms of a cluster's folder.</summary>
internal sealed partial class ClusterFolders
{
    // sun_path holds 108 bytes on Linux and 104 on macOS; PostgreSQL appends "/.s.PGSQL.5432".
    private const int LongestSocketFolder = 85;

    private readonly string _root;

    public ClusterFolders(string root)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
        Socket = ServesSockets().IsMatch(Runtime) && Encoding.UTF8.GetByteCount(Runtime) <= LongestSocketFolder
            ? Runtime
            : $"/tmp/conflict-events-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_root)))[..16]}";
    }

    /// <summary>PostgreSQL's own data folder.</summary>
    public string Data => Path.Combine(_root, "cluster");

    /// <summary>
    /// A new place to make a data folder in, to be renamed when whole. Never the same twice: an initdb that outlived a killed
    /// process may still be writing to its own.
    /// </summary>
    public string NewUnfinished() => Path.Combine(_root, $"unfinished-{Guid.CreateVersion7():n}");

    /// <summary>What killed processes left of making the data folder.</summary>
    public IEnumerable<string> Unfinished() => Directory.EnumerateDirectories(_root, "unfinished-*");

    /// <summary>What belongs to the running server: the holders' pipe, the log, the socket.</summary>
    public string Runtime => Path.Combine(_root, "run");

    /// <summary>The socket's folder: <see cref="Runtime"/>, or a short one where that path is too long or too odd for a socket.</summary>
    public string Socket { get; }

    /// <summary>The pipe whose write end every process that uses the cluster keeps open.</summary>
    public string Holders => Path.Combine(Runtime, "holders");

    /// <summary>How the names of a guard's answers begin.</summary>
    public const string AnswerPrefix = "held-";

    public string Log => Path.Combine(Runtime, "server.log");

    /// <summary>Taken alone while the cluster is being made, started or stopped.</summary>
    public string ChangeLock => Path.Combine(_root, "change.lock");

    /// <summary>Shared by all holders, so that the last one knows that it is the last.</summary>
    public string HoldLock => Path.Combine(_root, "hold.lock");

    /// <summary>The major version that made the data; null where there is none yet.</summary>
    public int? DataMajor => File.Exists(Path.Combine(Data, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(Path.Combine(Data, "PG_VERSION")), CultureInfo.InvariantCulture)
        : null;

    /// <summary>The process that the server's pid file names; a killed server leaves the file behind.</summary>
    public int? ServerProcess
    {
        get
        {
            try
            {
                return int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);
            }
            catch (Exception e) when (e is IOException or InvalidOperationException or FormatException) // gone, or being written
            {
                return null;
            }
        }
    }

    /// <summary>Makes the folder itself, and sees that the server's account can reach it.</summary>
    [UnsupportedOSPlatform("windows")]
    public async Task MakeRootAsync(ServerUser user, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_root);
        File.SetUnixFileMode(_root, user.IsOurs ? Private : Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        if (!(await user.ShellAsync("""test -x "$1" """, [_root], cancellationToken)).Succeeded)
        {
            throw new LocalClusterException(
                $"{_root} is closed to the account {user}, as which PostgreSQL runs: a folder above it lets nobody else in. "
                + "Choose another data folder (ConflictEvents__DataFolder), such as one below /var/lib.");
        }
    }

    /// <summary>Makes the rooms of the running server, private to its account.</summary>
    [UnsupportedOSPlatform("windows")]
    public async Task MakeRuntimeAsync(ServerUser user, CancellationToken cancellationToken)
    {
        await user.MakePrivateFolderAsync(Runtime, cancellationToken);
        if (!File.Exists(Holders))
            await user.ShellOrThrowAsync("""mkfifo -m 600 "$1" """, [Holders], cancellationToken);
        foreach (var late in Directory.EnumerateFiles(Runtime, $"{AnswerPrefix}*"))
            File.Delete(late); // an answer that came when nobody waited for it any more
        if (Socket != Runtime)
            await user.ShellOrThrowAsync(MakeSocketFolder, [Socket], cancellationToken);
    }

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // Below /tmp anybody may have made the folder first: only one that is ours, and no link, is taken.
    private const string MakeSocketFolder =
        """
        said=$(mkdir -m 700 "$1" 2>&1) && exit
        [ -e "$1" ] || [ -h "$1" ] || { echo "$said" >&2; exit 1; }
        [ -d "$1" ] && [ ! -h "$1" ] && [ -O "$1" ] && chmod 700 "$1" && exit
        echo "$1 is somebody else's" >&2
        exit 1
        """;

    // Lists of socket folders are split at commas, Npgsql's hosts at commas and colons.
    [GeneratedRegex(@"^[A-Za-z0-9/._ @+~-]+\z")]
    private static partial Regex ServesSockets();
}

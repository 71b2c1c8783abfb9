using System.Diagnostics;
using System.Runtime.Versioning;

namespace ConflictEvents.LocalPostgres;

/// <summary>PostgreSQL's programs at work on one cluster: make it, start it, ask it, wait for it.</summary>
internal sealed class ClusterServer(LocalClusterOptions options, ServerUser user, ClusterFolders folders, PostgresPrograms programs)
{
    public const string Superuser = "postgres";
    public const string Port = "5432"; // names the socket's file only

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    // By code point, yet with letters beyond ASCII, which pg_trgm drops under plain C. The second is macOS's name for the first.
    private static readonly string[][] Locales = [["--locale=C.UTF-8"], ["--locale=C", "--lc-ctype=UTF-8"], ["--locale=en_US.UTF-8"]];

    /// <summary>Makes the data folder. A kill in the middle leaves an unfinished one, never a half data folder.</summary>
    [UnsupportedOSPlatform("windows")]
    public async Task InitAsync(CancellationToken cancellationToken)
    {
        var (said, program) = ("", options.StandbyOf is null ? "initdb" : "pg_basebackup");
        foreach (var arguments in options.StandbyOf is { } primary ? [CopyOf(primary)] : Locales.Select(New))
        {
            DeleteUnfinished();
            var unfinished = folders.NewUnfinished();
            await user.MakePrivateFolderAsync(unfinished, cancellationToken);
            var result = await user.RunAsync(programs.PathOf(program), ["-D", unfinished, .. arguments], unfinished, cancellationToken);
            if (result.Succeeded)
            {
                Directory.Move(unfinished, folders.Data);
                return;
            }
            said = result.Said;
        }
        throw new LocalClusterException($"{program} could not make a cluster in {folders.Data}:{Environment.NewLine}{said}");
    }

    private string[] New(string[] locale) =>
    [
        "--username", Superuser, "--encoding=UTF8", "--auth-local=trust", "--auth-host=reject",
        "--lc-messages=C", "--no-instructions", options.Durable ? "--data-checksums" : "--no-sync", .. locale,
    ];

    // With the settings that let it follow where it was copied from.
    private string[] CopyOf(LocalCluster primary) =>
    [
        "--host", primary.SocketFolder, "--port", Port, "--username", Superuser, "--checkpoint=fast", "--wal-method=stream",
        "--write-recovery-conf", .. options.Durable ? [] : (string[])["--no-sync"],
    ];

    /// <summary>Starts the server under a guard and waits until it answers. The caller holds the pipe already.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        KeepLogShort();
        using var guard = Guard.Start(user, folders, [programs.PathOf("postgres"), "-D", folders.Data, .. Settings()]);
        await WaitUntilReadyAsync(() => guard.HasExited, cancellationToken);
    }

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => WaitUntilReadyAsync(() => false, cancellationToken);

    public async Task<bool> IsListeningAsync(CancellationToken cancellationToken) => await AskAsync(cancellationToken) < 2;

    /// <summary>Stops the server, whether or not its guard is at it already, and waits for the end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // pg_ctl signals whatever process the file names; and where the server ends before it, its complaint is of no use.
        var server = folders.ServerProcess;
        if (server is { } id && IsPostgres(id))
            await user.RunAsync(programs.PathOf("pg_ctl"), ["stop", "-D", folders.Data, "-m", "fast", "-W"], folders.Data, cancellationToken);
        await WaitUntilGoneAsync(server, cancellationToken);
    }

    /// <summary>Waits for the process itself: its socket closes earlier, and until it has ended no other server may start.</summary>
    /// <param name="server">The process, as it was known before it was asked to end: it deletes its pid file a moment before it ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task WaitUntilGoneAsync(int? server, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < StopPatience && server is { } id && IsPostgres(id))
            await Task.Delay(Poll, cancellationToken);
    }

    private async Task WaitUntilReadyAsync(Func<bool> hasEnded, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (await AskAsync(cancellationToken) != 0)
        {
            if (hasEnded())
                throw Failure("PostgreSQL ended while it was starting.");
            if (waited.Elapsed > options.StartTimeout)
                throw Failure($"PostgreSQL did not answer within {options.StartTimeout.TotalSeconds:0} s.");
            await Task.Delay(Poll, cancellationToken);
        }
    }

    // pg_isready: 0 ready, 1 starting or stopping, 2 nobody there.
    private async Task<int> AskAsync(CancellationToken cancellationToken)
    {
        string[] arguments = ["-q", "-h", folders.Socket, "-p", Port];
        return (await user.RunAsync(programs.PathOf("pg_isready"), arguments, folders.Data, cancellationToken)).ExitCode;
    }

    // A killed server leaves its pid file, whose number may be somebody else's by now.
    private static bool IsPostgres(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName == "postgres";
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException) // no such process, or no longer
        {
            return false;
        }
    }

    private IEnumerable<string> Settings()
    {
        var settings = new Dictionary<string, string>
        {
            ["listen_addresses"] = "",
            ["port"] = Port,
            ["unix_socket_directories"] = folders.Socket,
            ["unix_socket_permissions"] = "0700",
            ["timezone"] = "UTC",
            ["log_timezone"] = "UTC",
        };
        if (!options.Durable)
        {
            settings["fsync"] = "off";
            settings["full_page_writes"] = "off";
            settings["synchronous_commit"] = "off";
        }
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        return settings.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" });
    }

    private LocalClusterException Failure(string what)
    {
        var said = File.Exists(folders.Log)
            ? string.Join(Environment.NewLine, File.ReadLines(folders.Log).TakeLast(15))
            : "(nothing)";
        return new LocalClusterException($"{what} The end of {folders.Log}:{Environment.NewLine}{said}");
    }

    private void DeleteUnfinished()
    {
        foreach (var left in folders.Unfinished())
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // Its initdb is still writing; the next start finds it again.
            }
        }
    }

    private void KeepLogShort()
    {
        const int longest = 10_000_000;
        if (File.Exists(folders.Log) && new FileInfo(folders.Log).Length > longest)
            File.Move(folders.Log, $"{folders.Log}.1", overwrite: true);
    }
}

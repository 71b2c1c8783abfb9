using System.Data.Common;
using System.Diagnostics;
using System.Runtime.Versioning;

namespace ConflictEvents.LocalPostgres;

/// <summary>
/// A private PostgreSQL cluster, kept by PostgreSQL's own programs in one folder and reached by a socket in it. Processes that
/// start the same folder share one server; it stops when the last of them disposes its cluster, ends, or is killed.
/// </summary>
/// <remarks>
/// The server listens on no network address, and its socket lies in a folder of mode 700 of the account that runs it. That account
/// and root are all who can connect, and either could read the data files as well: so it asks for no password (`trust`).
/// </remarks>
public sealed class LocalCluster : IAsyncDisposable
{
    private static readonly TimeSpan GuardPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(60);

    private readonly LocalClusterOptions _options;
    private readonly ServerUser _user;
    private readonly ClusterFolders _folders;
    private readonly ClusterServer _server;
    private FileStream? _pipe;
    private FileStream? _share;

    private LocalCluster(LocalClusterOptions options, ServerUser user, ClusterFolders folders, PostgresPrograms programs)
    {
        _options = options;
        _user = user;
        _folders = folders;
        _server = new ClusterServer(options, user, folders, programs);
        Programs = programs;
    }

    /// <summary>The programs the cluster runs on.</summary>
    public PostgresPrograms Programs { get; }

    /// <summary>The folder of the server's socket, for `psql -h`.</summary>
    public string SocketFolder => _folders.Socket;

    /// <summary>The file the server writes its log to.</summary>
    public string LogFile => _folders.Log;

    /// <summary>True where this call started the server, false where it found one running.</summary>
    public bool StartedHere { get; private set; }

    /// <summary>Makes the cluster where the folder has none, starts its server where none runs, and waits until it answers.</summary>
    /// <exception cref="PostgresNotFoundException">PostgreSQL's programs are not on this machine.</exception>
    /// <exception cref="LocalClusterException">The cluster could not be made or started.</exception>
    public static async Task<LocalCluster> StartAsync(LocalClusterOptions options, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
            throw new PostgresNotFoundException("The local cluster needs Linux or macOS.");

        var folders = new ClusterFolders(options.DataFolder);
        var programs = PostgresPrograms.First(await PostgresPrograms.FindAllAsync(cancellationToken), folders.DataMajor);
        var user = await ServerUser.FindAsync(cancellationToken);
        var cluster = new LocalCluster(options, user, folders, programs);
        try
        {
            await cluster.StartAsync(cancellationToken);
            return cluster;
        }
        catch
        {
            cluster.LetGo();
            throw;
        }
    }

    /// <summary>The connection string of one database of the cluster, as its superuser. It need not exist yet.</summary>
    public string ConnectionString(string database) => new DbConnectionStringBuilder
    {
        ["Host"] = _folders.Socket,
        ["Port"] = ClusterServer.Port,
        ["Username"] = ClusterServer.Superuser,
        ["Database"] = database,
    }.ConnectionString;

    /// <summary>Lets go of the server, and waits until it has stopped where nobody else holds it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_pipe is null)
            return;
        await using var changing = await FileLock.TakeAsync(_folders.ChangeLock, FileShare.None, LockPatience, CancellationToken.None);
        var server = _folders.ServerProcess;
        LetGo();
        if (await IsHeldAsync())
            return;
        await _server.StopAsync(CancellationToken.None);
        await ClusterServer.WaitUntilGoneAsync(server, CancellationToken.None);
        if (_folders.Socket != _folders.Runtime)
            await _user.ShellAsync("""rmdir "$1" """, [_folders.Socket], CancellationToken.None);
    }

    [UnsupportedOSPlatform("windows")]
    private async Task StartAsync(CancellationToken cancellationToken)
    {
        await _folders.MakeRootAsync(_user, cancellationToken);
        await using var changing = await FileLock.TakeAsync(_folders.ChangeLock, FileShare.None, _options.StartTimeout, cancellationToken);
        await _folders.MakeRuntimeAsync(_user, cancellationToken);
        if (_folders.DataMajor is null)
            await _server.InitAsync(cancellationToken);
        _share = await FileLock.TakeAsync(_folders.HoldLock, FileShare.ReadWrite, GuardPatience, cancellationToken);
        _pipe = Guard.Hold(_folders);
        if (await JoinAsync(_pipe, cancellationToken))
            return;
        await _server.StartAsync(cancellationToken);
        StartedHere = true;
    }

    // True when a server runs under a guard that knows of us. A server whose guard was killed would outlive us all: it is stopped.
    private async Task<bool> JoinAsync(FileStream pipe, CancellationToken cancellationToken)
    {
        if (_folders.ServerProcess is not null && await _server.IsListeningAsync(cancellationToken))
        {
            var asked = Stopwatch.StartNew();
            if (await Guard.AnswersAsync(
                _folders, pipe, async () => asked.Elapsed > GuardPatience || !await _server.IsListeningAsync(cancellationToken), cancellationToken))
            {
                await _server.WaitUntilReadyAsync(cancellationToken);
                return true;
            }
            await _server.StopAsync(cancellationToken);
        }
        await ClusterServer.WaitUntilGoneAsync(_folders.ServerProcess, cancellationToken);
        return false;
    }

    private async Task<bool> IsHeldAsync()
    {
        // A child of ours between fork and exec may still share the lock for a moment.
        for (var attempt = 0; attempt < 25; attempt++)
        {
            await using var alone = FileLock.Try(_folders.HoldLock, FileShare.None);
            if (alone is not null)
                return false;
            await Task.Delay(20);
        }
        return true;
    }

    private void LetGo()
    {
        _pipe?.Dispose();
        _pipe = null;
        _share?.Dispose();
        _share = null;
    }
}

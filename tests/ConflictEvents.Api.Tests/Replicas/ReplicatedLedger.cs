using ConflictEvents.LocalPostgres;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ConflictEvents.Api.Tests.Replicas;

/// <summary>A primary of its own that archives its log, with a ledger in it, and standbys of it. It is there also where the tests have a server: that one has no standby.</summary>
public sealed class ReplicatedLedger : IAsyncLifetime
{
    public const string Name = "conflict_events";

    private readonly Stack<LocalCluster> _clusters = [];
    private int _standbys;

    /// <summary>All of it, below which each cluster has its folder. Its name is short, for the address of a socket has 107 bytes at most.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"ce-replicas-{Guid.CreateVersion7().ToString("n")[^8..]}");

    /// <summary>Where full segments of the log go.</summary>
    public string Archive => Path.Combine(Folder, "archive");

    public LocalCluster Cluster { get; private set; } = null!;

    public string Primary => Address(Cluster);

    public async Task InitializeAsync()
    {
        if (StandbyFactAttribute.IsMissing || OperatingSystem.IsWindows())
            return;
        var user = await ServerUser.FindAsync(CancellationToken.None);
        foreach (var folder in new[] { Folder, Archive })
            await user.MakePrivateFolderAsync(folder, CancellationToken.None);
        Cluster = await StartAsync(new() { DataFolder = Path.Combine(Folder, "primary"), Settings = Settings(("archive_mode", "on"), ("archive_command", $"cp %p {Archive}/%f")) });
        await using var db = new LedgerDb(new DbContextOptionsBuilder<LedgerDb>().UseNpgsql(Primary + ";Pooling=false").Options);
        await new SchemaMigrator(db, TimeProvider.System, [], NullLogger<SchemaMigrator>.Instance).MigrateAsync();
    }

    /// <summary>A standby that follows the primary.</summary>
    public async Task<LocalCluster> NewStandbyAsync()
    {
        var standby = await StartAsync(new() { DataFolder = Path.Combine(Folder, $"standby{++_standbys}"), StandbyOf = Cluster, Settings = Settings() });
        await CaughtUpAsync(Address(standby));
        return standby;
    }

    /// <summary>Starts a cluster that stops with this.</summary>
    public async Task<LocalCluster> StartAsync(LocalClusterOptions options)
    {
        var cluster = await LocalCluster.StartAsync(options with { Durable = false }, CancellationToken.None);
        _clusters.Push(cluster);
        return cluster;
    }

    /// <summary>What standbys need, too: as many connections as the primary. Log that is not flushed is not sent.</summary>
    public static Dictionary<string, string> Settings(params (string Name, string Value)[] more) =>
        new([new("max_connections", "60"), new("shared_buffers", "32MB"), new("synchronous_commit", "on"), .. more.Select(m => KeyValuePair.Create(m.Name, m.Value))]);

    public static string Address(LocalCluster cluster) => cluster.ConnectionString(Name) + ";Maximum Pool Size=8";

    /// <summary>Waits until a standby shows all that the primary has.</summary>
    public async Task CaughtUpAsync(string standby)
    {
        var position = await ScalarAsync<long>(Primary, "select position from ledger_head");
        await Observability.ServedProcess.UntilAsync(() => ScalarAsync<long>(standby, "select position from ledger_head"), p => p >= position, "The standby does not catch up.");
    }

    public static Task ExecuteAsync(string address, string sql) => ScalarAsync<object?>(address, sql);

    public static async Task<T> ScalarAsync<T>(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is T value ? value : default!;
    }

    public async Task DisposeAsync()
    {
        while (_clusters.TryPop(out var cluster))
            await cluster.DisposeAsync();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}

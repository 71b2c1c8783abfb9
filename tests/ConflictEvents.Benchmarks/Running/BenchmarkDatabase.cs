using ConflictEvents.Benchmarks.Generation;
using ConflictEvents.LocalPostgres;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>A private cluster with a generated world in it. It is filled at the first command and kept where that was asked for.</summary>
internal sealed class BenchmarkDatabase : IAsyncDisposable
{
    /// <summary>The server's settings.</summary>
    public static readonly IReadOnlyDictionary<string, string> Settings = new Dictionary<string, string> { ["max_wal_size"] = "4GB", ["max_connections"] = "300", ["shared_buffers"] = "512MB" };
    private readonly LocalCluster cluster;
    private readonly BenchmarkOptions options;

    private BenchmarkDatabase(LocalCluster cluster, BenchmarkOptions options)
    {
        (this.cluster, this.options) = (cluster, options);
        ConnectionString = cluster.ConnectionString("benchmark");
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public string LogFile => cluster.LogFile;

    public LocalCluster Cluster => cluster;

    public static async Task<BenchmarkDatabase> StartAsync(BenchmarkOptions options, CancellationToken cancellationToken)
    {
        var cluster = await LocalCluster.StartAsync(new LocalClusterOptions
        {
            DataFolder = options.DataFolder,
            Durable = false,
            Settings = Settings,
        }, cancellationToken);
        var database = new BenchmarkDatabase(cluster, options);
        await database.FillAsync(cancellationToken);
        return database;
    }

    /// <summary>One value of the database.</summary>
    public async Task<T> ReadAsync<T>(string sql, CancellationToken cancellationToken)
    {
        await using var command = Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The processor time that it has taken, those of its processes with it that ended.</summary>
    public double ProcessorSeconds() => PostgresTime.SecondsOf(Path.Combine(options.DataFolder, "cluster"));

    /// <summary>Megabytes that its processes hold of their own.</summary>
    public double OwnMegabytes() => PostgresTime.OwnMegabytesOf(Path.Combine(options.DataFolder, "cluster"));

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await cluster.DisposeAsync();
        if (!options.Keep)
            Directory.Delete(options.DataFolder, recursive: true);
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await MigrateAsync(cancellationToken);
        if (options.IsLoad || await ReadAsync<long>("select position from ledger_head", cancellationToken) > 0)
            return;
        // The head is set when all is there: a part was left by a run that was ended meanwhile.
        if (await ReadAsync<bool>("select exists (select from changes)", cancellationToken))
        {
            await using var emptying = Source.CreateCommand("drop schema public cascade; create schema public");
            await emptying.ExecuteNonQueryAsync(cancellationToken);
            await MigrateAsync(cancellationToken);
        }
        await new Generator(Source, new(BenchmarkOptions.Seed, options.Events, options.Today) { Revisions = options.Revisions }).RunAsync(cancellationToken);
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = new LedgerDb(new DbContextOptionsBuilder<LedgerDb>().UseNpgsql(Source).Options);
        await new SchemaMigrator(db, TimeProvider.System, [], NullLogger<SchemaMigrator>.Instance).MigrateAsync(cancellationToken);
    }
}

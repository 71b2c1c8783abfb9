using ConflictEvents.Benchmarks.Running;
using ConflictEvents.LocalPostgres;
using Npgsql;

namespace ConflictEvents.Benchmarks.Scaling;

/// <summary>A streaming standby of the benchmark's database; it goes with the command.</summary>
internal sealed class Standby : IAsyncDisposable
{
    private readonly LocalCluster cluster;
    private readonly string folder;

    private Standby(LocalCluster cluster, string folder)
    {
        (this.cluster, this.folder) = (cluster, folder);
        ConnectionString = cluster.ConnectionString("benchmark");
        Source = NpgsqlDataSource.Create(ConnectionString);
    }

    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    public double ProcessorSeconds() => PostgresTime.SecondsOf(Path.Combine(folder, "cluster"));

    public static async Task<Standby> StartAsync(BenchmarkDatabase database, string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var options = new LocalClusterOptions { DataFolder = folder, Durable = false, StandbyOf = database.Cluster, Settings = BenchmarkDatabase.Settings };
        return new(await LocalCluster.StartAsync(options, cancellationToken), folder);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

using ConflictEvents.LocalPostgres;

namespace ConflictEvents.Api.Hosting;

/// <summary>Where the ledger is kept: the configured server, else a private cluster that lives as long as this process.</summary>
internal sealed class DatabaseAddress : IAsyncDisposable
{
    private readonly LocalCluster? cluster;

    private DatabaseAddress(string connectionString, LocalCluster? cluster) => (ConnectionString, this.cluster) = (connectionString, cluster);

    public string ConnectionString { get; }

    /// <summary>The address; null where there is none, and standard error says what to install or to set.</summary>
    public static async Task<DatabaseAddress?> TryFindAsync(IConfiguration configuration, string contentRoot, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(configuration, contentRoot, cancellationToken);
        }
        catch (PostgresNotFoundException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return null;
        }
    }

    private static async Task<DatabaseAddress> FindAsync(IConfiguration configuration, string contentRoot, CancellationToken cancellationToken)
    {
        if (configuration.GetConnectionString("ConflictEvents") is { Length: > 0 } configured)
            return new(configured, null);
        var folder = configuration[$"{ConflictEventsOptions.Section}:DataFolder"] is { Length: > 0 } chosen ? chosen : DataFolders.Default(contentRoot);
        var cluster = await LocalCluster.StartAsync(new LocalClusterOptions { DataFolder = Path.Combine(folder, "postgres") }, cancellationToken);
        return new(cluster.ConnectionString("conflict_events"), cluster);
    }

    public ValueTask DisposeAsync() => cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}

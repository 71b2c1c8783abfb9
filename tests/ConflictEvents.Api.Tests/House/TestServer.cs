using ConflictEvents.LocalPostgres;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ConflictEvents.Api.Tests.House;

/// <summary>
/// The PostgreSQL server of this test run, with a template database that is migrated once. It is the one that
/// <see cref="Variable"/> names, else a private cluster in a folder of its own.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    /// <summary>The environment variable with the connection string of a server to test on; its user may create databases.</summary>
    public const string Variable = "CONFLICTEVENTS_TEST_DATABASE";

    private static readonly Lazy<Task<TestServer>> Started = new(StartAsync);
    private readonly string _run = $"ce_test_{Guid.CreateVersion7():n}";
    private readonly string _server;
    private readonly string? _folder;
    private int _clones;

    private TestServer(LocalCluster? cluster, string? folder, string server)
    {
        (Cluster, _folder) = (cluster, folder);
        _server = new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString;
    }

    /// <summary>The private cluster; null where the server is a configured one.</summary>
    public LocalCluster? Cluster { get; }

    private string Template => $"{_run}_template";

    /// <summary>The server, started at the first call.</summary>
    public static Task<TestServer> GetAsync() => Started.Value;

    /// <summary>Stops the server and deletes its folder, where it was started. The run's end calls this.</summary>
    public static async ValueTask StopAsync()
    {
        if (Started.IsValueCreated && Started.Value.IsCompletedSuccessfully)
            await (await Started.Value).DisposeAsync();
    }

    /// <summary>A new database with the schema in it; disposing it drops it.</summary>
    public async Task<TestDatabase> CloneAsync()
    {
        var name = NewName();
        await ExecuteAsync($"create database {name} template {Template}");
        return new TestDatabase(this, name);
    }

    /// <summary>The name of a database that does not exist yet; disposing it drops what was made of it.</summary>
    public TestDatabase Missing() => new(this, NewName());

    public async ValueTask DisposeAsync()
    {
        if (Cluster is null)
        {
            await DropAsync(Template);
            return;
        }
        await Cluster.DisposeAsync();
        Directory.Delete(_folder!, recursive: true);
    }

    internal string ConnectionString(string database) => new NpgsqlConnectionStringBuilder(_server) { Database = database, Pooling = true, MaxPoolSize = 8, Timeout = 15 }.ConnectionString;

    internal Task DropAsync(string database) => ExecuteAsync($"drop database if exists {database} with (force)");

    private static async Task<TestServer> StartAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured
            ? new TestServer(null, null, configured)
            : await StartClusterAsync();
        await server.MigrateTemplateAsync();
        return server;
    }

    private static async Task<TestServer> StartClusterAsync()
    {
        // Not CreateTempSubdirectory, whose folder is closed to the account that runs the server where we are root.
        var folder = Path.Combine(Path.GetTempPath(), $"conflict-events-test-{Guid.CreateVersion7():n}");
        var cluster = await LocalCluster.StartAsync(
            new LocalClusterOptions { DataFolder = folder, Durable = false, Settings = new Dictionary<string, string> { ["max_connections"] = "300" } },
            CancellationToken.None);
        return new TestServer(cluster, folder, cluster.ConnectionString("postgres"));
    }

    private async Task MigrateTemplateAsync()
    {
        await ExecuteAsync($"create database {Template}");
        // Without a pool: a template that somebody is connected to cannot be cloned.
        var connectionString = new NpgsqlConnectionStringBuilder(_server) { Database = Template }.ConnectionString;
        await using var db = new LedgerDb(new DbContextOptionsBuilder<LedgerDb>().UseNpgsql(connectionString).Options);
        await new SchemaMigrator(db, TimeProvider.System, [], NullLogger<SchemaMigrator>.Instance).MigrateAsync();
    }

    private string NewName() => $"{_run}_{Interlocked.Increment(ref _clones)}";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}

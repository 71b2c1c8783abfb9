using System.Collections.Concurrent;
using System.Diagnostics;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.LocalPostgres;
using Npgsql;

namespace ConflictEvents.Api.Tests.Tool.InStep;

/// <summary>The API as it is shipped, in a process of its own, on a cluster of its own, behind a wire of our own: each of them can be hit.</summary>
internal sealed class Battlefield : IAsyncDisposable
{
    public const string Key = "key-of-the-battlefield-0123456789abcdef";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"conflict-events-in-step-{Guid.CreateVersion7():n}");
    private readonly List<LocalCluster> clusters = [];
    private readonly ConcurrentQueue<string> said = [];
    private readonly int port = Ports.Free();
    private Process api = null!;

    private Battlefield() => Wire = new(port);

    /// <summary>The wire that everybody but the final count uses.</summary>
    public Wire Wire { get; }

    /// <summary>The server itself.</summary>
    public Uri Server => new($"http://127.0.0.1:{port}");

    /// <summary>What the API has logged of requests that it could not answer, a JSON line each: nobody may be told that something went wrong on our side, whatever hits.</summary>
    public IEnumerable<string> Errors => said.Where(line => line.Contains("\"Level\":\"Error\"", StringComparison.Ordinal) && line.Contains("\"RequestPath\"", StringComparison.Ordinal));

    public static async Task<Battlefield> StartAsync()
    {
        var field = new Battlefield();
        await field.StartClusterAsync();
        await using (var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(field.clusters[0].ConnectionString("postgres")) { Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("create database conflict_events", connection);
            await create.ExecuteNonQueryAsync();
        }
        await field.StartServerAsync();
        return field;
    }

    /// <summary>kill -9 of the API, and a new one on the same port.</summary>
    public async Task KillServerAsync()
    {
        api.Kill();
        await api.WaitForExitAsync();
        api.Dispose();
        await StartServerAsync();
    }

    /// <summary>PostgreSQL ends without a checkpoint, and recovers from its log.</summary>
    public async Task CrashDatabaseAsync()
    {
        var user = await ServerUser.FindAsync(CancellationToken.None);
        var folders = new ClusterFolders(folder);
        var stopped = await user.RunAsync(clusters[0].Programs.PathOf("pg_ctl"), ["stop", "-D", folders.Data, "-m", "immediate", "-w"], folders.Data, CancellationToken.None);
        Assert.True(stopped.Succeeded, stopped.Said);
        await StartClusterAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (api is not null)
        {
            api.Kill();
            await api.WaitForExitAsync();
            api.Dispose();
        }
        await Wire.DisposeAsync();
        foreach (var cluster in clusters)
            await cluster.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // Durable, as it is shipped: what was acknowledged must be there after a crash.
    private async Task StartClusterAsync() => clusters.Add(await LocalCluster.StartAsync(new LocalClusterOptions { DataFolder = folder }, CancellationToken.None));

    private async Task StartServerAsync()
    {
        api = Child.Start("src/ConflictEvents.Api", "ConflictEvents.Api.dll", [], new()
        {
            ["ASPNETCORE_URLS"] = Server.ToString(),
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__ConflictEvents"] = clusters[0].ConnectionString("conflict_events"),
            ["ConflictEvents__AdminKey"] = Key,
            ["ConflictEvents__RateLimits__Enabled"] = "false",
        }, said);
        using var client = new HttpClient { BaseAddress = Server };
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            Assert.False(api.HasExited, "The API ended.");
            Assert.True(watch.Elapsed < Patience, "The API is not ready.");
            try
            {
                using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
            }
        }
    }
}

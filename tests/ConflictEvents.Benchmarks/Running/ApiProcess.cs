using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ConflictEvents.Benchmarks.Running;

/// <summary>The API as it is shipped, in a process of its own, set as in production; only the rate limits are lifted.</summary>
internal sealed class ApiProcess : IAsyncDisposable
{
    private const string AdminKey = "benchmark-admin-key-benchmark-admin-key";

    private ApiProcess(ServerProcess server)
    {
        Server = server;
        Reader = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(30) };
        Desk = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(30) };
        Desk.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", AdminKey);
    }

    public ServerProcess Server { get; }

    /// <summary>A caller without a key.</summary>
    public HttpClient Reader { get; }

    /// <summary>A caller who sees everything.</summary>
    public HttpClient Desk { get; }

    public static async Task<ApiProcess> StartAsync(string connectionString, CancellationToken cancellationToken, string probe = "/health/ready", string? replica = null) =>
        new(await ServerProcess.StartAsync(await ShippedBuild.ProgramAsync(), [], Settings(connectionString, replica), probe, cancellationToken));

    /// <summary>Makes a key of a role; it is looked up in the database with every request, as those of a desk's tools are.</summary>
    public async Task<string> KeyAsync(string role, CancellationToken cancellationToken)
    {
        using var answer = await Desk.PostAsJsonAsync("/v1/keys", new { name = $"benchmark {role} {Guid.CreateVersion7()}", role }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["key"]!;
    }

    private static Dictionary<string, string> Settings(string connectionString, string? replica)
    {
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__ConflictEvents"] = connectionString,
            ["ConflictEvents__AdminKey"] = AdminKey,
            ["ConflictEvents__RateLimits__Enabled"] = "false",
        };
        if (replica is not null)
            settings["ConnectionStrings__Replica"] = replica;
        return settings;
    }

    public double ResidentMegabytes() => Server.ResidentMegabytes();

    public double PeakMegabytes() => Server.PeakMegabytes();

    public double ProcessorSeconds() => Server.ProcessorSeconds();

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        Desk.Dispose();
        await Server.DisposeAsync();
    }
}

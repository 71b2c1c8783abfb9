using System.Diagnostics;
using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Tool.InStep;
using ConflictEvents.Api.Tests.Webhooks;

namespace ConflictEvents.Api.Tests.Observability;

/// <summary>The API in a process of its own, for what a process measures is told of all hosts in it; with a collector of the test's own.</summary>
public sealed class ServedProcess : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<HttpClient> _clients = [];
    private TestDatabase _database = null!;
    private Process _process = null!;
    private Uri _address = null!;

    /// <summary>What gets metrics and traces.</summary>
    public Receiver Collector { get; private set; } = null!;

    /// <summary>A caller with the admin key.</summary>
    public HttpClient Admin => NewClient(ApiFixture.AdminKey);

    public HttpClient NewClient(string? key)
    {
        var client = new HttpClient { BaseAddress = _address };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        _clients.Add(client);
        return client;
    }

    public async Task InitializeAsync()
    {
        _database = await (await TestServer.GetAsync()).CloneAsync();
        Collector = await Receiver.StartAsync();
        _address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        _process = Child.Start("src/ConflictEvents.Api", "ConflictEvents.Api.dll", [], new()
        {
            ["ASPNETCORE_URLS"] = _address.ToString(),
            ["ConnectionStrings__ConflictEvents"] = _database.ConnectionString,
            // Its own replica: all that is told of one is told.
            ["ConnectionStrings__Replica"] = _database.ConnectionString,
            ["ConflictEvents__AdminKey"] = ApiFixture.AdminKey,
            ["ConflictEvents__Webhooks__AllowLoopback"] = "true",
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = new Uri(Collector.Url).GetLeftPart(UriPartial.Authority),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
        });
        var admin = Admin;
        await UntilAsync(() => IsReadyAsync(admin), ready => ready, "It does not get ready.");
    }

    public async Task DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _clients.ForEach(c => c.Dispose());
        await Collector.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <summary>Asks until it is so.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isSo, string otherwise)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await Task.Delay(50))
            if (await ask() is var answer && isSo(answer))
                return answer;
        throw new TimeoutException(otherwise);
    }

    private static async Task<bool> IsReadyAsync(HttpClient admin)
    {
        try
        {
            using var answer = await admin.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}

using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Targets;

/// <summary>What contends, and what drives it: the API, the endpoint that does nothing else, the database, each in processes of their own.</summary>
internal sealed class Yard : IAsyncDisposable
{
    private readonly string folder;

    private Yard(BenchmarkOptions options, BenchmarkDatabase database, string folder) => (Options, Database, this.folder) = (options, database, folder);

    public BenchmarkOptions Options { get; }

    public BenchmarkDatabase Database { get; }

    public required ApiProcess Api { get; init; }

    public required ServerProcess Minimal { get; init; }

    public required Wrk Wrk { get; init; }

    public required Pgbench Pgbench { get; init; }

    /// <summary>The key of a reader.</summary>
    public required string ReaderKey { get; init; }

    /// <summary>The key of a contributor.</summary>
    public required string WriterKey { get; init; }

    /// <summary>What the database's processes held of their own behind any round, at most.</summary>
    public double DatabaseMegabytes { get; set; }

    /// <summary>Starts the server and what it is compared with, and waits until it is at rest.</summary>
    public static async Task<Yard> OpenAsync(BenchmarkOptions options, BenchmarkDatabase database, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("conflict-events-yard-").FullName;
        var api = await ApiProcess.StartAsync(database.ConnectionString, cancellationToken);
        await SettleAsync(database, cancellationToken);
        return new(options, database, folder)
        {
            Api = api,
            Minimal = await ServerProcess.StartAsync(typeof(Yard).Assembly.Location, [BenchmarkOptions.Minimal], new Dictionary<string, string> { ["ConnectionStrings__ConflictEvents"] = database.ConnectionString }, "/ready", cancellationToken),
            Wrk = await Wrk.FindAsync(folder, cancellationToken),
            Pgbench = await Pgbench.FindAsync(folder, database.ConnectionString, cancellationToken),
            ReaderKey = await api.KeyAsync("reader", cancellationToken),
            WriterKey = await api.KeyAsync("contributor", cancellationToken),
        };
    }

    /// <summary>Our API, asked by a reader.</summary>
    public Contender Ours(IEnumerable<Ask> asks, string name = "API") => OverHttp(name, Api.Server, asks, ReaderKey);

    /// <summary>Our API, written to by a contributor.</summary>
    public Contender Writing(IEnumerable<Ask> asks, string name = "API") => OverHttp(name, Api.Server, asks, WriterKey);

    /// <summary>The endpoint that does nothing but answer.</summary>
    public Contender Endpoint(IEnumerable<Ask> asks) => OverHttp("minimal endpoint", Minimal, asks, "");

    /// <summary>Statements by themselves.</summary>
    public Contender Statements(IEnumerable<string> scripts, string name)
    {
        var files = Pgbench.Write(scripts);
        return new(name, (clients, time, ended) => Pgbench.RunAsync(files, clients, time, ended));
    }

    /// <summary>What our API sends to the database for some requests, all of it, each as one script.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<LoggedStatement>>> SentAsync(IEnumerable<Ask> asks, CancellationToken cancellationToken, string role = "reader")
    {
        await using var api = await ApiProcess.StartAsync(StatementLog.Logged(Database.ConnectionString), cancellationToken);
        var key = await api.KeyAsync(role, cancellationToken);
        var log = new StatementLog(Database);
        List<IReadOnlyList<LoggedStatement>> sent = [];
        foreach (var ask in asks)
        {
            using var request = new HttpRequestMessage(new HttpMethod(ask.Method), new Uri(ask.Path, UriKind.Relative));
            request.Headers.Authorization = new("Bearer", key);
            if (ask.Body.Length > 0)
                request.Content = new StringContent(ask.Body, System.Text.Encoding.UTF8, "application/json");
            await log.TakeAsync(cancellationToken);
            using (var answer = await api.Reader.SendAsync(request, cancellationToken))
            {
                if (!answer.IsSuccessStatusCode)
                    throw new InvalidOperationException($"{ask.Path}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
                await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            }
            sent.Add(await log.TakeAsync(cancellationToken));
        }
        return sent;
    }

    // A world that was just made is counted by the first server, at some 50,000 positions a second.
    private static async Task SettleAsync(BenchmarkDatabase database, CancellationToken cancellationToken)
    {
        while (!await database.ReadAsync<bool>("select s.epoch is not distinct from h.epoch and s.position = h.position from event_counts_stand s cross join ledger_head h", cancellationToken))
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Minimal.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Contender OverHttp(string name, ServerProcess server, IEnumerable<Ask> asks, string key)
    {
        var file = Wrk.Write(asks);
        return new(name, (clients, time, ended) => Wrk.RunAsync(server.Address, file, key, clients, time, ended));
    }
}

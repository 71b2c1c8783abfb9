using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ConflictEvents.Benchmarks.Generation;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>Loads a world into an empty server through its own door: as bulk requests, or as one import job.</summary>
internal sealed class BulkRun(BenchmarkOptions options, BenchmarkDatabase database)
{
    private static readonly MediaTypeHeaderValue Ndjson = new("application/x-ndjson");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var file = new BulkFile(new World(BenchmarkOptions.Seed, options.Events, options.Today));
        await using var api = await ApiProcess.StartAsync(database.ConnectionString, cancellationToken);
        var sender = new Sender(api, database);
        await sender.SendAsync("actors and sources", [Sender.Bodies(file.Actors().Concat(file.Sources()))], "created", cancellationToken);
        await using var readers = new Readers(api, options.Readers);
        if (options.AsJob)
            await JobAsync(api, file.Events(), cancellationToken);
        else if (options.Readers > 0)
            await sender.SendAsync("events", [Sender.Bodies(file.Events())], "created", cancellationToken);
        else
            await new BulkTargets(options, database, sender).RunAsync(file.Events(), cancellationToken);
    }

    private async Task JobAsync(ApiProcess api, IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var body = BulkFile.Utf8(lines);
        var (watch, server, postgres) = (Stopwatch.StartNew(), api.ProcessorSeconds(), database.ProcessorSeconds());
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = Ndjson;
        using var answer = await api.Desk.PostAsync(new Uri("/v1/imports", UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        JsonNode job;
        do
        {
            await Task.Delay(200, cancellationToken);
            job = JsonNode.Parse(await api.Desk.GetStringAsync(answer.Headers.Location, cancellationToken))!;
        }
        while (job["finishedAt"] is null);
        Console.WriteLine(job.ToJsonString());
        Console.WriteLine(new Loaded("job", (int)job["read"]!, body.Length, watch.Elapsed.TotalSeconds, api.ProcessorSeconds() - server, database.ProcessorSeconds() - postgres, api.PeakMegabytes()));
    }
}

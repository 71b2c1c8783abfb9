using System.Diagnostics;
using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Sources;
using Npgsql;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Fills an empty, migrated database with a world.</summary>
internal sealed class Generator(NpgsqlDataSource database, World world)
{
    private const int Batch = 10_000;
    private readonly Loader loader = new(database);
    private readonly RecordMaker maker = new(world);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var indexes = new IndexKeeper(database);
        await indexes.DropAsync(cancellationToken);
        await loader.LoadAsync(ActorRevision.Table, Enumerable.Range(0, World.Actors).Select(maker.Actor), cancellationToken);
        foreach (var some in Enumerable.Range(0, world.Sources).Chunk(Batch))
            await loader.LoadAsync(SourceRevision.Table, some.Select(maker.Source), cancellationToken);
        Tell(watch, "actors and sources");
        var steps = Timeline.Of(world, World.Actors + world.Sources);
        await LoadEventsAsync(steps, cancellationToken);
        await ExecuteAsync("insert into external_ids (system, external_id, event) select 'acled', 'BEN' || n, id from unnest($1, $2) as t (n, id)",
            cancellationToken, Tenth().ToArray(), Tenth().Select(world.EventId).ToArray());
        await ExecuteAsync("update ledger_head set position = $1, moment = $2", cancellationToken, steps[^1].Position, steps[^1].Moment);
        Tell(watch, $"{world.Events:N0} events in {steps.Length:N0} revisions");
        await indexes.CreateAsync(Environment.ProcessorCount, cancellationToken);
        Tell(watch, "indexes");
        await ExecuteAsync("vacuum analyze", cancellationToken);
        Tell(watch, "vacuum and statistics");
    }

    private IEnumerable<int> Tenth() => Enumerable.Range(0, (world.Events + 9) / 10).Select(n => n * 10);

    private Task LoadEventsAsync(Step[] steps, CancellationToken cancellationToken)
    {
        var sources = maker.CitedSources();
        return Parallel.ForEachAsync(steps.Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (batch, cancel) => await loader.LoadAsync(EventRevision.Table, batch.Select(s => maker.Event(s, sources)), cancel));
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Tell(Stopwatch watch, string what) => Console.WriteLine($"{watch.Elapsed:mm\\:ss} {what}");
}

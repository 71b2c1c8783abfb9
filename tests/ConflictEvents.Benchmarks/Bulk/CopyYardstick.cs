using System.Diagnostics;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>The bulk limit: the rows of the events that are there, with their searched columns made already, by psql's `\copy` into an empty table with the same indexes.</summary>
internal sealed class CopyYardstick(BenchmarkDatabase database)
{
    private readonly Psql psql = new(database);

    public async Task<Loaded> RunAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("conflict-events-copy-").FullName, "rows");
        try
        {
            await psql.RunAsync($"\\copy event_revisions to '{file}' (format binary)", cancellationToken);
            await psql.RunAsync("drop table if exists benchmark_copied; create table benchmark_copied (like event_revisions including all)", cancellationToken);
            var (watch, before) = (Stopwatch.StartNew(), database.ProcessorSeconds());
            await psql.RunAsync($"\\copy benchmark_copied from '{file}' (format binary)", cancellationToken);
            var seconds = watch.Elapsed.TotalSeconds;
            var loaded = new Loaded("\\copy into the same indexed table", (int)await database.ReadAsync<long>("select count(*) from benchmark_copied", cancellationToken), new FileInfo(file).Length, seconds, 0, database.ProcessorSeconds() - before, 0);
            await psql.RunAsync("drop table benchmark_copied", cancellationToken);
            Console.WriteLine(loaded);
            return loaded;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }
}

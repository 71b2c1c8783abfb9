using System.Diagnostics;
using ConflictEvents.Benchmarks.Driving;
using ConflictEvents.Benchmarks.Running;
using ConflictEvents.LocalPostgres;
using Npgsql;

namespace ConflictEvents.Benchmarks.Bulk;

/// <summary>The bulk limit: the rows of the events that are there, with their searched columns made already, by psql's `\copy` into an empty table with the same indexes.</summary>
internal sealed class CopyYardstick(BenchmarkDatabase database)
{
    public async Task<Loaded> RunAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("conflict-events-copy-").FullName, "rows");
        try
        {
            await PsqlAsync($"\\copy event_revisions to '{file}' (format binary)", cancellationToken);
            await PsqlAsync("drop table if exists benchmark_copied; create table benchmark_copied (like event_revisions including all)", cancellationToken);
            var (watch, before) = (Stopwatch.StartNew(), database.ProcessorSeconds());
            await PsqlAsync($"\\copy benchmark_copied from '{file}' (format binary)", cancellationToken);
            var seconds = watch.Elapsed.TotalSeconds;
            var loaded = new Loaded("\\copy into the same indexed table", (int)await database.ReadAsync<long>("select count(*) from benchmark_copied", cancellationToken), new FileInfo(file).Length, seconds, 0, database.ProcessorSeconds() - before, 0);
            await PsqlAsync("drop table benchmark_copied", cancellationToken);
            Console.WriteLine(loaded);
            return loaded;
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private async Task PsqlAsync(string command, CancellationToken cancellationToken)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var programs = await PostgresPrograms.FindAllAsync(cancellationToken);
        var psql = programs.Select(p => p.PathOf("psql")).Append(Programs.Find("psql")).FirstOrDefault(p => File.Exists(p)) ?? throw new InvalidOperationException("psql is not installed.");
        await Programs.RunAsync(psql, ["--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "--host", address.Host!, "--username", address.Username!, "--command", command, address.Database!], cancellationToken);
    }
}

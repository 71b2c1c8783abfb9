using Npgsql;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>Takes the indexes away before a load and makes them again behind it, several at a time.</summary>
internal sealed class IndexKeeper(NpgsqlDataSource database)
{
    private const string Own = """
        select indexdef, indexname from pg_indexes i
        where schemaname = 'public' and tablename in ('event_revisions', 'source_revisions', 'actor_revisions', 'changes')
          and not exists (select from pg_constraint c where c.conname = i.indexname)
        """;

    private readonly List<(string Definition, string Name)> aside = [];

    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await using (var command = database.CreateCommand(Own))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
                aside.Add((reader.GetString(0), reader.GetString(1)));
        }
        foreach (var (_, name) in aside)
            await RunAsync($"drop index {name}", cancellationToken);
    }

    public Task CreateAsync(int atATime, CancellationToken cancellationToken) => Parallel.ForEachAsync(aside,
        new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellationToken },
        async (index, cancel) => await RunAsync($"set maintenance_work_mem = '512MB'; {index.Definition}", cancel));

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using System.Data.Common;
using System.Text.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ConflictEvents.Events.Search;

/// <summary>Counts what a query finds. A count that takes too long is given up for the planner's estimate, and says so.</summary>
internal sealed class EventCounter(LedgerDb db, EventSearch search)
{
    /// <summary>How long to count, at most.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many events are found. Within the transaction of the read.</summary>
    /// <param name="selection">What is counted.</param>
    /// <param name="kept">What knows the number of some selections without counting; it may take as long as counting.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<ResultCount> CountAsync(EventSelection selection, Func<EventSelection, CancellationToken, Task<long?>> kept, CancellationToken cancellationToken)
    {
        var branches = Branches(selection);
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A count belongs into the snapshot of its read.");
        await transaction.CreateSavepointAsync("counting", cancellationToken);
        try
        {
            await db.Database.ExecuteSqlAsync($"select set_config('statement_timeout', {$"{Patience.TotalMilliseconds:F0}"}, true)", cancellationToken);
            var count = await kept(selection, cancellationToken) ?? await CountAllAsync(selection, branches, cancellationToken);
            await db.Database.ExecuteSqlRawAsync("set local statement_timeout to default; set local enable_indexscan to default", cancellationToken);
            return new(count, IsEstimate: false);
        }
        catch (Exception e) when ((e as PostgresException ?? e.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            await transaction.RollbackToSavepointAsync("counting", cancellationToken);
            return new(await EstimateAsync(branches, cancellationToken), IsEstimate: true);
        }
    }

    /// <summary>The positions of what is found; null where it is more than so many.</summary>
    public async Task<List<long>?> PositionsAsync(int most, EventSelection selection, CancellationToken cancellationToken)
    {
        await ByFiltersAsync(selection, cancellationToken);
        var found = await search.Gathered(selection, SqlConditions.Branches(selection.Stand)).Select(r => r.Position).Take(most + 1).ToListAsync(cancellationToken);
        await ByOrdersAsync(cancellationToken);
        return found.Count > most ? null : found;
    }

    /// <summary>
    /// From here on, only what is asked for is read, by the filters' indexes: from end to end in the order of another index is
    /// no less than the whole table.
    /// </summary>
    public Task<int> ByFiltersAsync(EventSelection selection, CancellationToken cancellationToken)
    {
        var way = EventConditions.AreNone(selection) ? "to default" : "= off";
        var settings = $"set local jit = off; set local plan_cache_mode = force_custom_plan; set local max_parallel_workers_per_gather to default; set local enable_seqscan {way}; set local enable_indexscan {way}";
        return db.Database.ExecuteSqlRawAsync(settings, cancellationToken);
    }

    /// <summary>From here on, orders are read by their indexes again.</summary>
    public Task<int> ByOrdersAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync("set local enable_indexscan to default", cancellationToken);

    /// <summary>How many rows the planner expects.</summary>
    public Task<long> EstimateAsync(IQueryable<EventRevision> rows, CancellationToken cancellationToken) => EstimateAsync([rows.Select(r => r.Position)], cancellationToken);

    private async Task<long> CountAllAsync(EventSelection selection, List<IQueryable<long>> branches, CancellationToken cancellationToken)
    {
        await ByFiltersAsync(selection, cancellationToken);
        var count = 0L;
        foreach (var branch in branches)
            count += await branch.LongCountAsync(cancellationToken);
        return count;
    }

    private List<IQueryable<long>> Branches(EventSelection selection) =>
        [.. search.Matching(selection).Branches(selection.Stand).Select(rows => rows.Select(r => r.Position))];

    private async Task<long> EstimateAsync(List<IQueryable<long>> branches, CancellationToken cancellationToken)
    {
        var estimate = 0L;
        foreach (var branch in branches)
        {
            await using var command = branch.CreateDbCommand();
            command.CommandText = $"explain (format json) {command.CommandText}";
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            estimate += await RowsAsync(command, cancellationToken);
        }
        return estimate;
    }

    private static async Task<long> RowsAsync(DbCommand command, CancellationToken cancellationToken)
    {
        using var plan = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(cancellationToken))!);
        return plan.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetInt64();
    }
}

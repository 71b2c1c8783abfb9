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
    private const string Patience = "5s";

    /// <summary>How many events are found. Within the transaction of the read.</summary>
    public async Task<ResultCount> CountAsync(EventSelection selection, CancellationToken cancellationToken)
    {
        var branches = Branches(selection);
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("A count belongs into the snapshot of its read.");
        await transaction.CreateSavepointAsync("counting", cancellationToken);
        try
        {
            await db.Database.ExecuteSqlRawAsync($"set local statement_timeout = '{Patience}'", cancellationToken);
            var count = 0L;
            foreach (var branch in branches)
                count += await branch.LongCountAsync(cancellationToken);
            await db.Database.ExecuteSqlRawAsync("set local statement_timeout to default", cancellationToken);
            return new(count, IsEstimate: false);
        }
        catch (Exception e) when ((e as PostgresException ?? e.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            await transaction.RollbackToSavepointAsync("counting", cancellationToken);
            return new(await EstimateAsync(branches, cancellationToken), IsEstimate: true);
        }
    }

    /// <summary>Whether more than so many events are found.</summary>
    public async Task<bool> IsMoreThanAsync(int most, EventSelection selection, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var branch in Branches(selection))
            count += count > most ? 0 : await branch.Take(most + 1).CountAsync(cancellationToken);
        return count > most;
    }

    /// <summary>How many rows the planner expects.</summary>
    public Task<long> EstimateAsync(IQueryable<EventRevision> rows, CancellationToken cancellationToken) => EstimateAsync([rows.Select(r => r.Position)], cancellationToken);

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

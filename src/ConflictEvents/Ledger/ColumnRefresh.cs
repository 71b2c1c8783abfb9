using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Ledger;

/// <summary>
/// Derives the searched columns again of rows that an older release wrote. Columns say nothing that the document does not
/// say, so this changes no record.
/// </summary>
internal sealed class ColumnRefresh(LedgerDb db)
{
    private const int Batch = 500;

    /// <param name="table">The record type.</param>
    /// <param name="older">The rows of an older release.</param>
    /// <param name="derive">Their columns.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many rows were derived again.</returns>
    public async Task<int> RunAsync<T>(RecordTable table, IQueryable<T> older, Func<T, string> derive, CancellationToken cancellationToken) where T : Revision
    {
        var done = 0;
        while (await older.AsNoTracking().Take(Batch).ToListAsync(cancellationToken) is { Count: > 0 } rows)
        {
            await UpdateAsync(table, rows, derive, cancellationToken);
            done += rows.Count;
        }
        return done;
    }

    private Task<int> UpdateAsync<T>(RecordTable table, List<T> rows, Func<T, string> derive, CancellationToken cancellationToken) where T : Revision
    {
        var statement = $"""
            update {table.Name} r set {string.Join(", ", table.Values().Select(c => $"{c.Column} = {c.Value}"))}
            from unnest(@positions, @columns) i (position, columns) cross join {RecordTable.Unpacking("i.columns")}
            where r.position = i.position
            """;
        return db.Database.ExecuteSqlRawAsync(statement,
        [
            new NpgsqlParameter("positions", NpgsqlDbType.Array | NpgsqlDbType.Bigint) { Value = rows.Select(r => r.Position).ToArray() },
            new NpgsqlParameter("columns", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = rows.Select(derive).ToArray() },
        ], cancellationToken);
    }
}

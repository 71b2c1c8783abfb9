using System.Data.Common;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConflictEvents.Events.Search;

/// <summary>
/// A result that the database finds and sorts once, by positions alone, and keeps its place in: the rows are read lot by lot,
/// and nobody holds the whole. One at a time, within the transaction of the read.
/// </summary>
internal sealed class PositionCursor(LedgerDb db)
{
    private DbTransaction Transaction => db.Database.CurrentTransaction!.GetDbTransaction();

    /// <summary>Finds and sorts them.</summary>
    public async Task OpenAsync(IQueryable<long> positions, CancellationToken cancellationToken)
    {
        await using var command = positions.CreateDbCommand();
        command.CommandText = $"declare positions no scroll cursor for {command.CommandText}";
        command.Transaction = Transaction;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The next ones, up to so many; none at the end.</summary>
    public async Task<List<long>> NextAsync(int most, CancellationToken cancellationToken)
    {
        await using var command = Command($"fetch {most} from positions");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<long> positions = [];
        while (await reader.ReadAsync(cancellationToken))
            positions.Add(reader.GetInt64(0));
        return positions;
    }

    /// <summary>Lets the place go, for another result.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await using var command = Command("close positions");
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand Command(string text)
    {
        var command = Transaction.Connection!.CreateCommand();
        (command.CommandText, command.Transaction) = (text, Transaction);
        return command;
    }
}

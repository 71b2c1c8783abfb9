using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConflictEvents.Exchange.Export;

/// <summary>
/// Events as a line of an export has them: of their forty columns the few that it shows, the document as the bytes that are stored. No row is made of them, and no text.
/// </summary>
internal sealed class EventLines(LedgerDb db, EventSearch search)
{
    private const int Lot = 4000;

    /// <summary>All that matches what asks for no more than the list's indexes know, behind a row or from the start; each lot behind the last row of the one before. Within the transaction of the read.</summary>
    public async IAsyncEnumerable<Shown> AllAsync(EventSelection selection, EventRevision? behind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var matching = search.Listed(selection);
        (DateOnly Day, Guid Id)? last = behind is null ? null : (behind.SortDay, behind.Id);
        for (var count = Lot; count == Lot;)
        {
            count = 0;
            var rows = last is { } row ? WholeOrders.Behind(matching, row.Day, row.Id) : matching;
            await foreach (var line in ReadAsync(rows.At(selection.Stand, r => WholeOrders.Events.By(r).Take(Lot)), selection.Caller.SeesAll, cancellationToken))
            {
                last = (line.Day, line.Id);
                count++;
                yield return line.Shown;
            }
        }
    }

    /// <summary>Some events, in the order of exports.</summary>
    public IAsyncEnumerable<Shown> OfAsync(IReadOnlyList<long> positions, bool full, CancellationToken cancellationToken) =>
        ReadAsync(WholeOrders.Events.By(db.Set<EventRevision>().AsNoTracking().Where(r => positions.Contains(r.Position))), full, cancellationToken).Select(line => line.Shown);

    private async IAsyncEnumerable<(DateOnly Day, Guid Id, Shown Shown)> ReadAsync(IQueryable<EventRevision> rows, bool full, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var command = Command(rows, full);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            yield return Line(reader, full);
    }

    // Read by place, in this order and no other: a row is not held, but goes by.
    private DbCommand Command(IQueryable<EventRevision> rows, bool full)
    {
        var command = full
            ? rows.Select(r => new { r.SortDay, r.Id, r.Number, r.Position, r.RecordedAt, r.ChangeReason, r.Lifecycle, r.Document, r.RecordedBy, r.ChangeNote }).CreateDbCommand()
            : rows.Select(r => new { r.SortDay, r.Id, r.Number, r.Position, r.RecordedAt, r.ChangeReason, r.Lifecycle, Document = r.PublicDocument ?? r.Document }).CreateDbCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        return command;
    }

    private static (DateOnly Day, Guid Id, Shown Shown) Line(DbDataReader row, bool full)
    {
        var (day, id) = (row.GetFieldValue<DateOnly>(0), row.GetGuid(1));
        return (day, id, new()
        {
            Id = id.ToString(),
            Revision = row.GetInt32(2),
            Position = row.GetInt64(3),
            RecordedAt = row.GetFieldValue<DateTimeOffset>(4),
            ChangeReason = row.GetString(5),
            Lifecycle = row.GetString(6),
            Utf8 = row.GetFieldValue<byte[]>(7),
            RecordedBy = full ? row.GetString(8) : null,
            ChangeNote = full && !row.IsDBNull(9) ? row.GetString(9) : null,
            IsFull = full,
        });
    }
}

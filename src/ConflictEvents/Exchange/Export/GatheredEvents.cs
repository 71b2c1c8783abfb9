using System.Runtime.CompilerServices;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Export;

/// <summary>
/// Events that filters find, to be read to their end: gathered once, then lot by lot. To ask for each lot behind the last would
/// walk the whole ledger for what is rare, or gather all again.
/// </summary>
internal sealed class GatheredEvents(LedgerDb db, EventSearch search, EventCounter counter, PositionCursor cursor)
{
    private const int Lot = 1000;

    /// <summary>The rows behind one, or all. Within the transaction of the read.</summary>
    public async IAsyncEnumerable<EventRevision> RowsAsync(EventSelection selection, EventRevision? behind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await OpenAsync(selection, behind, cancellationToken);
        for (List<long> lot; (lot = await cursor.NextAsync(Lot, cancellationToken)).Count > 0;)
            await foreach (var row in WholeOrders.Events.By(db.Set<EventRevision>().AsNoTracking().Where(r => lot.Contains(r.Position))).AsAsyncEnumerable().WithCancellation(cancellationToken))
                yield return row;
    }

    private async Task OpenAsync(EventSelection selection, EventRevision? behind, CancellationToken cancellationToken)
    {
        await counter.ByFiltersAsync(selection, cancellationToken);
        var rows = search.Gathered(selection, SqlConditions.Branches(selection.Stand));
        if (behind is not null)
            rows = WholeOrders.Events.Behind(rows, behind);
        await cursor.OpenAsync(WholeOrders.Events.By(rows).Select(r => r.Position), cancellationToken);
        await counter.ByOrdersAsync(cancellationToken);
    }
}

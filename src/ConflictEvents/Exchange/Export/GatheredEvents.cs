using System.Runtime.CompilerServices;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>
/// Events that filters find, to be read to their end: gathered once, then lot by lot. To ask for each lot behind the last would
/// walk the whole ledger for what is rare, or gather all again.
/// </summary>
internal sealed class GatheredEvents(EventSearch search, EventCounter counter, PositionCursor cursor, EventLines lines)
{
    private const int Lot = 1000;

    /// <summary>The events behind one, or all. Within the transaction of the read.</summary>
    public async IAsyncEnumerable<Shown> RowsAsync(EventSelection selection, EventRevision? behind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await OpenAsync(selection, behind, cancellationToken);
        for (List<long> lot; (lot = await cursor.NextAsync(Lot, cancellationToken)).Count > 0;)
            await foreach (var shown in lines.OfAsync(lot, selection.Caller.SeesAll, cancellationToken))
                yield return shown;
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

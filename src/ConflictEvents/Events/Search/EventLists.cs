using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Search;

/// <summary>
/// Reads the rows of a page. A filtered list can be read in two ways: walk the list's index until enough is found, or gather
/// all that the filters' indexes find, and sort it. The planner takes what is found to be spread evenly over the list and over
/// other filters; of what happened years ago, or never together, it would walk the whole index. So it walks here only where
/// much is to be found, and not far.
/// </summary>
internal sealed class EventLists(LedgerDb db, EventSearch search, EventCounter counter, PositionCursor cursor, ListReach reach)
{
    private const int LargestLot = 16_000;
    private const int Spare = 50;

    /// <summary>The first rows of an order, behind a page's last one. Within the transaction of the read.</summary>
    public async Task<List<EventRevision>> RowsAsync(EventSelection selection, EventOrder order, PageToken? token, int wanted, DaysAsked days, CancellationToken cancellationToken)
    {
        if (order.Columns is not { } columns || !EventConditions.AreFiltering(selection))
        {
            // Without its values the planner neither knows which lifecycle has an index of its own, nor how short a page is.
            await db.Database.ExecuteSqlRawAsync("set local plan_cache_mode = force_custom_plan", cancellationToken);
            return await Planned(selection, order, token, wanted, days).ToListAsync(cancellationToken);
        }
        if (PointPicks.AreOf(selection))
        {
            // Of a position that it does not know, the planner expects a third of the table to be older.
            if (!selection.Stand.IsCurrent)
                await db.Database.ExecuteSqlRawAsync("set local plan_cache_mode = force_custom_plan", cancellationToken);
            return await order.Ordered(new PointPicks(selection, columns, wanted, reach).Rows(search, Parts(selection, order, token, days))).ToListAsync(cancellationToken);
        }
        // A worker takes longer to start than a page to be read.
        await db.Database.ExecuteSqlRawAsync("set local jit = off; set local enable_seqscan = off; set local enable_indexscan to default; set local max_parallel_workers_per_gather = 0; set local plan_cache_mode = force_custom_plan", cancellationToken);
        if (order == EventOrder.Latest && EventConditions.AreOfOneCountry(selection))
            return await OfCountryAsync(selection, token, wanted, days, cancellationToken);
        var parts = Parts(selection, order, token, days);
        var expected = await ExpectedAsync(selection, order, token, days, cancellationToken);
        if (expected > reach.Few && selection.Words?.Loose is not null)
            return await SiftedAsync(selection, order, parts, wanted, cancellationToken);
        foreach (var most in Walks(selection, expected))
        {
            var path = OnlyOfCountry(selection, order, Parts(selection, order, token, days));
            var walked = await order.Ordered(search.Walked(selection, path, columns, most)).Take(wanted).ToListAsync(cancellationToken);
            if (walked.Count == wanted || !await SqlConditions.BehindFirst(db.Set<EventRevision>(), path, columns, most).AnyAsync(cancellationToken))
                return walked;
            // What is this rare is not found in a longer walk either.
            if (walked.Count * (reach.LongestWalk / most) < wanted)
                break;
        }
        await ByFiltersAsync(cancellationToken);
        return await order.Ordered(search.Gathered(selection, parts)).Take(wanted).ToListAsync(cancellationToken);
    }

    // How far to walk before what is left is gathered. As many rows as the longest walk has are gathered as fast as they are walked over: for them a short one tells first whether it is worth it.
    private IEnumerable<int> Walks(EventSelection selection, long expected)
    {
        if (expected <= reach.Few)
            return selection.Query.AsksForPoint ? [reach.ShortWalk] : [];
        return expected <= reach.LongestWalk ? [reach.ShortWalk, reach.LongestWalk] : [reach.LongestWalk];
    }

    // A country's list has an index of its own, in the order of days: what lies elsewhere is not even passed over.
    private static IReadOnlyList<SqlConditions> OnlyOfCountry(EventSelection selection, EventOrder order, IReadOnlyList<SqlConditions> parts)
    {
        if (selection.Query is { Country: [var country], Lifecycle: [Lifecycle.Published] } && order.IsByDay)
            foreach (var part in parts)
                part.Add($"country = {part.Value(country)}");
        return parts;
    }

    // The index of a country's list knows all that is asked for: what begins in the days asked for stands there in a row. What began before and lasts until then comes behind it,
    // and is looked for only where the page is not full.
    private async Task<List<EventRevision>> OfCountryAsync(EventSelection selection, PageToken? token, int wanted, DaysAsked days, CancellationToken cancellationToken)
    {
        var (inside, before) = (Parts(selection, EventOrder.Latest, token, days), Parts(selection, EventOrder.Latest, token, days));
        foreach (var part in inside)
            part.Add($"country = {part.Value(selection.Query.Country[0])}");
        if (selection.Query.From is { } from)
        {
            foreach (var part in inside)
                part.Add($"sort_day >= {part.Value(from)}");
            foreach (var part in before)
                part.Add($"sort_day < {part.Value(from)} and occurred @> {part.Value(from)} and {SqlConditions.LastsForDays}");
        }
        // Nearly all of it is shown. The limit tells the planner that a page is short.
        var most = 2 * wanted + Spare;
        var found = await EventOrder.Latest.Ordered(search.Walked(selection, inside, EventOrder.Latest.Columns!, most)).Take(wanted).ToListAsync(cancellationToken);
        if (found.Count == wanted)
            return found;
        var hasMore = await SqlConditions.BehindFirst(db.Set<EventRevision>(), inside, EventOrder.Latest.Columns!, most).AnyAsync(cancellationToken);
        if (!hasMore && selection.Query.From is null)
            return found;
        await ByFiltersAsync(cancellationToken);
        return hasMore ? await EventOrder.Latest.Ordered(search.Gathered(selection, Parts(selection, EventOrder.Latest, token, days))).Take(wanted).ToListAsync(cancellationToken)
            : [.. found, .. await EventOrder.Latest.Ordered(search.Gathered(selection, before)).Take(wanted - found.Count).ToListAsync(cancellationToken)];
    }

    /// <summary>The most relevant rows, behind a page's last one; null where more than so many match. Within the transaction of the read.</summary>
    public async Task<List<EventRevision>?> RankedAsync(EventSelection selection, EventOrder order, PageToken? token, int wanted, int most, CancellationToken cancellationToken)
    {
        if (await counter.PositionsAsync(most, selection, cancellationToken) is not { } positions)
            return null;
        var rows = db.Set<EventRevision>().AsNoTracking().Where(r => positions.Contains(r.Position));
        return await order.Ordered(token is null ? rows : order.After(rows, token)).Take(wanted).ToListAsync(cancellationToken);
    }

    /// <summary>How many rows are expected, which decides how they are read. Within the transaction of the read.</summary>
    public Task<long> ExpectedAsync(EventSelection selection, EventOrder order, PageToken? token, DaysAsked days, CancellationToken cancellationToken)
    {
        // The words of a kind say the kind again, as its order does, and the planner would count it twice. Of points it expects the
        // same number whatever is asked. Who may see what it finds is left out: of the two parts of an as-of read together it knows nothing, and would take a quarter of them.
        var isOfStatements = selection.Query.Sort == EventSort.QuoteMode;
        var ofAnyKind = selection with { By = FoundBy.Estimate, Query = selection.Query with { Kind = [], Sort = isOfStatements ? default : selection.Query.Sort } };
        var parts = Parts(ofAnyKind, order, isOfStatements ? null : token, days);
        return counter.EstimateAsync(search.GatheredUnseen(ofAnyKind, parts), cancellationToken);
    }

    // An index finds the words of a phrase, but not whether they stand together: that is looked up in the text of each record,
    // which is what takes long. So only those are looked into that come first in the list.
    private async Task<List<EventRevision>> SiftedAsync(EventSelection selection, EventOrder order, IReadOnlyList<SqlConditions> parts, int wanted, CancellationToken cancellationToken)
    {
        var loose = selection with { Words = new(selection.Words!.Loose!, null, []) };
        await ByFiltersAsync(cancellationToken);
        // Some ten thousand places in the list: sorted in memory, not on disk.
        await db.Database.ExecuteSqlRawAsync("set local work_mem = '16MB'", cancellationToken);
        await cursor.OpenAsync(order.Ordered(search.GatheredUnseen(loose, parts)).Select(r => r.Position), cancellationToken);
        List<EventRevision> found = [];
        var lot = reach.Few;
        for (List<long> positions; found.Count < wanted && (positions = await cursor.NextAsync(lot, cancellationToken)).Count > 0; lot = Math.Min(2 * lot, LargestLot))
            found.AddRange(await order.Ordered(search.Of(selection, positions)).Take(wanted - found.Count).ToListAsync(cancellationToken));
        await cursor.CloseAsync(cancellationToken);
        return found;
    }

    // Only bitmaps are left: else the planner reads the whole list by the index of another order.
    private Task<int> ByFiltersAsync(CancellationToken cancellationToken) => db.Database.ExecuteSqlRawAsync("set local enable_indexscan = off", cancellationToken);

    // The parts of the list that are walked, as far as their indexes know it.
    private static IReadOnlyList<SqlConditions> Parts(EventSelection selection, EventOrder order, PageToken? token, DaysAsked days)
    {
        var parts = SqlConditions.Branches(selection.Stand);
        foreach (var part in parts)
            Narrow(part, selection, order, token, days);
        return parts;
    }

    private static void Narrow(SqlConditions part, EventSelection selection, EventOrder order, PageToken? token, DaysAsked days)
    {
        // The planner takes every condition for a further narrowing: that of the order says that these are statements, and a later page's that they have one.
        if (selection.Query.Sort == EventSort.QuoteMode && token is null)
            part.Add("quote_rank is not null");
        else if (selection.Query is { Sort: not EventSort.QuoteMode, Kind: [var kind] })
            part.Add($"kind = {part.Value(WireNames.Of(kind))}");
        if (selection.Query.To is { } to)
            part.Add($"sort_day <= {part.Value(to)}");
        if (selection.UpdatedAfter is { } position)
            part.Add($"position > {part.Value(position)}");
        if (days != DaysAsked.Any)
            part.Add($"sort_day {(days == DaysAsked.Known ? ">" : "=")} '-infinity'");
        if (token is not null)
            order.AddAfter(part, token);
    }

    private IQueryable<EventRevision> Planned(EventSelection selection, EventOrder order, PageToken? token, int wanted, DaysAsked days)
    {
        var rows = search.Matching(selection);
        if (days == DaysAsked.Known)
            rows = rows.Where(r => r.SortDay > DateOnly.MinValue);
        if (days == DaysAsked.Unknown)
            rows = rows.Where(r => r.SortDay == DateOnly.MinValue);
        if (token is not null)
            rows = order.After(rows, token);
        return rows.At(selection.Stand, r => order.Ordered(r).Take(wanted));
    }
}

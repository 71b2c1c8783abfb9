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
internal sealed class EventLists(LedgerDb db, EventSearch search, EventCounter counter)
{
    // So many are gathered and sorted in some ten milliseconds.
    private const int Few = 5_000;
    private const int LongestWalk = 20_000;
    private const int ShortWalk = 5_000;

    /// <summary>The first rows of an order, behind a page's last one. Within the transaction of the read.</summary>
    public async Task<List<EventRevision>> RowsAsync(EventSelection selection, EventOrder order, PageToken? token, int wanted, DaysAsked days, CancellationToken cancellationToken)
    {
        if (order.Columns is not { } columns || !EventConditions.AreFiltering(selection))
            return await Planned(selection, order, token, wanted, days).ToListAsync(cancellationToken);
        List<EventRevision> found = [];
        string[] branches = selection.Stand.IsCurrent ? ["superseded_at is null"] : ["superseded_at is null and position <= {0}", "superseded_at > {0} and position <= {0}"];
        foreach (var branch in branches)
        {
            // Of the other branch no row counts that stands behind a full page of the first.
            var last = found.Count == wanted ? found[^1] : null;
            found.AddRange(await BranchAsync(selection, order, columns, () => Part(branch, selection, order, token, last, days), wanted, cancellationToken));
        }
        return branches.Length == 1 ? found : [.. order.Ordered(found.AsQueryable()).Take(wanted)];
    }

    private async Task<List<EventRevision>> BranchAsync(EventSelection selection, EventOrder order, string columns, Func<SqlConditions> part, int wanted, CancellationToken cancellationToken)
    {
        var gathered = search.Gathered(selection, part());
        var isMuch = await counter.EstimateAsync(gathered, cancellationToken) > Few;
        // Of places, the planner expects the same number whatever is asked.
        if (isMuch || selection.Query.AsksForPlace)
        {
            var most = isMuch ? LongestWalk : ShortWalk;
            var walked = await order.Ordered(search.Walked(selection, part(), columns, most)).Take(wanted).ToListAsync(cancellationToken);
            if (walked.Count == wanted || !await part().IsLongerThan(db.Set<EventRevision>(), columns, most).AnyAsync(cancellationToken))
                return walked;
        }
        await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off", cancellationToken);
        return await order.Ordered(gathered).Take(wanted).ToListAsync(cancellationToken);
    }

    // The part of the list that is walked, as far as its index knows it.
    private static SqlConditions Part(string branch, EventSelection selection, EventOrder order, PageToken? token, EventRevision? last, DaysAsked days)
    {
        var part = new SqlConditions();
        part.Add(selection.Stand.IsCurrent ? branch : branch.Replace("{0}", part.Value(selection.Stand.Position), StringComparison.Ordinal));
        if (selection.Query.Kind is [var kind])
            part.Add($"kind = {part.Value(WireNames.Of(kind))}");
        if (selection.Query.Sort == EventSort.QuoteMode)
            part.Add("quote_rank is not null");
        if (selection.Query.To is { } to)
            part.Add($"sort_day <= {part.Value(to)}");
        if (selection.UpdatedAfter is { } position)
            part.Add($"position > {part.Value(position)}");
        if (days != DaysAsked.Any)
            part.Add($"sort_day {(days == DaysAsked.Known ? ">" : "=")} '-infinity'");
        if (token is not null)
            order.AddAfter(part, token);
        if (last is not null)
            order.AddUpTo(part, last);
        return part;
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

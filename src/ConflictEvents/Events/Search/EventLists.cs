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
internal sealed class EventLists(LedgerDb db, EventSearch search, EventCounter counter, ListReach reach)
{
    /// <summary>The first rows of an order, behind a page's last one. Within the transaction of the read.</summary>
    public async Task<List<EventRevision>> RowsAsync(EventSelection selection, EventOrder order, PageToken? token, int wanted, DaysAsked days, CancellationToken cancellationToken)
    {
        if (order.Columns is not { } columns || !EventConditions.AreFiltering(selection))
            return await Planned(selection, order, token, wanted, days).ToListAsync(cancellationToken);
        // A worker takes longer to start than a page to be read.
        await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off; set local max_parallel_workers_per_gather = 0", cancellationToken);
        var today = await BranchAsync(new(selection, order, columns, wanted, (asked, last) => Part(asked, order, token, days, 0, last)), null, cancellationToken);
        if (selection.Stand.IsCurrent)
            return today.Rows;
        var past = await BranchAsync(new(selection, order, columns, wanted, (asked, last) => Part(asked, order, token, days, 1, last)), today, cancellationToken);
        return [.. order.Ordered(today.Rows.Concat(past.Rows).AsQueryable()).Take(wanted)];
    }

    // What was superseded since is less than what stands: how the one was found is good for the other, too.
    private async Task<Found> BranchAsync(Branch branch, Found? other, CancellationToken cancellationToken)
    {
        // Of the other branch no row counts that stands behind a full page of the first.
        var last = other?.Rows.Count == branch.Wanted ? other.Rows[^1] : null;
        var selection = branch.Selection;
        var gathered = search.Gathered(selection, branch.Part(selection, last));
        // The words of a kind say the kind again, and the planner would count it twice.
        var ofAnyKind = selection with { Query = selection.Query with { Kind = [] } };
        // Of points, the planner expects the same number whatever is asked.
        var isMuch = other is { IsWalked: false, IsMuch: true } or null ? await counter.EstimateAsync(search.Gathered(ofAnyKind, branch.Part(ofAnyKind, last)), cancellationToken) > reach.Few : other.IsMuch;
        // The first walk came so far, and fewer rows were superseded there than stand.
        if (last is not null && other is { IsWalked: true })
            return new(await WalkAsync(int.MaxValue), isMuch, IsWalked: true);
        if (isMuch || selection.Query.AsksForPoint)
        {
            var most = isMuch ? reach.LongestWalk : reach.ShortWalk;
            var walked = await WalkAsync(most);
            if (walked.Count == branch.Wanted || !await branch.Part(selection, last).IsLongerThan(db.Set<EventRevision>(), branch.Columns, most).AnyAsync(cancellationToken))
                return new(walked, isMuch, IsWalked: true);
        }
        return new(await branch.Order.Ordered(gathered).Take(branch.Wanted).ToListAsync(cancellationToken), isMuch, IsWalked: false);

        Task<List<EventRevision>> WalkAsync(int most) =>
            branch.Order.Ordered(search.Walked(selection, branch.Part(selection, last), branch.Columns, most)).Take(branch.Wanted).ToListAsync(cancellationToken);
    }

    // The part of the list that is walked, as far as its index knows it.
    private static SqlConditions Part(EventSelection selection, EventOrder order, PageToken? token, DaysAsked days, int branch, EventRevision? last)
    {
        var part = SqlConditions.Branches(selection.Stand)[branch];
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

    private sealed record Branch(EventSelection Selection, EventOrder Order, string Columns, int Wanted, Func<EventSelection, EventRevision?, SqlConditions> Part);

    private sealed record Found(List<EventRevision> Rows, bool IsMuch, bool IsWalked);
}

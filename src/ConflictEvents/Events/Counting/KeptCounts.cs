using ConflictEvents.Events.Search;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Counting;

/// <summary>
/// Answers statistics from the counts that are kept, and from what the ledger did between them and the moment that is asked for, whichever is first: to the
/// event what counting all would say. Within the snapshot of the read, so that both are of one moment.
/// </summary>
internal sealed class KeptCounts(LedgerDb db)
{
    // Of a small ledger, more is not much less than counting all of it.
    private const int MostBetween = 10_000;

    // Of a large one: what came and went is read row by row, where counting all of it reads less of each. So many take a second (docs/decisions/0025).
    private const int LargestPart = 4;
    private const int MostRead = 1_000_000;

    private static readonly StatsDimension[] Kept = [StatsDimension.Kind, StatsDimension.Country];

    /// <summary>The first groups; null where the counts do not say what is asked, or are too far from it.</summary>
    /// <param name="query">What is counted, and by what.</param>
    /// <param name="selection">The same, with what its names mean.</param>
    /// <param name="most">How many groups, at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<List<StatsGroup>?> GroupsAsync(EventStatsQuery query, EventSelection selection, int most, CancellationToken cancellationToken) =>
        query.Words.All(Kept.Contains) && await StatementAsync(selection, cancellationToken) is { } statement
            ? await db.Database.SqlQueryRaw<StatsGroup>(statement.Groups(query, most), [.. statement.Values]).ToListAsync(cancellationToken)
            : null;

    /// <summary>How many events are found; null where the counts do not say what is asked, or are too far from it.</summary>
    public async Task<long?> TotalAsync(EventSelection selection, CancellationToken cancellationToken) =>
        await StatementAsync(selection, cancellationToken) is { } statement
            ? (await db.Database.SqlQueryRaw<long>(statement.Total(), [.. statement.Values]).ToListAsync(cancellationToken))[0]
            : null;

    private async Task<KeptCountsStatement?> StatementAsync(EventSelection selection, CancellationToken cancellationToken)
    {
        if (!Say(selection) || await CountedThroughAsync(selection.Stand, cancellationToken) is not { } counted)
            return null;
        // A list that was read before may have left other ways.
        await db.Database.ExecuteSqlRawAsync("set local jit = off; set local plan_cache_mode = force_custom_plan; set local enable_seqscan to default; set local enable_indexscan to default", cancellationToken);
        return new(selection, counted);
    }

    private static bool Say(EventSelection selection)
    {
        var filter = selection.Query;
        var isImprecise = filter.IncludeImprecise == true && (filter.From ?? filter.To) is not null;
        return !isImprecise && EventConditions.AreNone(selection with { Query = filter with { Kind = [], Country = [], From = null, To = null } });
    }

    private async Task<long?> CountedThroughAsync(Stand stand, CancellationToken cancellationToken)
    {
        var (position, epoch) = (stand.Position, stand.Epoch);
        var found = await db.Database.SqlQuery<long>($"""
            select position as "Value" from event_counts_stand where epoch = {epoch} and abs(position - {position}) <= greatest({MostBetween}, least(position / {LargestPart}, {MostRead}))
            """).ToListAsync(cancellationToken);
        return found is [var counted] ? counted : null;
    }
}

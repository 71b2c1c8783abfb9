using ConflictEvents.Events.Search;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Counting;

/// <summary>
/// Answers statistics from the counts that are kept, and from what the ledger did since they were: to the event what counting all would say. Within the
/// snapshot of the read, so that both are of one moment.
/// </summary>
internal sealed class KeptCounts(LedgerDb db)
{
    // More is not much less than counting all of it.
    private const int MostBehind = 10_000;

    private static readonly StatsDimension[] Kept = [StatsDimension.Kind, StatsDimension.Country];

    /// <summary>The first groups; null where the counts do not say what is asked, or are too far behind.</summary>
    /// <param name="query">What is counted, and by what.</param>
    /// <param name="selection">The same, with what its names mean.</param>
    /// <param name="most">How many groups, at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<List<StatsGroup>?> GroupsAsync(EventStatsQuery query, EventSelection selection, int most, CancellationToken cancellationToken)
    {
        if (!Say(query, selection) || await CountedThroughAsync(selection.Stand, cancellationToken) is not { } counted)
            return null;
        await db.Database.ExecuteSqlRawAsync("set local jit = off; set local plan_cache_mode = force_custom_plan", cancellationToken);
        var statement = new KeptCountsStatement(query, selection.Caller, counted, most);
        return await db.Database.SqlQueryRaw<StatsGroup>(statement.Text, [.. statement.Values]).ToListAsync(cancellationToken);
    }

    private static bool Say(EventStatsQuery query, EventSelection selection)
    {
        var filter = selection.Query;
        var isImprecise = filter.IncludeImprecise == true && (filter.From ?? filter.To) is not null;
        return selection.Stand.IsCurrent && !isImprecise && query.Words.All(Kept.Contains)
            && EventConditions.AreNone(selection with { Query = filter with { Kind = [], Country = [], From = null, To = null } });
    }

    private async Task<long?> CountedThroughAsync(Stand stand, CancellationToken cancellationToken)
    {
        var (least, most, epoch) = (stand.Position - MostBehind, stand.Position, stand.Epoch);
        var found = await db.Database.SqlQuery<long>($"select position as \"Value\" from event_counts_stand where epoch = {epoch} and position between {least} and {most}").ToListAsync(cancellationToken);
        return found is [var counted] ? counted : null;
    }
}

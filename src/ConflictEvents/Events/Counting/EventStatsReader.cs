using ConflictEvents.Actors;
using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Counting;

/// <summary>Counts events. The database groups them; here the groups get their names and order.</summary>
public sealed class EventStatsReader
{
    private const int MostBuckets = 5000;
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly EventSearch search;
    private readonly EventCounter counter;
    private readonly KeptCounts kept;

    internal EventStatsReader(LedgerDb db, LedgerSnapshots snapshots, EventSearch search, EventCounter counter, KeptCounts kept) =>
        (this.db, this.snapshots, this.search, this.counter, this.kept) = (db, snapshots, search, counter, kept);

    /// <summary>Counts what matches and the caller may see, as it stood.</summary>
    /// <exception cref="InvalidParameterException">The query makes no sense, or has more buckets than are answered.</exception>
    public Task<Standing<EventStats>> CountAsync(EventStatsQuery query, Caller caller, CancellationToken cancellationToken)
    {
        query.Demand();
        return snapshots.ReadAsync(query.Filter.AsOf, async stand =>
        {
            var selection = await search.ResolveAsync(query.Filter, caller, stand, cancellationToken);
            var stats = await kept.GroupsAsync(query, selection, MostBuckets + 1, cancellationToken) is { } groups
                ? new EventStats(query.GroupBy, groups.Sum(g => (long)g.Count), Buckets(query, groups))
                : await CountAllAsync(query, selection, cancellationToken);
            return new Standing<EventStats>(stats, stand);
        }, cancellationToken);
    }

    private async Task<EventStats> CountAllAsync(EventStatsQuery query, EventSelection selection, CancellationToken cancellationToken)
    {
        await db.Database.AllowAsync(LongWork.OfCounting, cancellationToken);
        var branches = search.Matching(selection).Branches(selection.Stand);
        await counter.ByFiltersAsync(selection, cancellationToken);
        var groups = await Grouped(branches, query).Take(MostBuckets + 1).ToListAsync(cancellationToken);
        var buckets = Buckets(query, groups);
        return new(query.GroupBy, await TotalAsync(branches, query, groups, cancellationToken), buckets);
    }

    // An event names several actors or none; else each stands in one group.
    private static async Task<long> TotalAsync(IReadOnlyList<IQueryable<EventRevision>> branches, EventStatsQuery query, List<StatsGroup> groups, CancellationToken cancellationToken)
    {
        if (!query.Words.Contains(StatsDimension.Actor))
            return groups.Sum(g => (long)g.Count);
        var total = 0L;
        foreach (var branch in branches)
            total += await branch.LongCountAsync(cancellationToken);
        return total;
    }

    private IQueryable<StatsGroup> Grouped(IReadOnlyList<IQueryable<EventRevision>> branches, EventStatsQuery query)
    {
        var actors = db.Set<ActorRevision>().AsNoTracking();
        var groups = branches.Select(branch => StatsRows.Of(branch, query, actors)).Aggregate(Queryable.Concat)
            .GroupBy(r => new { r.Day, r.First, r.Second });
        // Of two actors that were merged into one, an event names one actor.
        var counted = query.Words.Contains(StatsDimension.Actor)
            ? groups.Select(g => new { g.Key.Day, g.Key.First, g.Key.Second, Count = g.Select(r => r.Id).Distinct().Count() })
            : groups.Select(g => new { g.Key.Day, g.Key.First, g.Key.Second, Count = g.Count() });
        return counted.OrderBy(g => g.Day).ThenByDescending(g => g.Count).ThenBy(g => g.First).ThenBy(g => g.Second)
            .Select(g => new StatsGroup(g.Day, g.First, g.Second, g.Count));
    }

    private static List<StatsBucket> Buckets(EventStatsQuery query, List<StatsGroup> groups)
    {
        var filled = (query.ZeroFill ? groups.Concat(Empty(query, groups)) : groups).Take(MostBuckets + 1).ToList();
        if (filled.Count > MostBuckets)
            throw new InvalidParameterException("groupBy", $"has more than {MostBuckets} buckets here; narrow the query, for example by from and to, or group by a longer unit of time or one dimension");
        return [.. filled.OrderBy(g => g.Day ?? DateOnly.MaxValue).ThenByDescending(g => g.Count)
            .ThenBy(g => g.First is null).ThenBy(g => g.First, StringComparer.Ordinal).ThenBy(g => g.Second is null).ThenBy(g => g.Second, StringComparer.Ordinal)
            .Select(g => Bucket(query, g))];
    }

    // Every time between the days asked for, for every combination of the other values that occurs.
    private static IEnumerable<StatsGroup> Empty(EventStatsQuery query, List<StatsGroup> groups)
    {
        var there = groups.Select(g => (g.Day, g.First, g.Second)).ToHashSet();
        var words = query.Words.Count == 0 ? [("", "")] : groups.Select(g => (g.First, g.Second)).Distinct().ToList();
        return from day in query.Unit!.Between(query.Filter.From!.Value, query.Filter.To!.Value)
               from word in words
               where !there.Contains((day, word.First, word.Second))
               select new StatsGroup(day, word.First, word.Second, 0);
    }

    private static StatsBucket Bucket(EventStatsQuery query, StatsGroup group)
    {
        var bucket = new StatsBucket { Count = group.Count };
        string?[] words = [group.First, group.Second];
        for (var i = 0; i < query.Words.Count; i++)
            bucket = bucket.With(query.Words[i], words[i]);
        return query.Unit is null ? bucket : bucket.At(query.GroupBy.First(d => TimeUnit.Of(d) is not null), group.Day);
    }
}

using System.Globalization;
using ConflictEvents.Actors;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Changes;

/// <summary>Reads a page of the feed, run by run of positions: which of them are items, and then the revisions of these.</summary>
internal sealed class FeedReader(LedgerDb db, EventSearch search, DisputeReader disputes)
{
    private const int MostPositions = 10_000;
    private const int LeastRun = 50;
    internal const int Run = 1500;
    private const int Lot = 100;
    private static readonly Func<LedgerDb, long, long, IAsyncEnumerable<Change>> Changes = EF.CompileAsyncQuery((LedgerDb db, long after, long through) =>
        db.Set<Change>().AsNoTracking().OrderBy(c => c.Position).Where(c => c.Position > after && c.Position <= through));
    internal const int MostCharacters = 8 * 1024 * 1024;

    /// <summary>A page, within the transaction of its snapshot.</summary>
    public async Task<FeedPage> ReadAsync(FeedQuery query, Caller caller, Stand stand, CancellationToken cancellationToken)
    {
        var asks = query.Filter.AsksForEvents;
        var fingerprint = query.Filter.Fingerprint;
        var after = FeedToken.PositionOf(query, fingerprint, stand);
        var followed = await FollowedAsync(query.Filter, asks, caller, stand, cancellationToken);
        var items = new List<FeedItem>();
        var whole = new FeedSpan(after, Math.Min(stand.Position, after + MostPositions));
        var through = !asks && query.Filter.Names(RecordType.Event)
            ? await new FeedRuns(db, followed, caller).FillAsync(items, whole, query.Limit, cancellationToken)
            : await FillAsync(items, followed, whole, query.Limit, caller, cancellationToken);
        return new FeedPage
        {
            Epoch = stand.Epoch,
            After = after,
            Through = through,
            Skipped = through - after - items.Count,
            Items = items,
            Next = new FeedToken(stand.Epoch, through, fingerprint).Write(stand.TokenKey),
            Head = stand.Position,
            AtHead = through == stand.Position,
            Stand = stand,
            Filter = fingerprint,
        };
    }

    private async Task<Dictionary<RecordType, Followed>> FollowedAsync(ChangeFilter filter, bool asks, Caller caller, Stand stand, CancellationToken cancellationToken)
    {
        var followed = new Dictionary<RecordType, Followed>();
        bool Follows(RecordType type) => !asks && filter.Names(type);
        if (asks)
            followed[RecordType.Event] = new FollowedEvents(db.Set<EventRevision>(), db.Set<Change>(), caller, search, await search.ResolveAsync(filter.Events, caller, stand, cancellationToken));
        if (Follows(RecordType.Actor))
            followed[RecordType.Actor] = new FollowedRecords<ActorRevision, string>(db.Set<ActorRevision>(), caller);
        if (Follows(RecordType.Source))
            followed[RecordType.Source] = new FollowedRecords<SourceRevision, Guid>(db.Set<SourceRevision>(), caller);
        if (Follows(RecordType.Dispute))
            followed[RecordType.Dispute] = new FollowedDisputes(db.Set<DisputeRevision>(), caller, disputes);
        return followed;
    }

    private async Task<long> FillAsync(List<FeedItem> items, Dictionary<RecordType, Followed> followed, FeedSpan whole, int limit, Caller caller, CancellationToken cancellationToken)
    {
        await WithoutWorkersAsync(db, cancellationToken);
        var characters = 0L;
        // A page that finds its items at once looks little further than they stand, for a few positions are nobody's; where most is passed over, longer runs take fewer statements.
        var run = Math.Clamp(limit + limit / 4, LeastRun, Run);
        for (var through = whole.After; ; run = Math.Min(Run, 2 * run))
        {
            if (through == whole.Through)
                return through;
            var span = new FeedSpan(through, Math.Min(whole.Through, through + run));
            var found = await FoundAsync(followed, span, limit - items.Count, cancellationToken);
            foreach (var lot in found.Chunk(Lot))
            {
                var filled = await ItemsAsync(lot, followed, caller, cancellationToken);
                items.AddRange(filled);
                characters += filled.Sum(i => (long)i.Length);
                if (items.Count == limit || characters > MostCharacters)
                    return items[^1].Position;
            }
            through = span.Through;
        }
    }

    private async Task<List<Found>> FoundAsync(Dictionary<RecordType, Followed> followed, FeedSpan span, int most, CancellationToken cancellationToken)
    {
        var changes = new List<(Change Change, RecordType Type)>();
        await foreach (var change in Changes(db, span.After, span.Through).WithCancellation(cancellationToken))
            changes.Add((change, TypeOf(change)));
        var judged = new Dictionary<RecordType, Followed.Items>();
        // What a change means to a copy is asked of its own type alone: most runs are of one or two.
        foreach (var type in changes.Select(c => c.Type).Distinct())
            if (followed.TryGetValue(type, out var records))
                judged[type] = await records.ItemsAsync(span, cancellationToken);
        return
        [
            .. (from change in changes
               where judged.TryGetValue(change.Type, out var some) && some.Contain(change.Change.Position)
               select new Found(change.Change, change.Type, judged[change.Type].IsHere(change.Change.Position))).Take(most),
        ];
    }

    internal static RecordType TypeOf(Change change) => WireNames.TryParse<RecordType>(change.Record, out var known) ? known
        : throw new InvalidOperationException($"Position {change.Position.ToString(CultureInfo.InvariantCulture)} is of an unknown type of record.");

    internal static async Task<List<FeedItem>> ItemsAsync(Found[] lot, IReadOnlyDictionary<RecordType, Followed> followed, Caller caller, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<long, Revision>();
        foreach (var some in lot.GroupBy(f => f.Type))
            foreach (var row in await followed[some.Key].RowsAsync([.. some.Select(f => f.Change.Position)], cancellationToken))
                rows[row.Position] = row;
        return [.. lot.Select(f => FeedItems.Of(f, rows[f.Change.Position], caller))];
    }

    // A run is read by its positions: whatever the planner expects of it, a worker would take longer to start.
    internal static Task WithoutWorkersAsync(LedgerDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync("set local max_parallel_workers_per_gather = 0", cancellationToken);
}

using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Storage;

namespace ConflictEvents.Changes;

/// <summary>Fills a page of a feed that follows every event, run by run.</summary>
internal sealed class FeedRuns(LedgerDb db, IReadOnlyDictionary<RecordType, Followed> others, Caller caller)
{
    private readonly FeedRunReader runs = new(db, caller, [.. others.Keys.Select(t => WireNames.Of(t))]);

    /// <summary>Adds items up to a limit.</summary>
    /// <returns>The last position that is accounted for.</returns>
    public async Task<long> FillAsync(List<FeedItem> items, FeedSpan whole, int limit, CancellationToken cancellationToken)
    {
        long characters = FeedReader.MostCharacters;
        for (var through = whole.After; through < whole.Through;)
        {
            var span = new FeedSpan(through, Math.Min(whole.Through, through + FeedStatement.Run));
            var (rows, isCut) = await runs.ReadAsync(span, limit - items.Count, characters, cancellationToken);
            var filled = await ItemsAsync(rows, cancellationToken);
            items.AddRange(filled);
            characters -= filled.Sum(i => (long)i.Length);
            if (items.Count == limit || characters < 0)
                return items[^1].Position;
            through = isCut ? rows[^1].Found.Change.Position : span.Through;
        }
        return whole.Through;
    }

    // What is no event is rare: it is asked about where it comes.
    private async Task<List<FeedItem>> ItemsAsync(List<FeedRow> rows, CancellationToken cancellationToken)
    {
        if (rows.TrueForAll(r => r.Row is not null))
            return rows.ConvertAll(r => FeedItems.Of(r.Found, r.Row!, caller));
        await FeedReader.WithoutWorkersAsync(db, cancellationToken);
        var found = new Dictionary<long, FeedItem>();
        foreach (var some in rows.Where(r => r.Row is null).Select(r => r.Found).GroupBy(f => f.Type))
            foreach (var item in await OthersAsync(some.Key, [.. some], cancellationToken))
                found[item.Position] = item;
        return [.. rows.Select(r => r.Row is null ? found.GetValueOrDefault(r.Found.Change.Position) : FeedItems.Of(r.Found, r.Row, caller)).OfType<FeedItem>()];
    }

    private async Task<List<FeedItem>> OthersAsync(RecordType type, Found[] asked, CancellationToken cancellationToken)
    {
        var judged = await others[type].ItemsAsync(new(asked[0].Change.Position - 1, asked[^1].Change.Position), cancellationToken);
        Found[] items = [.. asked.Where(f => judged.Contain(f.Change.Position)).Select(f => f with { IsHere = judged.IsHere(f.Change.Position) })];
        return items.Length == 0 ? [] : await FeedReader.ItemsAsync(items, others, caller, cancellationToken);
    }
}

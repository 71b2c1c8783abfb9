using ConflictEvents.Events.Counting;
using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Reads events: one, its history, and lists of them.</summary>
public sealed class EventReader
{
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    // Ranking reads every match; so many are ranked in well under a second.
    private const int MostRanked = 10_000;
    private const int MostMayInclude = 100;
    private const string UnknownDay = "0001-01-01";
    private readonly EventSearch search;
    private readonly EventCounter counter;
    private readonly EventLists lists;
    private readonly KeptCounts kept;
    private readonly RecordReader<EventRevision, Guid> records;

    internal EventReader(LedgerDb db, LedgerSnapshots snapshots, EventSearch search, EventCounter counter, EventLists lists, KeptCounts kept)
    {
        (this.db, this.snapshots, this.search, this.counter, this.lists, this.kept) = (db, snapshots, search, counter, lists, kept);
        records = new(db, snapshots, EventRevision.Table);
    }

    /// <summary>One event and its history.</summary>
    public RecordReader<EventRevision, Guid> Records => records;

    /// <summary>One event as it stood; behind a kind's door only if it is of that kind, and only if it was reported by then.</summary>
    public async Task<Standing<Shown>> FindAsync(Guid id, EventKind? door, AsOf? asOf, DateTimeOffset? knownBy, Caller caller, CancellationToken cancellationToken, int held = 0)
    {
        var kind = door is { } named ? WireNames.Of(named) : null;
        if (asOf is null && knownBy is null)
            return await records.FindAsync(id, null, caller, cancellationToken, held: held, kind: kind);
        // A kind never changes, so any revision tells.
        if (kind is not null && !await db.Set<EventRevision>().AnyAsync(e => e.Id == id && e.SupersededAt == null && e.Kind == kind, cancellationToken))
            throw new NotFoundException();
        return await records.FindAsync(id, asOf, caller, cancellationToken, knownBy is null ? null : row => IsKnownBy(knownBy, row, caller));
    }

    /// <summary>A page of events.</summary>
    /// <exception cref="ForbiddenException">Another lifecycle than published was asked for without the right.</exception>
    /// <exception cref="InvalidParameterException">A name is unknown, or too much matches to rank it.</exception>
    public Task<Standing<EventPage>> ListAsync(EventQuery query, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadPageAsync(query, async (stand, token) =>
        {
            var selection = await search.ResolveAsync(query, caller, stand, cancellationToken);
            var order = EventOrder.Of(selection);
            var page = Page<EventRevision>.Cut(await RowsAsync(selection, order, token, cancellationToken), query, stand, order.Key);
            var mayInclude = token is null && query is { IncludeImprecise: true, AsksForPlace: true } ? await MayIncludeAsync(selection, cancellationToken) : null;
            var count = query.Count == true ? await counter.CountAsync(selection, kept.TotalAsync, cancellationToken) : null;
            return new Standing<EventPage>(new(Shown(page.Items, caller), page.Next, mayInclude, count), stand);
        }, cancellationToken);

    /// <summary>Whether a citation that the caller may see was published by then.</summary>
    internal static bool IsKnownBy(DateTimeOffset? knownBy, EventRevision row, Caller caller) =>
        knownBy is null || (caller.SeesAll && row.IsCoarse ? row.DeskReported : row.Reported) <= knownBy;

    private async Task<List<EventRevision>> RowsAsync(EventSelection selection, EventOrder order, PageToken? token, CancellationToken cancellationToken)
    {
        var wanted = selection.Query.Limit + 1;
        if (selection.Query.Sort == EventSort.Relevance)
            return await lists.RankedAsync(selection, order, token, wanted, MostRanked, cancellationToken)
                ?? throw new InvalidParameterException("sort", $"more than {MostRanked} events match; narrow `q` or add filters to sort by relevance, or leave `sort` out");
        if (selection.Query.Sort != EventSort.Occurred)
            return await lists.RowsAsync(selection, order, token, wanted, DaysAsked.Any, cancellationToken);
        List<EventRevision> known = token is not null && token.After[0] == UnknownDay ? []
            : await lists.RowsAsync(selection, order, token, wanted, DaysAsked.Known, cancellationToken);
        if (known.Count == wanted)
            return known;
        var behind = known.Count > 0 || token?.After[0] != UnknownDay ? null : token;
        return [.. known, .. await lists.RowsAsync(selection, order, behind, wanted - known.Count, DaysAsked.Unknown, cancellationToken)];
    }

    private async Task<IReadOnlyList<Shown>> MayIncludeAsync(EventSelection selection, CancellationToken cancellationToken)
    {
        var imprecise = selection with { IsMayInclude = true };
        return Shown(await lists.RowsAsync(imprecise, EventOrder.Latest, null, MostMayInclude, DaysAsked.Any, cancellationToken), selection.Caller);
    }

    private static IReadOnlyList<Shown> Shown(IReadOnlyList<EventRevision> rows, Caller caller) => [.. rows.Select(r => Ledger.Shown.Of(r, caller.SeesAll))];
}

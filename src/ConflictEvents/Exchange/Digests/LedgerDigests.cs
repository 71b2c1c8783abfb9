using ConflictEvents.Actors;
using ConflictEvents.Changes;
using ConflictEvents.Disputes;
using ConflictEvents.Events;
using ConflictEvents.Events.Search;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Exchange.Digests;

/// <summary>Digests of all that a filter of the feed is about: read to the end in one snapshot, some rows at a time.</summary>
public sealed class LedgerDigests
{
    // Ids by their bytes, whatever the database's collation makes of a hyphen. Ids of uuid are in that order anyway.
    private static readonly WholeOrder<EventRevision> EventsById = new(all => all.OrderBy(e => e.Id), (all, row) => all.Where(e => e.Id > row.Id));
    private static readonly WholeOrder<ActorRevision> ActorsByBytes = new(
        all => all.OrderBy(a => EF.Functions.Collate(a.Id, "C")),
        (all, row) => all.Where(a => EF.Functions.Collate(a.Id, "C").CompareTo(row.Id) > 0));

    private readonly LedgerSnapshots snapshots;
    private readonly EventSearch search;
    private readonly ActorReader actors;
    private readonly SourceReader sources;
    private readonly DisputeReader disputes;

    internal LedgerDigests(LedgerSnapshots snapshots, EventSearch search, ActorReader actors, SourceReader sources, DisputeReader disputes) =>
        (this.snapshots, this.search, this.actors, this.sources, this.disputes) = (snapshots, search, actors, sources, disputes);

    /// <summary>The digest of what a copy by this filter holds as of a position.</summary>
    /// <exception cref="InvalidParameterException">The filter makes no sense.</exception>
    /// <exception cref="ForbiddenException">A lifecycle was asked for without the right.</exception>
    public Task<Standing<LedgerDigest>> OfAsync(ChangeFilter filter, AsOf? asOf, Caller caller, CancellationToken cancellationToken)
    {
        filter.Demand();
        return snapshots.ReadWholeAsync(asOf, async stand =>
        {
            using var hash = new DigestHash();
            if (filter.Follows(RecordType.Event))
                await AddAsync(hash, EventRevision.Table, RecordShape.WithId, await EventsAsync(filter, caller, stand, cancellationToken), EventsById, stand, caller, cancellationToken);
            if (filter.Follows(RecordType.Actor))
                await AddAsync(hash, ActorRevision.Table, RecordShape.WithSlug, actors.Matching(new()), ActorsByBytes, stand, caller, cancellationToken);
            if (filter.Follows(RecordType.Source))
                await AddAsync(hash, SourceRevision.Table, RecordShape.WithId, sources.Matching(new(), caller), WholeOrders.Sources, stand, caller, cancellationToken);
            if (filter.Follows(RecordType.Dispute))
                await AddAsync(hash, DisputeRevision.Table, RecordShape.WithId, disputes.Matching(new(), caller), WholeOrders.Disputes, stand, caller, cancellationToken);
            return new Standing<LedgerDigest>(new() { Epoch = stand.Epoch, Position = stand.Position, Count = hash.Count, Digest = hash.End() }, stand);
        }, cancellationToken);
    }

    // Without a lifecycle the filter is about all that the caller may see; what was retracted stands no more.
    private async Task<IQueryable<EventRevision>> EventsAsync(ChangeFilter filter, Caller caller, Stand stand, CancellationToken cancellationToken) =>
        search.Matching(await search.ResolveAsync(filter.Events, caller, stand, cancellationToken)).Where(e => e.Lifecycle != Retraction.Lifecycle);

    private static Task AddAsync<T>(
        DigestHash hash, RecordTable table, RecordShape shape, IQueryable<T> matching, WholeOrder<T> order, Stand stand, Caller caller, CancellationToken cancellationToken) where T : Revision =>
        hash.AddAsync(table.Record, shape, new WholeResult<T>(matching, stand, order).RowsAsync(cancellationToken).Select(row => Shown.Of(row, caller.SeesAll)));
}

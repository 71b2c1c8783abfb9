using System.Globalization;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Disputes;

/// <summary>Reads disputes: one, its history, and lists of them. Readers see those about events that they see.</summary>
public sealed class DisputeReader
{
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly RecordReader<DisputeRevision, Guid> records;

    internal DisputeReader(LedgerDb db, LedgerSnapshots snapshots)
    {
        (this.db, this.snapshots) = (db, snapshots);
        records = new(db, snapshots, DisputeRevision.Table);
    }

    /// <summary>One dispute and its history, where the caller sees the event that it is about.</summary>
    public async Task<RecordReader<DisputeRevision, Guid>> ForAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        if (caller.SeesAll)
            return records;
        var seen = await Seen(db.Set<DisputeRevision>(), caller).AnyAsync(d => d.Id == id && d.SupersededAt == null, cancellationToken);
        return seen ? records : throw new NotFoundException();
    }

    /// <summary>A page of disputes, in the order that is asked for.</summary>
    public Task<Standing<Page<Shown>>> ListAsync(DisputeQuery query, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadPageAsync(query, async (stand, token) =>
        {
            var rows = await Rows(query, stand, token, caller).ToListAsync(cancellationToken);
            var page = Page<DisputeRevision>.Cut(rows, query, stand, r => [query.Sort is null ? r.Id.ToString() : r.Position.ToString(CultureInfo.InvariantCulture)]);
            return new Standing<Page<Shown>>(page.Map(r => Shown.Of(r, caller.SeesAll)), stand);
        }, cancellationToken);

    internal IQueryable<DisputeRevision> Rows(DisputeQuery query, Stand stand, PageToken? token, Caller caller) =>
        After(Matching(query, caller), query.Sort, token).At(stand, rows => Ordered(rows, query.Sort).Take(query.Limit + 1));

    /// <summary>The revisions that match and that the caller may see, of every position.</summary>
    internal IQueryable<DisputeRevision> Matching(DisputeQuery query, Caller caller)
    {
        var rows = db.Set<DisputeRevision>().AsNoTracking().Where(d => d.Lifecycle != Retraction.Lifecycle);
        string[] states = [.. query.States.Select(s => WireNames.Of(s))];
        if (states.Length > 0)
            rows = rows.Where(d => states.Contains(d.State));
        string[] axes = [.. query.Axes.Select(a => WireNames.Of(a))];
        if (axes.Length > 0)
            rows = rows.Where(d => axes.Contains(d.Axis));
        if (query.Event is { } about)
            rows = rows.Where(d => d.Event == about);
        return Seen(rows, caller);
    }

    /// <summary>What readers may see: public revisions of disputes that are not closed, and about no event that is closed today.</summary>
    internal IQueryable<DisputeRevision> Seen(IQueryable<DisputeRevision> rows, Caller caller)
    {
        var closed = db.Set<EventRevision>().Where(e => e.SupersededAt == null && e.IsClosed);
        var seen = rows.SeenBy<DisputeRevision, Guid>(db.Set<DisputeRevision>(), caller);
        return caller.SeesAll ? seen : seen.Where(d => !closed.Any(e => e.Id == d.Event));
    }

    private static IQueryable<DisputeRevision> Ordered(IQueryable<DisputeRevision> rows, DisputeSort? sort) => sort switch
    {
        DisputeSort.Recorded => rows.OrderBy(d => d.Position),
        DisputeSort.LatestRecorded => rows.OrderByDescending(d => d.Position),
        _ => rows.OrderBy(d => d.Id),
    };

    private static IQueryable<DisputeRevision> After(IQueryable<DisputeRevision> rows, DisputeSort? sort, PageToken? token)
    {
        if (token is null)
            return rows;
        if (sort is null)
        {
            var id = Guid.Parse(token.After[0]!);
            return rows.Where(d => d.Id > id);
        }
        var position = long.Parse(token.After[0]!, CultureInfo.InvariantCulture);
        return sort == DisputeSort.Recorded ? rows.Where(d => d.Position > position) : rows.Where(d => d.Position < position);
    }
}

using System.Globalization;
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
    private readonly EventSearch search;
    private readonly RecordReader<EventRevision, Guid> records;

    internal EventReader(LedgerDb db, LedgerSnapshots snapshots, EventSearch search)
    {
        (this.db, this.snapshots, this.search) = (db, snapshots, search);
        records = new(db, snapshots);
    }

    /// <summary>One event and its history.</summary>
    public RecordReader<EventRevision, Guid> Records => records;

    /// <summary>One event as it stood; behind a kind's door only if it is of that kind.</summary>
    public async Task<Standing<Shown>> FindAsync(Guid id, EventKind? door, AsOf? asOf, Caller caller, CancellationToken cancellationToken)
    {
        if (door is { } kind)
        {
            var name = WireNames.Of(kind);
            // A kind never changes, so any revision tells.
            if (!await db.Set<EventRevision>().AnyAsync(e => e.Id == id && e.SupersededAt == null && e.Kind == name, cancellationToken))
                throw new NotFoundException();
        }
        return await records.FindAsync(id, asOf, caller, cancellationToken);
    }

    /// <summary>A page of events, newest first by the day they occurred; unknown days last.</summary>
    /// <exception cref="ForbiddenException">Another lifecycle than published was asked for without the right.</exception>
    public async Task<Standing<EventPage>> ListAsync(EventQuery query, Caller caller, CancellationToken cancellationToken)
    {
        return await snapshots.ReadPageAsync(query, async (stand, token) =>
        {
            var selection = await search.ResolveAsync(query, caller, stand, cancellationToken);
            var rows = await Rows(selection, token).ToListAsync(cancellationToken);
            var page = Page<EventRevision>.Cut(rows, query, stand, Key);
            return new Standing<EventPage>(new([.. page.Items.Select(r => Shown.Of(r, caller.SeesAll))], page.Next, null, null), stand);
        }, cancellationToken);
    }

    internal IQueryable<EventRevision> Rows(EventSelection selection, PageToken? token) =>
        After(search.Matching(selection), token).At(selection.Stand, rows => rows.OrderByDescending(r => r.SortDay).ThenByDescending(r => r.Id).Take(selection.Query.Limit + 1));

    private static IQueryable<EventRevision> After(IQueryable<EventRevision> rows, PageToken? token)
    {
        if (token is null)
            return rows;
        var day = DateOnly.ParseExact(token.After[0]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var id = Guid.Parse(token.After[1]!);
        // The first condition is for the index, which knows no or.
        return rows.Where(r => r.SortDay <= day && (r.SortDay < day || r.Id < id));
    }

    private static IReadOnlyList<string?> Key(EventRevision row) =>
        [row.SortDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Id.ToString()];
}

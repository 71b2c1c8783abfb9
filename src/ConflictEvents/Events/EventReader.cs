using System.Globalization;
using ConflictEvents.Actors;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace ConflictEvents.Events;

/// <summary>Reads events: one, its history, and lists of them.</summary>
public sealed class EventReader
{
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly ActorNames actors;
    private readonly RecordReader<EventRevision, Guid> records;

    internal EventReader(LedgerDb db, LedgerSnapshots snapshots, ActorNames actors)
    {
        (this.db, this.snapshots, this.actors) = (db, snapshots, actors);
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
    public async Task<Standing<Page<Shown>>> ListAsync(EventQuery query, Caller caller, CancellationToken cancellationToken)
    {
        if (query.Lifecycles.Any(l => l != Lifecycle.Published))
            caller.Demand(Role.Contributor, "To list other lifecycles than published");
        var meant = await actors.MeantAsync(query.Actors, "actor", cancellationToken);
        return await snapshots.ReadPageAsync(query, async (stand, token) =>
        {
            var rows = await Rows(query, meant, stand, token, caller).ToListAsync(cancellationToken);
            var page = Page<EventRevision>.Cut(rows, query, stand, Key);
            return new Standing<Page<Shown>>(page.Map(r => Shown.Of(r, caller.SeesAll)), stand);
        }, cancellationToken);
    }

    internal IQueryable<EventRevision> Rows(EventQuery query, IReadOnlyList<string> actorsMeant, Stand stand, PageToken? token, Caller caller) =>
        After(Filter(query, actorsMeant), token).SeenBy<EventRevision, Guid>(db.Set<EventRevision>(), caller)
            .At(stand, rows => rows.OrderByDescending(r => r.SortDay).ThenByDescending(r => r.Id).Take(query.Limit + 1));

    private IQueryable<EventRevision> Filter(EventQuery query, IReadOnlyList<string> actorsMeant)
    {
        var rows = db.Set<EventRevision>().AsNoTracking();
        string[] lifecycles = [.. query.Lifecycles.Select(l => WireNames.Of(l))];
        rows = lifecycles is [var one] ? rows.Where(r => r.Lifecycle == one) : rows.Where(r => lifecycles.Contains(r.Lifecycle));
        string[] kinds = [.. query.Kinds.Select(k => WireNames.Of(k))];
        if (kinds is [var kind])
            rows = rows.Where(r => r.Kind == kind);
        else if (kinds.Length > 1)
            rows = rows.Where(r => kinds.Contains(r.Kind));
        if (query.From is not null || query.To is not null)
        {
            var days = new NpgsqlRange<DateOnly>(query.From ?? default, true, query.From is null, query.To ?? default, true, query.To is null);
            rows = rows.Where(r => r.Occurred!.Value.Overlaps(days));
            // Nothing that overlaps begins later. It says no more, but lets the list's index start here: without it, days long past are reached by reading all since.
            if (query.To is { } last)
                rows = rows.Where(r => r.SortDay <= last);
        }
        if (query.Actors.Count > 0)
            rows = rows.Where(r => r.Actors.Any(a => actorsMeant.Contains(a)));
        if (query.Sources.Count > 0)
            rows = rows.Where(r => r.Sources.Any(s => query.Sources.Contains(s)));
        if (query.Tags.Count > 0)
            rows = rows.Where(r => r.Tags.Any(t => query.Tags.Contains(t)));
        return rows;
    }

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

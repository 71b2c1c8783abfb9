using ConflictEvents.Actors;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace ConflictEvents.Events.Search;

/// <summary>What a query means as rows: the one place that lists, counts, exports and maps get their events from.</summary>
internal sealed class EventSearch(LedgerDb db, ActorNames actors)
{
    /// <summary>Finds what the names in a query mean.</summary>
    /// <exception cref="ForbiddenException">Another lifecycle than published was asked for without the right.</exception>
    /// <exception cref="InvalidParameterException">A name is unknown: an empty list would look like an answer.</exception>
    public async Task<EventSelection> ResolveAsync(EventQuery query, Caller caller, Stand stand, CancellationToken cancellationToken)
    {
        if (query.Lifecycle.Any(l => l != Lifecycle.Published))
            caller.Demand(Role.Contributor, "To list other lifecycles than published");
        return new(query, caller, stand) { Actors = await actors.MeantAsync(query.Actor, "actor", cancellationToken) };
    }

    /// <summary>The revisions that match and that the caller may see, of every position: choose today's or those as of a position by <see cref="AsOfQueries.At"/>.</summary>
    public IQueryable<EventRevision> Matching(EventSelection selection) =>
        Filter(selection).SeenBy<EventRevision, Guid>(db.Set<EventRevision>(), selection.Caller);

    private IQueryable<EventRevision> Filter(EventSelection selection)
    {
        var query = selection.Query;
        var rows = db.Set<EventRevision>().AsNoTracking();
        string[] lifecycles = [.. query.Lifecycle.Select(l => WireNames.Of(l))];
        rows = lifecycles is [var one] ? rows.Where(r => r.Lifecycle == one) : rows.Where(r => lifecycles.Contains(r.Lifecycle));
        string[] kinds = [.. query.Kind.Select(k => WireNames.Of(k))];
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
        if (query.Actor.Count > 0)
            rows = rows.Where(r => r.Actors.Any(a => selection.Actors.Contains(a)));
        if (query.Source.Count > 0)
            rows = rows.Where(r => r.Sources.Any(s => query.Source.Contains(s)));
        if (query.Tag.Count > 0)
            rows = rows.Where(r => r.Tags.Any(t => query.Tag.Contains(t)));
        return rows;
    }
}

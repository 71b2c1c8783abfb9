using ConflictEvents.Events.Search;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Duplicates;

/// <summary>
/// Finds what may be compared with an event. On a busy day a kind has thousands of events, most of them in other countries: those are passed over in the indexes, and
/// only what is left is fetched.
/// </summary>
internal sealed class DuplicateCandidates(LedgerDb db)
{
    /// <summary>What is not known to be elsewhere: of the same kind, on these days or the ones beside, in no other country unless close by, naming an actor in common where both name some. Of many, those that share most with it.</summary>
    public async Task<List<EventRevision>> ReadAsync(EventRevision one, DateOnly from, EventBody body, Caller caller, int most, CancellationToken cancellationToken)
    {
        var (id, actors, links, country, admin1) = (one.Id, one.Actors, one.Links, one.Country, one.Admin1);
        // Which index leads to little depends on the days and the country.
        await db.Database.ExecuteSqlRawAsync("set local jit = off; set local max_parallel_workers_per_gather = 0; set local plan_cache_mode = force_custom_plan", cancellationToken);
        return await Picked(one, from, body, caller).AsNoTracking()
            .Where(r => r.SupersededAt == null && r.Id != id && r.Lifecycle != Retraction.Lifecycle && !links.Contains(r.Id) && !r.Links.Contains(id))
            // Where both name some, one in common is demanded (DuplicateScore): few documents are left to be read.
            .Where(r => actors.Length == 0 || r.Actors.Length == 0 || r.Actors.Any(a => actors.Contains(a)))
            .SeenBy<EventRevision, Guid>(db.Set<EventRevision>(), caller)
            .OrderByDescending(r => r.Actors.Any(a => actors.Contains(a))).ThenByDescending(r => r.Admin1 == admin1).ThenByDescending(r => r.Country == country)
            .ThenByDescending(r => r.SortDay == from).ThenByDescending(r => r.Id)
            .Take(most).ToListAsync(cancellationToken);
    }

    // Each part has an index of its own: what is published (ix_event_revisions_current_counts, read alone), what is close by in whatever country (current_point_day, read alone),
    // what began before and lasts (current_long), and what only colleagues see (current_lifecycle, embargoed).
    private IQueryable<EventRevision> Picked(EventRevision one, DateOnly from, EventBody body, Caller caller)
    {
        var sql = new SqlConditions();
        var to = body.Time.To ?? from;
        var (first, last) = (from.AddDays(-1), body.Time.Open == true ? DateOnly.MaxValue : to.AddDays(1));
        var days = sql.Value(FormattableString.Invariant($"[{first:yyyy-MM-dd},{(body.Time.Open == true ? "" : $"{last:yyyy-MM-dd}")}]")) + "::daterange";
        var (low, high) = (sql.Value(first), sql.Value(last));
        var ofKind = $"superseded_at is null and kind = {sql.Value(one.Kind)} and occurred && {days}";
        var inside = $"{ofKind} and sort_day >= {low} and sort_day <= {high}";
        // Without coordinates, a place may stand under another country's code with somebody else.
        var hasPoint = body.Location is { Longitude: not null, Latitude: not null, Precision: < LocationPrecision.Country };
        var near = hasPoint && one.Country is not null ? Near(sql, body.Location!, caller) : null;
        var here = near is null ? "true" : $"(country is null or country = {sql.Value(one.Country!)})";
        List<string> parts =
        [
            $"{inside} and lifecycle = 'published' and is_public and {here}",
            $"{ofKind} and sort_day < {low} and {SqlConditions.LastsForDays} and ({here}{(near is null ? "" : $" or {near}")})",
            $"{inside} and lifecycle <> 'published'",
            $"{inside} and embargoed_until is not null",
        ];
        if (near is not null)
            parts.Add($"{inside} and (point is not null or desk_point is not null) and {near}");
        var picked = string.Join(" union ", parts.Select(p => $"select position from {EventRevision.Table.Name} where {p}"));
        return sql.By(db.Set<EventRevision>(), $"select * from {EventRevision.Table.Name} where position = any(array({picked}))");
    }

    // By the point that the caller may know: what is found must not tell of another.
    private static string Near(SqlConditions sql, Location place, Caller caller) => SqlConditions.Seen(caller, "point", column => string.Join(" or ",
        GeoBox.Around(place.Longitude!.Value, place.Latitude!.Value, DuplicateScore.NearbyKilometers).Select(b => $"{column} <@ {sql.Value(b.ToString())}::box")));
}

using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Events.Duplicates;

/// <summary>
/// Finds what may be compared with an event. On a busy day a kind has thousands of events, most of them elsewhere or by others: those are passed over in an index of their
/// own, and only what is left is fetched.
/// </summary>
internal sealed class DuplicateCandidates(LedgerDb db)
{
    // Of an event that names neither place nor actors, so many of the day are looked at.
    private const int MostOfDay = 500;

    /// <summary>What is not known to be elsewhere: of the same kind, on these days or the ones beside, in no other country unless close by, naming an actor in common where both name some. Of many, those that share most with it.</summary>
    public Task<List<DuplicateCandidate>> ReadAsync(Guid id, ComparedEvent one, DateOnly from, Caller caller, int most, CancellationToken cancellationToken)
    {
        var keys = new DuplicateKeys(one, from);
        return db.Database.SqlQueryRaw<DuplicateCandidate>(Statement(keys, caller), [.. Values(id, one, keys, from, most)]).ToListAsync(cancellationToken);
    }

    // What is asked for is always the same but for the words, and is asked as a subquery: so the planner has nothing to learn from them, and plans once for a connection.
    // The order is the part of the score that the columns tell (DuplicateScore). Documents are unpacked last, those that are compared alone.
    private static string Statement(DuplicateKeys keys, Caller caller)
    {
        var place = caller.SeesAll ? "(case when is_coarse then desk_point else point end)" : "point";
        return $$"""
            with picked as materialized (
              select id, number, {{(caller.SeesAll ? "document" : "coalesce(public_document, document) as document")}}, lifecycle, occurred, links, actors, country, admin1,
                case when {{place}} is not null and @longitude is not null then kilometers({{place}}, @longitude, @latitude) end as apart
              from event_revisions
              where {{Picked(keys)}}{{(caller.SeesAll ? "" : " and is_public and not is_closed")}}
            ), scored as (
              select id, number, document,
                case when occurred = @own_days then 0.2::float8 when occurred && @own_days then 0.15::float8 else 0.1::float8 end
                  + case when actors && @actors then 0.15::float8 else 0.075::float8 end as known,
                case when apart is not null then 0.25::float8 - 0.25::float8 * apart / @nearby when admin1 = @admin1 then 0.125::float8 when country = @country then 0.0625::float8 else 0.03::float8 end as placed,
                case when apart is null then 0.225::float8 end as named
              from picked
              where (apart is null or apart <= @nearby) and occurred && @days and id <> @id and lifecycle <> 'retracted' and not links @> array[@id] and id <> all(@links)
                and (cardinality(@actors) = 0 or cardinality(actors) = 0 or actors && @actors)
            ), best as materialized (
              select * from scored order by known + placed desc, id desc limit @most
            )
            select id as "Id", number as "Number", known + coalesce(named, placed) as "Most", document::text as "Document" from best
            """;
    }

    private static string Picked(DuplicateKeys keys)
    {
        string[] shared = [.. new[] { (keys.Places, "@places"), (keys.Names, "@names") }.Where(k => k.Item1 is not null).Select(k => Shares(k.Item2))];
        return shared.Length > 0
            ? $"superseded_at is null and {string.Join(" and ", shared)}"
            // Neither place nor actors: what counts the same, and some of the day.
            : $"""
                position = any(array(
                  select position from event_revisions where superseded_at is null and kind = @kind and links && @links
                  union
                  (select position from event_revisions where superseded_at is null and kind = @kind and sort_day between lower(@days) and upper(@days)
                    order by sort_day desc, id desc limit {MostOfDay})
                ))
                """;
    }

    private static string Shares(string names) =>
        $"duplicate_keys(kind, occurred, country, point, actors) && array(select hashtext(@kind || ' ' || span || ' ' || name) from unnest(@spans) span cross join unnest({names}) name)";

    private static IEnumerable<NpgsqlParameter> Values(Guid id, ComparedEvent one, DuplicateKeys keys, DateOnly from, int most)
    {
        var place = DuplicateKeys.IsPoint(one.Location) ? one.Location : null;
        Guid[] links = [.. one.Links.Select(l => l.To), .. one.Details.Events().Select(e => e.Id)];
        yield return new("id", id);
        yield return new("kind", WireNames.Of(one.Details.Kind));
        yield return new("spans", keys.Spans);
        yield return new("places", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = keys.Places ?? [] };
        yield return new("names", NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = keys.Names ?? [] };
        yield return new("actors", keys.Actors);
        yield return new("links", links);
        yield return new("days", new NpgsqlRange<DateOnly>(keys.First, true, keys.Last, true));
        yield return new("own_days", new NpgsqlRange<DateOnly>(from, true, false, one.Time.To ?? from, one.Time.Open != true, one.Time.Open == true));
        yield return new("longitude", NpgsqlDbType.Double) { Value = (object?)place?.Longitude ?? DBNull.Value };
        yield return new("latitude", NpgsqlDbType.Double) { Value = (object?)place?.Latitude ?? DBNull.Value };
        yield return new("country", NpgsqlDbType.Text) { Value = (object?)one.Location?.Country ?? DBNull.Value };
        yield return new("admin1", NpgsqlDbType.Text) { Value = (object?)one.Location?.Admin1 ?? DBNull.Value };
        // A hair more than the score allows: it decides.
        yield return new("nearby", DuplicateScore.NearbyKilometers + 0.001);
        yield return new("most", most);
    }
}

using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Events.Search;

/// <summary>
/// Finds the names that a place is asked for by. An event's names are one text, and many events have the same: each text stands in a table of its own, where an index of
/// groups of three letters finds it, and events are found by the text's hash. The text itself decides; its hash only leads there.
/// </summary>
internal sealed class PlaceNames(LedgerDb db, ListReach reach)
{
    /// <summary>The hashes of all texts of names that have a place, of each that is asked for; null of one that very many have. Within the transaction of the read.</summary>
    public async Task<IReadOnlyDictionary<AskedPlace, IReadOnlyList<long>?>> FindAsync(IReadOnlyList<AskedPlace> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
            return EventSelection.NoPlaces;
        var statement = $"""
            select a.place as "Place", p.hash as "Hash" from unnest(@words, @alike) with ordinality a (words, alike, place)
            cross join lateral (select hash from place_names where names like a.words or a.alike <<% names limit {reach.MostNames + 1}) p
            """;
        var found = await db.Database.SqlQueryRaw<Found>(statement, Texts("words", asked.Select(a => a.Words)), Texts("alike", asked.Select(a => a.Alike))).ToListAsync(cancellationToken);
        var hashes = found.ToLookup(f => f.Place, f => f.Hash);
        return asked.Select((a, i) => (Place: a, Hashes: hashes[i + 1].ToArray())).ToDictionary(f => f.Place, f => f.Hashes.Length > reach.MostNames ? null : (IReadOnlyList<long>)f.Hashes);
    }

    /// <summary>That an event has a place, by the texts that have it. Where it is looked for row by row, the text alone is asked if very many have it.</summary>
    public static string Condition(SqlConditions sql, EventSelection selection, AskedPlace asked, string column)
    {
        var text = asked.In(sql, column);
        if (!selection.Places.TryGetValue(asked, out var hashes) || hashes is null && selection.IsRowByRow)
            return text;
        var any = hashes is null ? $"array(select hash from place_names where {asked.In(sql, "names")})" : sql.Value(hashes);
        return $"hashtextextended({column}, 0) = any({any}) and ({text})";
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };

    private sealed record Found(long Place, long Hash);
}

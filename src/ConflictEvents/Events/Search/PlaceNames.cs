using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ConflictEvents.Events.Search;

/// <summary>
/// Finds the names that a place is asked for by. Each name stands once in a table of its own, with an index of groups of three letters; events are found by the names that they have.
/// </summary>
internal sealed class PlaceNames(LedgerDb db, ListReach reach)
{
    /// <summary>The names of each place that is asked for; null where there are very many. Within the transaction of the read.</summary>
    public async Task<IReadOnlyDictionary<AskedPlace, IReadOnlyList<string>?>> FindAsync(IReadOnlyList<AskedPlace> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
            return EventSelection.NoPlaces;
        var statement = $"select a.place as \"Place\", n.name as \"Name\" from unnest(@words, @alike) with ordinality a (words, alike, place), names_of_places(a.words, a.alike, {reach.MostNames + 1}) n (name)";
        var found = await db.Database.SqlQueryRaw<Found>(statement, Texts("words", asked.Select(a => a.Words)), Texts("alike", asked.Select(a => a.Alike))).ToListAsync(cancellationToken);
        var names = found.ToLookup(f => f.Place, f => f.Name);
        return asked.Select((a, i) => (Place: a, Names: names[i + 1].ToArray())).ToDictionary(f => f.Place, f => f.Names.Length > reach.MostNames ? null : (IReadOnlyList<string>?)f.Names);
    }

    /// <summary>That an event has one of the names of a place. Of very many, where rows are walked over, those of the row are held against what is asked.</summary>
    public static string Condition(SqlConditions sql, EventSelection selection, AskedPlace asked, string column)
    {
        var names = $"string_to_array({column}, E'\\n')";
        var found = selection.Places.GetValueOrDefault(asked);
        if (found is not null)
            return $"{names} && {sql.Value(found.ToArray())}";
        return selection.IsRowByRow
            ? $"exists (select from unnest({names}) n (name) where {asked.In(sql, "n.name")})"
            : $"{names} && array(select name from place_names where {asked.In(sql, "name")})";
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };

    private sealed record Found(long Place, string Name);
}

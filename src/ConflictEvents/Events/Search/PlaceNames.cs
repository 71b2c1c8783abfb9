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
    private const int Many = 10;
    private const int Frequent = 5;

    /// <summary>The names of each place that is asked for; null where there are very many. Within the transaction of the read.</summary>
    public async Task<IReadOnlyDictionary<AskedPlace, IReadOnlyList<string>?>> FindAsync(IReadOnlyList<AskedPlace> asked, CancellationToken cancellationToken)
    {
        if (asked.Count == 0)
            return EventSelection.NoPlaces;
        var statement = $"select a.place as \"Place\", n.name as \"Name\" from unnest(@words::text[], @alike::text[]) with ordinality a (words, alike, place), names_of_places(a.words, a.alike, {reach.MostNames + 1}) n (name)";
        var found = await db.Database.SqlQueryRaw<Found>(statement, Texts("words", asked.Select(a => a.Words)), Texts("alike", asked.Select(a => a.Alike))).ToListAsync(cancellationToken);
        var names = found.ToLookup(f => f.Place, f => f.Name);
        return asked.Select((a, i) => (Place: a, Names: names[i + 1].ToArray())).ToDictionary(f => f.Place, f => f.Names.Length > reach.MostNames ? null : (IReadOnlyList<string>?)f.Names);
    }

    /// <summary>That an event has one of the names of a place.</summary>
    public static string Condition(SqlConditions sql, EventSelection selection, AskedPlace asked, string column)
    {
        var names = $"string_to_array({column}, E'\\n')";
        if (selection.Places.GetValueOrDefault(asked) is { } found)
            return Named(sql, selection.By, found, names);
        return selection.By == FoundBy.Indexes
            ? $"{names} && array(select name from place_names where {asked.In(sql, "name")})"
            : $"exists (select from unnest({names}) n (name) where {asked.In(sql, "n.name")})";
    }

    // Of names that are rare, the planner takes each for as frequent as the rarest that it knows, which some hundred make a lot of. So it is told the shortest alone where it estimates, which are the frequent ones
    // ("kyiv", "kyiv region"), and nothing of them where it would leave their index for another. Two lists are compared each with each; what is equal to any of many is looked up by its hash.
    private static string Named(SqlConditions sql, FoundBy by, IReadOnlyList<string> found, string names) => (by, found.Count > Many) switch
    {
        (FoundBy.Estimate, true) => $"{names} && {sql.Value(found.OrderBy(n => n.Length).Take(Frequent).ToArray())}",
        (FoundBy.Rows, true) => $"exists (select from unnest({names}) n (name) where n.name = any({sql.Value(found.ToArray())}::text[]))",
        (FoundBy.Indexes, true) => $"{names} && array(select unnest({sql.Value(found.ToArray())}::text[]))",
        _ => $"{names} && {sql.Value(found.ToArray())}",
    };

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> values) => new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = values.ToArray() };

    private sealed record Found(long Place, string Name);
}

using ConflictEvents.Api.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ConflictEvents.Api.Tests.Storage;

/// <summary>Compares EF's model with the tables that the migrations made, both ways.</summary>
internal static class SchemaComparison
{
    /// <summary>Tables and columns that are there on purpose without being mapped.</summary>
    private static readonly HashSet<string> KnownUnmapped =
    [
        "__EFMigrationsHistory",
        // Summed up in SQL, never read as rows.
        "event_counts", "event_counts_stand",
        // Names of places, looked up in SQL.
        "place_names",
        // Searched in SQL, never read.
        .. new[] { "outer_days", "terms", "point", "desk_point", "places", "desk_places", "search", "desk_search" }.Select(c => $"event_revisions.{c}"),
    ];

    public static async Task<List<string>> DifferencesAsync(TestDatabase database)
    {
        var tables = await TablesAsync(database);
        await using var db = database.NewContext();
        var differences = new List<string>();
        var mapped = new HashSet<string>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            mapped.Add(table);
            if (tables.TryGetValue(table, out var stored))
                differences.AddRange(ColumnDifferences(entity, table, stored));
            else
                differences.Add($"{table}: no such table");
        }
        differences.AddRange(tables.Keys.Where(t => !mapped.Contains(t) && !KnownUnmapped.Contains(t)).Select(t => $"{t}: not mapped"));
        return differences;
    }

    private static IEnumerable<string> ColumnDifferences(IEntityType entity, string table, Table stored)
    {
        var names = entity.GetProperties().ToDictionary(p => p.GetColumnName(), p => p);
        foreach (var (name, property) in names)
        {
            if (!stored.Columns.TryGetValue(name, out var column))
                yield return $"{table}.{name}: no such column";
            else if (column.Type != property.GetColumnType())
                yield return $"{table}.{name}: {column.Type}, mapped as {property.GetColumnType()}";
            else if (column.IsNullable != property.IsColumnNullable())
                yield return $"{table}.{name}: {(column.IsNullable ? "nullable" : "not null")}, mapped otherwise";
        }
        foreach (var name in stored.Columns.Keys.Where(n => !names.ContainsKey(n) && !KnownUnmapped.Contains($"{table}.{n}")))
            yield return $"{table}.{name}: not mapped";
        var key = entity.FindPrimaryKey()!.Properties.Select(p => p.GetColumnName()).ToList();
        if (!key.SequenceEqual(stored.Key))
            yield return $"{table}: primary key {string.Join(", ", stored.Key)}, mapped as {string.Join(", ", key)}";
    }

    private static async Task<Dictionary<string, Table>> TablesAsync(TestDatabase database)
    {
        var columns = await database.RowsAsync("""
            select c.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod), not a.attnotnull, coalesce(array_position(k.conkey, a.attnum), 0)
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
            where n.nspname = 'public' and c.relkind in ('r', 'p')
            """);
        return columns.GroupBy(r => (string)r[0]!).ToDictionary(g => g.Key, g => new Table(
            g.ToDictionary(r => (string)r[1]!, r => new Column((string)r[2]!, (bool)r[3]!)),
            [.. g.Where(r => (int)r[4]! > 0).OrderBy(r => (int)r[4]!).Select(r => (string)r[1]!)]));
    }

    private sealed record Table(Dictionary<string, Column> Columns, List<string> Key);

    private sealed record Column(string Type, bool IsNullable);
}

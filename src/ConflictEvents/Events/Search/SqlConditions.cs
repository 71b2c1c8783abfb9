using System.Globalization;
using System.Text.RegularExpressions;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Search;

/// <summary>Conditions in SQL over columns that are not mapped. Texts are the code's own; every value travels as a parameter.</summary>
internal sealed partial class SqlConditions
{
    /// <summary>That an event lasts for more than a day, in the words of the indexes that hold only these (`0022_long.sql`).</summary>
    public const string LastsForDays = "(upper_inf(occurred) or upper(occurred) - lower(occurred) > 1)";

    private readonly List<string> conditions = [];
    private readonly List<object> values = [];

    /// <summary>The branches of a read at a place of the ledger, as <see cref="AsOfQueries.Branches"/> has them: first what stands today.</summary>
    public static IReadOnlyList<SqlConditions> Branches(Stand stand)
    {
        var (today, past) = (new SqlConditions(), new SqlConditions());
        today.Add("superseded_at is null");
        if (stand.IsCurrent)
            return [today];
        today.Add($"position <= {today.Value(stand.Position)}");
        past.Add($"superseded_at > {past.Value(stand.Position)} and position <= {past.Value(stand.Position)}");
        return [today, past];
    }

    /// <summary>A condition on what a caller may find: what readers may stands in the column; the few records of which colleagues may find more have one of the desk beside it.</summary>
    public static string Seen(Caller caller, string column, Func<string, string> condition) => caller.SeesAll
        ? $"(not is_coarse and ({condition(column)}) or is_coarse and ({condition("desk_" + column)}))"
        : $"({condition(column)})";

    /// <summary>Adds a condition that must hold beside the others.</summary>
    public void Add(string condition) => conditions.Add($"({condition})");

    /// <summary>Demands that a list holds one of the values. Of none, it finds nothing: a filter that means nobody is no filter that was left out.</summary>
    public void AddAnyOf(string column, IReadOnlyList<string> asked) => Add($"{column} && {Value(asked.ToArray())}");

    /// <summary>A value's place in a condition.</summary>
    public string Value(object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
    }

    /// <summary>Other conditions, said beside these: their values are taken over.</summary>
    public string Taken(SqlConditions others)
    {
        var text = others.Behind(values.Count);
        values.AddRange(others.values);
        return text;
    }

    /// <summary>The rows that a statement finds, with the values of these conditions.</summary>
    public IQueryable<EventRevision> By(DbSet<EventRevision> rows, string statement) => rows.FromSqlRaw(statement, [.. values]);

    /// <summary>Whether nothing is demanded yet.</summary>
    public bool IsEmpty => conditions.Count == 0;

    /// <summary>The table's rows that keep all conditions.</summary>
    public IQueryable<EventRevision> On(DbSet<EventRevision> rows)
    {
        var statement = $"{Rows} where {All}";
        return rows.FromSqlRaw(statement, [.. values]);
    }

    /// <summary>
    /// Those of the first so many rows of an order that keep all conditions; the parts of the ledger are merged as they are
    /// read. The limit is a fence: no other way than the order's indexes is worth it.
    /// </summary>
    public IQueryable<EventRevision> Among(DbSet<EventRevision> rows, IReadOnlyList<SqlConditions> parts, string order, int most)
    {
        var (first, all) = Union(parts, values.Count, "", $" order by {order} limit {most}");
        var statement = $"select * from (select * from ({first}) p order by {order} limit {most}) w where {All}";
        return rows.FromSqlRaw(statement, [.. values, .. all]);
    }

    /// <summary>The rows of parts of the ledger that keep all conditions, found by these alone: the offset is a fence, behind which the order of the list is not known.</summary>
    public IQueryable<EventRevision> Apart(DbSet<EventRevision> rows, IReadOnlyList<SqlConditions> parts)
    {
        var (found, all) = Union(parts, values.Count, $" and {All}", "");
        var statement = $"select * from ({found}) w offset 0";
        return rows.FromSqlRaw(statement, [.. values, .. all]);
    }

    /// <summary>Those of some rows that keep all conditions: no index is asked again, where a look at each is enough.</summary>
    public IQueryable<EventRevision> Of(DbSet<EventRevision> rows, IReadOnlyList<long> positions)
    {
        var statement = $"select * from ({Rows} where position = any({{{values.Count}}}) offset 0) w where {All}";
        return rows.FromSqlRaw(statement, [.. values, positions.ToArray()]);
    }

    /// <summary>A row where parts of the ledger have more than so many.</summary>
    public static IQueryable<EventRevision> BehindFirst(DbSet<EventRevision> rows, IReadOnlyList<SqlConditions> parts, string order, int most)
    {
        var (all, values) = Union(parts, 0, "", $" order by {order} limit {most + 1}");
        var statement = $"select * from ({all}) p order by {order} offset {most} limit 1";
        return rows.FromSqlRaw(statement, [.. values]).AsNoTracking();
    }

    private static string Rows => $"select * from {EventRevision.Table.Name}";

    private string All => string.Join(" and ", conditions.DefaultIfEmpty("true"));

    // Each part alone, so that the planner reads it by an index of its own, and merges what is in order: that it may be, it must
    // be said of each. The places of its values move behind those before.
    private static (string Sql, IReadOnlyList<object> Values) Union(IReadOnlyList<SqlConditions> parts, int before, string and, string order)
    {
        List<object> values = [];
        List<string> selects = [];
        foreach (var part in parts)
        {
            selects.Add($"({Rows} where {part.Behind(before + values.Count)}{and}{order})");
            values.AddRange(part.values);
        }
        return (string.Join(" union all ", selects), values);
    }

    private string Behind(int others) => Places().Replace(All, place => string.Create(CultureInfo.InvariantCulture, $"{{{int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + others}}}"));

    [GeneratedRegex(@"\{(\d+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Places();
}

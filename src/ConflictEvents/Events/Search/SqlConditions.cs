using System.Globalization;
using System.Text.RegularExpressions;
using ConflictEvents.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Search;

/// <summary>Conditions in SQL over columns that are not mapped. Texts are the code's own; every value travels as a parameter.</summary>
internal sealed partial class SqlConditions
{
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

    /// <summary>Adds a condition that must hold beside the others.</summary>
    public void Add(string condition) => conditions.Add($"({condition})");

    /// <summary>A value's place in a condition.</summary>
    public string Value(object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
    }

    /// <summary>Whether nothing is demanded yet.</summary>
    public bool IsEmpty => conditions.Count == 0;

    /// <summary>The table's rows that keep all conditions.</summary>
    public IQueryable<EventRevision> On(DbSet<EventRevision> rows)
    {
        var statement = $"select * from {EventRevision.Table.Name} where {All}";
        return rows.FromSqlRaw(statement, [.. values]);
    }

    /// <summary>Those of the first so many rows of an order that keep all conditions. The limit is a fence: no other way than the order's index is worth it.</summary>
    public IQueryable<EventRevision> Among(DbSet<EventRevision> rows, SqlConditions first, string order, int most) =>
        Within(rows, first, $"select * from {EventRevision.Table.Name} where {first.Behind(values.Count)} order by {order} limit {most}", All);

    /// <summary>The rows that keep all conditions, found by these alone: the offset is a fence, behind which the order of the list is not known.</summary>
    public IQueryable<EventRevision> Apart(DbSet<EventRevision> rows, SqlConditions first) =>
        Within(rows, first, $"select * from {EventRevision.Table.Name} where {first.Behind(values.Count)} and {All} offset 0", "true");

    /// <summary>A row where more than so many keep all conditions.</summary>
    public IQueryable<EventRevision> IsLongerThan(DbSet<EventRevision> rows, string order, int most)
    {
        var statement = $"select * from {EventRevision.Table.Name} where {All} order by {order} offset {most} limit 1";
        return rows.FromSqlRaw(statement, [.. values]).AsNoTracking();
    }

    private string All => string.Join(" and ", conditions.DefaultIfEmpty("true"));

    private IQueryable<EventRevision> Within(DbSet<EventRevision> rows, SqlConditions first, string inner, string all)
    {
        var statement = $"select * from ({inner}) w where {all}";
        return rows.FromSqlRaw(statement, [.. values, .. first.values]);
    }

    // The places of its values move behind those of another's.
    private string Behind(int others) => Places().Replace(All, place => string.Create(CultureInfo.InvariantCulture, $"{{{int.Parse(place.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + others}}}"));

    [GeneratedRegex(@"\{(\d+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Places();
}

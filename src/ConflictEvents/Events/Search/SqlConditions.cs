using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Search;

/// <summary>Conditions in SQL over columns that are not mapped. Texts are the code's own; every value travels as a parameter.</summary>
internal sealed class SqlConditions
{
    private readonly List<string> conditions = [];
    private readonly List<object> values = [];

    /// <summary>Adds a condition that must hold beside the others.</summary>
    public void Add(string condition) => conditions.Add($"({condition})");

    /// <summary>A value's place in a condition.</summary>
    public string Value(object value)
    {
        values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{values.Count - 1}}}");
    }

    /// <summary>The table's rows that keep all conditions.</summary>
    public IQueryable<EventRevision> On(DbSet<EventRevision> rows)
    {
        var statement = $"select * from {EventRevision.Table.Name} where {string.Join(" and ", conditions.DefaultIfEmpty("true"))}";
        return rows.FromSqlRaw(statement, [.. values]);
    }
}

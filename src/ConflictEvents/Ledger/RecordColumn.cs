namespace ConflictEvents.Ledger;

/// <summary>A column that a room searches.</summary>
/// <param name="Name">The column, and the member of an entry's columns that gives its value.</param>
/// <param name="Type">Its SQL type.</param>
public sealed record RecordColumn(string Name, string Type)
{
    /// <summary>The SQL type of what the entry gives, where the column is made out of it.</summary>
    public string? SentAs { get; init; }

    /// <summary>The SQL function that makes the column out of what is given.</summary>
    public string? MadeBy { get; init; }

    /// <summary>The column's value out of the entry's columns, named <c>c</c>.</summary>
    internal string Value => MadeBy is null ? $"c.{Name}" : $"{MadeBy}(c.{Name})";

    /// <summary>What the entry gives, as <c>json_to_record</c> wants to know it.</summary>
    internal string Sent => $"{Name} {SentAs ?? Type}";

    /// <summary>A column that is stored as it is given.</summary>
    public static implicit operator RecordColumn((string Name, string Type) column) => new(column.Name, column.Type);
}

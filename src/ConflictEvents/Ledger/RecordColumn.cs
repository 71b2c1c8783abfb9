namespace ConflictEvents.Ledger;

/// <summary>A column that a room searches.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">Its SQL type.</param>
public sealed record RecordColumn(string Name, string Type)
{
    /// <summary>What an entry gives, by names and SQL types: the column itself, where it is not made of other things.</summary>
    public IReadOnlyList<(string Name, string Type)> Parts { get; init; } = [(Name, Type)];

    /// <summary>The SQL function that makes the column out of its parts.</summary>
    public string? MadeBy { get; init; }

    /// <summary>A column that is stored as it is given.</summary>
    public static implicit operator RecordColumn((string Name, string Type) column) => new(column.Name, column.Type);
}

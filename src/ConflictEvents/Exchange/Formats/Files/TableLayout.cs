namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>What a format knows of its tables before it has seen one.</summary>
/// <param name="Required">Columns without which it is another format.</param>
internal sealed record TableLayout(IReadOnlyList<string> Required)
{
    /// <summary>The columns of a file without a header row; null where every file has one.</summary>
    public IReadOnlyList<string>? Headerless { get; init; }

    /// <summary>Whether a table with tabs knows no quotes: a quotation mark in it is a character like others.</summary>
    public bool TabsAreUnquoted { get; init; }

    /// <summary>Columns that hold days, each with those that were written the same way round.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Days { get; init; } = [];
}

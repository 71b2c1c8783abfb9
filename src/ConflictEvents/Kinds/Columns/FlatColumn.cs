namespace ConflictEvents.Kinds.Columns;

/// <summary>One column of a flat table: a member of the record, by the path to it. A path through a list holds one value for each of its items.</summary>
/// <param name="Path">The names from the record down, joined by dots: `details.figure.low`.</param>
/// <param name="Says">What stands in it, in one sentence for whoever opens the table.</param>
public sealed record FlatColumn(string Path, string Says)
{
    private string[]? steps;

    /// <summary>The names from the record down.</summary>
    public IReadOnlyList<string> Steps => steps ??= Path.Split('.');
}

using ConflictEvents.Exchange.Import;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>A row of a file: its cells by column, cleaned; or what is wrong with all of it.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Cells">The cells by the names of their columns, in lower case. A cell that is not there is empty.</param>
/// <param name="Broken">What is wrong with the row, so that it has no cells.</param>
internal sealed record FileRow(long Line, IReadOnlyDictionary<string, string> Cells, LineFailure? Broken = null)
{
    private static readonly Dictionary<string, string> None = [];

    public static FileRow Unreadable(long line, string code, string detail, string? column = null) => new(line, None, new(column, code, detail));

    /// <summary>The cell of a column; empty where there is none.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}

using System.Text.Json.Nodes;
using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Kinds.Columns;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import;

/// <summary>The columns of a table that is read: those of the exports, in any order.</summary>
internal sealed class CsvColumns
{
    // What a list adds to its rows; it says nothing of the record.
    private const string Mark = "mayInclude";
    private readonly List<(int Cell, CellPath Path)> paths = [];

    /// <param name="record">The record type.</param>
    /// <param name="header">The names in the header row.</param>
    public CsvColumns(string record, IReadOnlyList<string> header)
    {
        var (body, columns) = OfRecord(record);
        var known = columns.ToDictionary(c => c.Path);
        Count = header.Count;
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i] == Mark)
                continue;
            if (!known.Remove(header[i], out var column))
                throw new InvalidRecordException("", "unknown_column", columns.Any(c => c.Path == header[i])
                    ? $"the column {header[i]} stands more than once in the header"
                    : $"'{header[i]}' is no column of the tables of {record}s; the header row names those of the exports, such as {string.Join(", ", columns.Take(5).Select(c => c.Path))}");
            paths.Add((i, new CellPath(body, column)));
        }
    }

    /// <summary>How many cells a row has.</summary>
    public int Count { get; }

    /// <summary>The record that a row of cells is.</summary>
    public JsonObject RecordOf(Func<int, string> cell)
    {
        var record = new JsonObject();
        foreach (var (number, path) in paths)
            path.Put(record, cell(number));
        return record;
    }

    private static (Type Body, IReadOnlyList<FlatColumn> Columns) OfRecord(string record) =>
        record == EventRevision.Table.Record ? (typeof(EventBody), RecordLayout.Events([]).Columns)
        : record == ActorRevision.Table.Record ? (typeof(ActorBody), RecordLayout.Actors.Columns)
        : (typeof(SourceBody), RecordLayout.Sources.Columns);
}

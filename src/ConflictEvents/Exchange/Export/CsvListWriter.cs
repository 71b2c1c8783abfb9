using System.Buffers;
using ConflictEvents.Kinds.Columns;
using ConflictEvents.Ledger;
using CsvHelper;

namespace ConflictEvents.Exchange.Export;

/// <summary>A flat table (RFC 4180): a header row, then one row for each record.</summary>
internal sealed class CsvListWriter : IRecordWriter
{
    private const string Mark = "mayInclude";

    // Not CsvHelper's own guard against formulas: what it adds could not be told from what was there, so a table could not be
    // read back. Cells are made harmless before.
    private static readonly CsvWriterOptions Rfc4180 = new() { Injection = CsvInjection.None, Quoting = CsvQuoting.WhenNeededOrWhitespace };

    private readonly IReadOnlyList<FlatColumn> columns;
    private readonly RecordShape shape;
    private readonly ListFrame frame;
    private readonly CsvWriter csv;

    public CsvListWriter(IBufferWriter<byte> output, RecordLayout layout, FieldSelection? fields, ListFrame frame)
    {
        columns = [.. layout.Columns.Where(column => fields?.Holds(column.Path) != false)];
        (shape, this.frame) = (layout.Shape, frame);
        csv = CsvWriter.Create(new BufferStream(output), Rfc4180);
    }

    public void Begin()
    {
        if (frame.GoesOn)
            return;
        foreach (var column in columns)
            csv.WriteField(column.Path);
        if (frame.MarksMayInclude)
            csv.WriteField(Mark);
        EndRow();
    }

    public void Write(Shown record) => Write(record, mayInclude: false);

    public void WriteMayInclude(IReadOnlyList<Shown> records)
    {
        foreach (var record in records)
            Write(record, mayInclude: true);
    }

    public void End() { }

    public void Dispose() => csv.Dispose();

    private void Write(Shown record, bool mayInclude)
    {
        using var json = RecordJson.Parse(record, shape, null);
        foreach (var column in columns)
            csv.WriteField(Cells.Of(json.RootElement, column.Steps));
        if (frame.MarksMayInclude)
            csv.WriteField(mayInclude ? "true" : "");
        EndRow();
    }

    private void EndRow()
    {
        csv.EndRecord();
        csv.Flush();
    }
}

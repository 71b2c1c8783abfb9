using System.Buffers;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>One record a line, the same bytes as an item of a JSON list.</summary>
internal sealed class NdjsonWriter(IBufferWriter<byte> output, RecordShape shape, FieldSelection? fields) : IRecordWriter
{
    public void Begin() { }

    public void Write(Shown record)
    {
        if (fields is null)
            RecordJson.Write(output, record, shape);
        else
            output.Write(Line(record));
        output.Write("\n"u8);
    }

    // The closing brace gives way to one more member.
    public void WriteMayInclude(IReadOnlyList<Shown> records)
    {
        foreach (var record in records)
        {
            output.Write(Line(record)[..^1]);
            output.Write(",\"mayInclude\":true}\n"u8);
        }
    }

    public void End() { }

    public void Dispose() { }

    private ReadOnlySpan<byte> Line(Shown record) => RecordJson.Of(record, shape, fields).WrittenSpan;
}

using System.Buffers;
using System.Text.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>A FeatureCollection (RFC 7946), with `next`, `numberReturned` and, where it was asked for, `numberMatched`.</summary>
internal sealed class GeoJsonWriter(IBufferWriter<byte> output, FieldSelection? fields, ListFrame frame) : IRecordWriter
{
    private readonly Utf8JsonWriter writer = new(output, RecordJson.Options);
    private long returned;

    public void Begin()
    {
        writer.WriteStartObject();
        writer.WriteString("type", "FeatureCollection");
        writer.WriteStartArray("features");
        writer.Flush();
    }

    public void Write(Shown record) => Write(record, mayInclude: false);

    public void WriteMayInclude(IReadOnlyList<Shown> records)
    {
        foreach (var record in records)
            Write(record, mayInclude: true);
    }

    public void End()
    {
        writer.WriteEndArray();
        writer.WriteString("next", frame.Next);
        writer.WriteNumber("numberReturned", returned);
        if (frame.Count is { } count)
            writer.WriteNumber("numberMatched", count.Value);
        writer.WriteEndObject();
        writer.Flush();
    }

    public void Dispose() => writer.Dispose();

    private void Write(Shown record, bool mayInclude)
    {
        Feature.Write(writer, record, fields, mayInclude);
        returned++;
        writer.Flush();
    }
}

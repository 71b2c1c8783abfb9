using System.Buffers;
using System.Text.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>`{"items": [...], "next": ...}`, and where it was asked for `mayInclude` and `count`.</summary>
internal sealed class JsonListWriter(IBufferWriter<byte> output, RecordShape shape, FieldSelection? fields, ListFrame frame) : IRecordWriter
{
    private readonly Utf8JsonWriter writer = new(output, RecordJson.Options);
    private bool isInItems;

    public void Begin()
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items");
        isInItems = true;
        writer.Flush();
    }

    public void Write(Shown record)
    {
        RecordJson.Write(writer, record, shape, fields);
        writer.Flush();
    }

    public void WriteMayInclude(IReadOnlyList<Shown> records)
    {
        EndItems();
        writer.WriteStartArray("mayInclude");
        foreach (var record in records)
            RecordJson.Write(writer, record, shape, fields);
        writer.WriteEndArray();
        writer.Flush();
    }

    public void End()
    {
        EndItems();
        if (frame.Count is { } count)
        {
            writer.WriteStartObject("count");
            writer.WriteNumber("value", count.Value);
            writer.WriteBoolean("isEstimate", count.IsEstimate);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.Flush();
    }

    public void Dispose() => writer.Dispose();

    private void EndItems()
    {
        if (!isInItems)
            return;
        isInItems = false;
        writer.WriteEndArray();
        writer.WriteString("next", frame.Next);
    }
}

using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConflictEvents.Client;

namespace ConflictEvents.Tool.Mirrors.Folders;

/// <summary><c>{"position", "action", "record", "id", "revision", "document"}</c>; revision and document are left out where the record goes.</summary>
internal static class JournalLine
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(ArrayBufferWriter<byte> to, MirrorChange change)
    {
        using (var writer = new Utf8JsonWriter(to, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("position", change.Position);
            writer.WriteString("action", change.Action);
            writer.WriteString("record", change.Record.Word());
            writer.WriteString("id", change.Id);
            if (change.Row is { } row)
            {
                writer.WriteNumber("revision", row.Revision);
                writer.WritePropertyName("document");
                writer.WriteRawValue(row.Document.Span, skipInputValidation: true);
            }
            writer.WriteEndObject();
        }
        to.Write("\n"u8);
    }

    /// <summary>What a line is about, without reading its document.</summary>
    public static (RecordType Record, string Id, bool IsRemoval) Head(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        var (record, id) = ((RecordType?)null, (string?)null);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "record")
                record = RecordTypes.Of(reader.GetString()!);
            else if (name == "id")
                id = reader.GetString();
            else if (name == "document")
                return (record!.Value, id!, false);
        }
        return (record!.Value, id!, true);
    }

    public static MirrorRow Row(byte[] line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return new(
            RecordTypes.Of(root.GetProperty("record").GetString()!)!.Value,
            root.GetProperty("id").GetString()!,
            root.GetProperty("revision").GetInt32(),
            root.GetProperty("position").GetInt64(),
            JsonMarshal.GetRawUtf8Value(root.GetProperty("document")).ToArray());
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>Writes a stored document as an answer: the ledger's fields first, then the document as it stands, from its second byte.</summary>
public static class RecordJson
{
    // Most records are far shorter; a long one is not kept room for.
    private const int MostKept = 64 * 1024;

    // Where a thread puts a record together that goes into an answer at once.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? room;

    /// <summary>What it is on the wire.</summary>
    public const string MediaType = "application/json";

    /// <summary>How JSON is written here.</summary>
    public static JsonWriterOptions Options { get; } = new() { SkipValidation = true, Encoder = Wire.Options.Encoder };

    /// <summary>Writes a record as one value, or what was asked for of it.</summary>
    public static void Write(Utf8JsonWriter writer, Shown record, RecordShape shape, FieldSelection? fields = null)
    {
        if (fields is not null)
        {
            writer.WriteRawValue(Of(record, shape, fields).WrittenSpan, skipInputValidation: true);
            return;
        }
        var whole = room ??= new();
        whole.ResetWrittenCount();
        Write(whole, record, shape);
        writer.WriteRawValue(whole.WrittenSpan, skipInputValidation: true);
        if (whole.Capacity > MostKept)
            room = null;
    }

    /// <summary>A record, or what was asked for of it, to look into.</summary>
    internal static JsonDocument Parse(Shown record, RecordShape shape, FieldSelection? fields) => JsonDocument.Parse(Of(record, shape, fields).WrittenMemory);

    /// <summary>A record, or what was asked for of it, as UTF-8.</summary>
    internal static ArrayBufferWriter<byte> Of(Shown record, RecordShape shape, FieldSelection? fields)
    {
        var whole = Whole(record, shape);
        if (fields is null)
            return whole;
        var part = new ArrayBufferWriter<byte>(whole.WrittenCount);
        using (var writer = new Utf8JsonWriter(part, Options))
            fields.Write(writer, whole.WrittenSpan);
        return part;
    }

    private static ArrayBufferWriter<byte> Whole(Shown record, RecordShape shape)
    {
        var answer = new ArrayBufferWriter<byte>(record.Length + 256);
        Write(answer, record, shape);
        return answer;
    }

    /// <summary>Writes a record where there is room for it: nothing is put together before.</summary>
    internal static void Write(IBufferWriter<byte> answer, Shown record, RecordShape shape)
    {
        LedgerFields(answer, record, shape);
        if (record.Utf8.IsEmpty)
            Continue(answer, record.Document);
        else
            Continue(answer, record.Utf8.Span);
        if (record.Text is { } text)
            Continue(answer, Wire.Write(new { text }));
        answer.Write("}"u8);
    }

    // An object whose closing brace is left off, for more to follow.
    private static void LedgerFields(IBufferWriter<byte> answer, Shown record, RecordShape shape)
    {
        using var writer = new Utf8JsonWriter(answer, Options);
        writer.WriteStartObject();
        if (shape.HasId)
            writer.WriteString("id", record.Id);
        writer.WriteNumber("revision", record.Revision);
        writer.WriteNumber("position", record.Position);
        writer.WriteString("recordedAt", WireTimes.Format(record.RecordedAt));
        writer.WriteString("changeReason", record.ChangeReason);
        if (record.RecordedBy is not null)
            writer.WriteString("recordedBy", record.RecordedBy);
        if (record.ChangeNote is not null)
            writer.WriteString("changeNote", record.ChangeNote);
    }

    // The members of a stored object, without its braces.
    private static void Continue(IBufferWriter<byte> answer, string json)
    {
        answer.Write(","u8);
        Encoding.UTF8.GetBytes(json.AsSpan(1, json.Length - 2), answer);
    }

    private static void Continue(IBufferWriter<byte> answer, ReadOnlySpan<byte> json)
    {
        answer.Write(","u8);
        answer.Write(json[1..^1]);
    }
}

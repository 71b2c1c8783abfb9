using System.Buffers;
using System.Text;
using System.Text.Json;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Http;

/// <summary>Writes a stored document as an answer: the ledger's fields first, then the document as it stands, from its second byte.</summary>
internal static class RecordJson
{
    public const string MediaType = "application/json";

    public static void Write(Utf8JsonWriter writer, Shown record, RecordShape shape)
    {
        var answer = new ArrayBufferWriter<byte>(record.Document.Length + 256);
        LedgerFields(answer, record, shape);
        Continue(answer, record.Document);
        if (record.Text is { } text)
            Continue(answer, Wire.Write(new { text }));
        answer.Write("}"u8);
        writer.WriteRawValue(answer.WrittenSpan, skipInputValidation: true);
    }

    // An object whose closing brace is left off, for more to follow.
    private static void LedgerFields(ArrayBufferWriter<byte> answer, Shown record, RecordShape shape)
    {
        using var writer = new Utf8JsonWriter(answer, new JsonWriterOptions { SkipValidation = true, Encoder = Wire.Options.Encoder });
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
    private static void Continue(ArrayBufferWriter<byte> answer, string json)
    {
        answer.Write(","u8);
        Encoding.UTF8.GetBytes(json.AsSpan(1, json.Length - 2), answer);
    }
}

using System.Text.Json;
using ConflictEvents.Json;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Http;

/// <summary>Writes a stored document as an answer: the ledger's fields first, then the document's members as they are.</summary>
internal static class RecordJson
{
    public const string MediaType = "application/json";

    public static void Write(Utf8JsonWriter writer, Shown record, RecordShape shape)
    {
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
        using (var document = JsonDocument.Parse(record.Document))
            foreach (var member in document.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                writer.WriteRawValue(member.Value.GetRawText(), skipInputValidation: true);
            }
        if (record.Text is not null)
            writer.WriteString("text", record.Text);
        writer.WriteEndObject();
    }
}

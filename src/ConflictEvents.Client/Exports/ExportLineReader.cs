using System.Text.Json;

namespace ConflictEvents.Client.Exports;

/// <summary>Finds the ledger's own members in a line, and reads no further than it must.</summary>
internal static class ExportLineReader
{
    public static ExportLine Read(RecordType record, byte[] line)
    {
        try
        {
            return Found(record == RecordType.Actor ? "slug"u8 : "id"u8, line);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new BrokenAnswerException($"A line of the export is no record: {e.Message}", e);
        }
    }

    private static ExportLine Found(ReadOnlySpan<byte> idName, byte[] line)
    {
        var reader = new Utf8JsonReader(line);
        var (id, revision, position) = ((string?)null, (int?)null, (long?)null);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(idName) && reader.Read())
                id = reader.GetString();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("revision"u8) && reader.Read())
                revision = reader.GetInt32();
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("position"u8) && reader.Read())
                position = reader.GetInt64();
            else
                reader.Skip();
            if (id is not null && revision is { } number && position is { } place)
                return new(id, number, place, line);
        }
        throw new FormatException("it has no id, revision or position");
    }
}

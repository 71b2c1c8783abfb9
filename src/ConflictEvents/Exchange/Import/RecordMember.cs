using System.Text.Json;

namespace ConflictEvents.Exchange.Import;

/// <summary>The member `record` of a line, which says what the rest of it is.</summary>
internal static class RecordMember
{
    private const byte Blank = (byte)' ';

    /// <summary>
    /// Its value; null where there is none. It is blanked out, so that the rest can be read as the record alone, and where that
    /// is wrong the places are still those of the line.
    /// </summary>
    public static string? Take(Span<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var start = (int)reader.TokenStartIndex;
                var isMeant = reader.ValueTextEquals("record"u8);
                reader.Read();
                if (isMeant)
                    return Take(line, start, ref reader);
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // What is no JSON is told by the strict reader, with its place.
        }
        return null;
    }

    private static string Take(Span<byte> line, int start, ref Utf8JsonReader reader)
    {
        var value = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        line[start..end].Fill(Blank);
        var next = line[end..].IndexOfAnyExcept(" \t\r\n"u8);
        var before = line[..start].LastIndexOfAnyExcept(" \t\r\n"u8);
        if (next >= 0 && line[end + next] == ',')
            line[end + next] = Blank;
        else if (before >= 0 && line[before] == ',')
            line[before] = Blank;
        return value;
    }
}

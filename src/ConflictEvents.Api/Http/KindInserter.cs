using System.Text;
using System.Text.Json;

namespace ConflictEvents.Api.Http;

/// <summary>On a kind's address `details.kind` may be left out: it is put into the bytes, first in `details`, so that one reader serves both doors.</summary>
internal static class KindInserter
{
    public static byte[] Insert(byte[] utf8, string kind)
    {
        if (Position(utf8) is not { } at)
            return utf8;
        var isEmpty = utf8.AsSpan(at).TrimStart(" \t\r\n"u8) is [(byte)'}', ..];
        return [.. utf8.AsSpan(0, at), .. Encoding.UTF8.GetBytes($"\"kind\":\"{kind}\"{(isEmpty ? "" : ",")}"), .. utf8.AsSpan(at)];
    }

    // Where `details` opens, if it is an object without a kind. What is no JSON is left for the reader to refuse.
    private static int? Position(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        int? opened = null;
        try
        {
            while (reader.Read())
            {
                if (opened is not null && reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 2 } && reader.ValueTextEquals("kind"))
                    return null;
                if (opened is not null && reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: 1 })
                    return opened;
                if (opened is null && reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("details"))
                    opened = reader.Read() && reader.TokenType == JsonTokenType.StartObject ? (int)reader.BytesConsumed : null;
            }
        }
        catch (JsonException)
        {
            return null;
        }
        return null;
    }
}

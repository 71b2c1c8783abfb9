using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Json;

/// <summary>
/// Refuses what PostgreSQL cannot store or a page should not print: U+0000, other control characters but tab and line
/// feed, and half surrogate pairs.
/// </summary>
internal sealed class WireStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new WireException("type", "must be a string");
        string text;
        try
        {
            text = reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new WireException("text", "is not valid Unicode text; send UTF-8 without half surrogate pairs");
        }
        if (FirstBad(text) is { } bad)
            throw new WireException("text", $"holds the control character U+{(int)bad:X4}; only tab, line feed and carriage return are allowed");
        return text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // A source's text arrives as it was sent, with CR LF, and is normalised later: CR passes here.
    private static char? FirstBad(string text)
    {
        foreach (var c in text)
            if (c is < ' ' and not ('\t' or '\n' or '\r') or '\u007f')
                return c;
        return null;
    }
}

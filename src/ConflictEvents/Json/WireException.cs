using System.Text.Json;

namespace ConflictEvents.Json;

/// <summary>
/// A value that a converter refuses, with a code and words for the user. The serializer adds the path where it stood.
/// </summary>
internal sealed class WireException(string code, string detail) : JsonException(Marker + code + Marker + detail)
{
    // The serializer rebuilds a JsonException without a path as a plain one and keeps only its message.
    private const char Marker = '\u001f';

    public static bool TryRead(JsonException exception, out string code, out string detail)
    {
        var parts = exception.Message.Split(Marker);
        (code, detail) = parts.Length == 3 ? (parts[1], parts[2]) : ("", "");
        return parts.Length == 3;
    }
}

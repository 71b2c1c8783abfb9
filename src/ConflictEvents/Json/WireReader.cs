using System.Text.Json;
using System.Text.RegularExpressions;
using ConflictEvents.Kinds;

namespace ConflictEvents.Json;

/// <summary>Reads a submitted body, and says by JSON pointer what cannot be read.</summary>
public static partial class WireReader
{
    /// <summary>The body as <typeparamref name="T"/>.</summary>
    /// <exception cref="InvalidRecordException">It is no such JSON; the failure's pointer says where.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8) => Read<T>(utf8, _ => { });

    /// <summary>Looks at the bytes before they are read, as far as they are JSON at all.</summary>
    internal delegate void Inspection(ReadOnlySpan<byte> utf8);

    internal static T Read<T>(ReadOnlySpan<byte> utf8, Inspection inspect)
    {
        DemandText(utf8);
        try
        {
            inspect(utf8);
        }
        catch (JsonException)
        {
            // What is no JSON is refused below, with its path.
        }
        try
        {
            return JsonSerializer.Deserialize<T>(utf8, Wire.Options)
                ?? throw Invalid("", "type", "the body is null; send a JSON object");
        }
        catch (JsonException e)
        {
            throw Refusal(e);
        }
        catch (NotSupportedException e) when (e.Message.Contains("polymorphic", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("type discriminator", StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid(WirePointer.FromPath(PathIn(e.Message)) + "/kind", "required", $"is missing; allowed are {string.Join(", ", WireNames.All(typeof(EventKind)))}");
        }
    }

    // Members that are accepted and ignored are skipped undecoded: broken UTF-8 in them would pass.
    private static void DemandText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            throw Invalid("", "required", "the body is empty; send a JSON object");
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
            throw Invalid("", "text", "the body is not valid UTF-8");
    }

    private static InvalidRecordException Refusal(JsonException e)
    {
        var pointer = WirePointer.FromPath(e.Path);
        if (WireException.TryRead(e, out var code, out var detail))
            return Invalid(pointer, code, detail);
        return e.Message switch
        {
            var m when m.Contains("could not be mapped", StringComparison.Ordinal) => Invalid(pointer, "unknown_member", "is no member of this record"),
            var m when m.Contains("uplicate", StringComparison.Ordinal) => Invalid(pointer, "duplicate_member", "stands more than once; send each member once"),
            var m when m.Contains("discriminator", StringComparison.Ordinal) => Invalid(KindPointer(pointer), "vocabulary", $"is none of the allowed values; allowed are {string.Join(", ", WireNames.All(typeof(EventKind)))}"),
            var m when m.Contains("doesn't allow setting null", StringComparison.Ordinal) || m.Contains("doesn't allow null", StringComparison.Ordinal)
                || m.Contains("does not allow null", StringComparison.Ordinal) => Invalid(pointer, "null", "is null; leave the member out, or give it a value"),
            var m when m.Contains("maximum configured depth", StringComparison.Ordinal) => Invalid(pointer, "depth", $"is nested deeper than {Wire.Options.MaxDepth} levels"),
            var m when m.Contains("could not be converted", StringComparison.Ordinal) => Invalid(pointer, "type", WrongType(m)),
            _ => Invalid(pointer, "syntax", $"is not valid JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})"),
        };
    }

    private static string KindPointer(string pointer) => pointer.EndsWith("/kind", StringComparison.Ordinal) ? pointer : pointer + "/kind";

    private static string WrongType(string message) => message switch
    {
        var m when m.Contains("System.Int", StringComparison.Ordinal) => "must be a whole number, written without quotes",
        var m when m.Contains("System.Guid", StringComparison.Ordinal) => "must be a UUID, such as 0195f3a0-0000-7000-8000-000000000001",
        var m when m.Contains("System.Boolean", StringComparison.Ordinal) => "must be true or false",
        var m when m.Contains("IReadOnlyList", StringComparison.Ordinal) => "must be a list",
        _ => "must be a JSON object",
    };

    private static string? PathIn(string message) => PathText().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    private static InvalidRecordException Invalid(string pointer, string code, string detail) => new(pointer, code, detail);

    [GeneratedRegex(@"Path: (\$[^ |]*)", RegexOptions.NonBacktracking)]
    private static partial Regex PathText();
}

using System.Text.Json;
using System.Text.Unicode;
using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import;

/// <summary>Reads one record out of one line of JSON, as strictly as if it had been sent alone.</summary>
internal static class RecordLineReader
{
    /// <summary>The record types that a line may be.</summary>
    public static IReadOnlyList<string> Types { get; } = [EventRevision.Table.Record, ActorRevision.Table.Record, SourceRevision.Table.Record];

    /// <summary>The line's record.</summary>
    /// <param name="number">The number of the line.</param>
    /// <param name="line">The line; it is changed.</param>
    /// <param name="usual">What a line is that does not say; null where each has to.</param>
    public static RecordLine Read(long number, Memory<byte> line, string? usual)
    {
        if (!Utf8.IsValid(line.Span))
            return Unreadable(number, "", "text", "the line is not valid UTF-8");
        string? record = null;
        try
        {
            record = RecordMember.Take(line.Span) ?? usual;
            return record switch
            {
                "event" => new RecordLine.Event(number, WireReader.Read<EventBody>(line.Span)),
                "actor" => new RecordLine.Actor(number, WireReader.Read<ActorBody>(line.Span)),
                "source" => new RecordLine.Source(number, WireReader.Read<SourceBody>(line.Span)),
                null => Unnamed(number, line.Span),
                _ => Unreadable(number, "/record", "vocabulary", $"is none of the allowed values; allowed are {string.Join(", ", Types)}"),
            };
        }
        catch (InvalidRecordException e)
        {
            return new RecordLine.Unreadable(number, [.. e.Failures.Select(f => new LineFailure(f.Pointer, f.Code, f.Detail))]) { Meant = Meant(record, line) };
        }
    }

    public static RecordLine Unreadable(long number, string pointer, string code, string detail) => new RecordLine.Unreadable(number, [new(pointer, code, detail)]);

    // What is no JSON object at all says so; of the rest only the word is missing.
    private static RecordLine Unnamed(long number, ReadOnlySpan<byte> line)
    {
        WireReader.Read<Dictionary<string, JsonElement>>(line);
        return Unreadable(number, "/record", "required", $"is missing; send {string.Join(", ", Types)}, or say once for all lines which they are (record=event)");
    }

    // So that lines which name it can say why they are refused.
    private static RecordName? Meant(string? record, Memory<byte> line)
    {
        if (record is null)
            return null;
        try
        {
            using var json = JsonDocument.Parse(line);
            var name = record == ActorRevision.Table.Record ? "slug" : "id";
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String
                ? new(record, Guid.TryParse(id.GetString(), out var uuid) ? uuid.ToString() : id.GetString()!)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

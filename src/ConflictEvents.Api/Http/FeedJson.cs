using System.Text.Json;
using ConflictEvents.Changes;
using ConflictEvents.Exchange.Export;
using ConflictEvents.Json;

namespace ConflictEvents.Api.Http;

/// <summary>Writes items of the feed: the record in each is the one that every other read answers.</summary>
internal static class FeedJson
{
    public static void Write(Utf8JsonWriter writer, FeedItem item)
    {
        writer.WriteStartObject();
        writer.WriteNumber("position", item.Position);
        writer.WriteString("at", WireTimes.Format(item.At));
        writer.WriteString("action", WireNames.Of(item.Action));
        writer.WriteString("record", WireNames.Of(item.Record));
        writer.WriteString("id", item.Id);
        if (item.Revision is { } revision)
            writer.WriteNumber("revision", revision);
        if (item.Successor is { } successor)
            writer.WriteString("successor", successor);
        if (item.Document is { } document)
            Write(writer, document, item.Record);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FeedDocument document, RecordType type)
    {
        writer.WritePropertyName("document");
        if (document.Record is { } record)
            RecordJson.Write(writer, record, type == RecordType.Actor ? RecordShape.WithSlug : RecordShape.WithId);
        else
            JsonSerializer.Serialize(writer, document.Tombstone, Wire.Options);
    }
}

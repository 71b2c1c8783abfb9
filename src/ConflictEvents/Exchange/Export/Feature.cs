using System.Text.Json;
using ConflictEvents.Json;
using ConflictEvents.Kinds;
using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>
/// Writes one event as a GeoJSON feature (RFC 7946): `id`, a point or no geometry, and as properties the words that a map shows,
/// flat, beside the record's own members.
/// </summary>
public static class Feature
{
    private static readonly string NoPin = WireNames.Of(LocationPrecision.Country);

    /// <summary>The properties that stand flat for a map to show, and the member that each repeats.</summary>
    public static IReadOnlyList<(string Name, string Path)> Flat { get; } =
    [
        ("kind", "details.kind"), ("from", "time.from"), ("to", "time.to"), ("place", "location.name"), ("country", "location.country"),
        ("precision", "location.precision"), ("uncertaintyMeters", "location.uncertaintyMeters"),
    ];

    /// <summary>Writes a feature.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="record">The event as the caller may see it: the geometry is made from it.</param>
    /// <param name="fields">The members that become properties; null for all.</param>
    /// <param name="mayInclude">Whether it only may belong to the list.</param>
    public static void Write(Utf8JsonWriter writer, Shown record, FieldSelection? fields, bool mayInclude = false)
    {
        using var whole = RecordJson.Parse(record, RecordShape.WithId, null);
        using var part = fields is null ? null : RecordJson.Parse(record, RecordShape.WithId, fields);
        writer.WriteStartObject();
        writer.WriteString("type", "Feature");
        writer.WriteString("id", record.Id);
        writer.WritePropertyName("geometry");
        WriteGeometry(writer, whole.RootElement);
        writer.WriteStartObject("properties");
        WriteProperties(writer, (part ?? whole).RootElement);
        if (mayInclude)
            writer.WriteBoolean("mayInclude", true);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Where only the country is known its coordinates, if there are any, are the middle of nowhere: no pin.
    internal static void WriteGeometry(Utf8JsonWriter writer, JsonElement record)
    {
        if (!record.TryGetProperty("location", out var location)
            || !location.TryGetProperty("longitude", out var longitude) || !location.TryGetProperty("latitude", out var latitude)
            || location.GetProperty("precision").ValueEquals(NoPin))
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartObject();
        writer.WriteString("type", "Point");
        writer.WriteStartArray("coordinates");
        longitude.WriteTo(writer);
        latitude.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, JsonElement record)
    {
        foreach (var (name, path) in Flat)
        {
            if (At(record, path) is not { } value)
                continue;
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        foreach (var member in record.EnumerateObject().Where(m => m.Name != "id"))
            member.WriteTo(writer);
    }

    private static JsonElement? At(JsonElement record, string path)
    {
        foreach (var step in path.Split('.'))
            if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(step, out record))
                return null;
        return record;
    }
}

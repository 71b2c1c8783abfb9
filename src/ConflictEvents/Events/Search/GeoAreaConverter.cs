using System.Text.Json;
using System.Text.Json.Serialization;
using ConflictEvents.Json;

namespace ConflictEvents.Events.Search;

/// <summary>Reads a GeoJSON area and refuses what is none, with what would be right.</summary>
internal sealed class GeoAreaConverter : JsonConverter<GeoArea>
{
    private const int MostPoints = 10_000;
    private const string Wanted = "must be a GeoJSON Polygon or MultiPolygon: {\"type\": \"Polygon\", \"coordinates\": [[[lon, lat], ...]]}";

    public override GeoArea Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var area = document.RootElement;
        if (area.ValueKind != JsonValueKind.Object || !area.TryGetProperty("type", out var type) || !area.TryGetProperty("coordinates", out var coordinates)
            || type.ValueKind != JsonValueKind.String || type.GetString() is not ("Polygon" or "MultiPolygon") || area.EnumerateObject().Any(m => m.Name is not ("type" or "coordinates" or "bbox")))
            throw new WireException("geometry", Wanted);
        var polygons = type.GetString() == "Polygon" ? [Polygon(coordinates)] : Items(coordinates).Select(Polygon).ToList();
        if (polygons.Sum(p => p.Sum(r => r.Points.Count)) > MostPoints)
            throw new WireException("too_many", $"has more than {MostPoints} points; send a simpler outline");
        return new GeoArea { Type = type.GetString()!, Coordinates = coordinates.Clone(), Polygons = polygons };
    }

    public override void Write(Utf8JsonWriter writer, GeoArea value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", value.Type);
        writer.WritePropertyName("coordinates");
        value.Coordinates.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static List<GeoRing> Polygon(JsonElement rings)
    {
        var polygon = Items(rings).Select(Ring).ToList();
        return polygon.Count > 0 ? polygon : throw new WireException("geometry", "has a polygon without a ring");
    }

    private static GeoRing Ring(JsonElement ring)
    {
        var points = Items(ring).Select(Point).ToList();
        return points.Count >= 4 && points[0] == points[^1]
            ? new(points)
            : throw new WireException("geometry", "has a ring that is not closed: four positions or more, the last one the same as the first");
    }

    private static (double Longitude, double Latitude) Point(JsonElement position)
    {
        var numbers = Items(position).Select(n => n.ValueKind == JsonValueKind.Number && n.TryGetDouble(out var d) && double.IsFinite(d) ? d : throw new WireException("geometry", Wanted)).ToList();
        return numbers.Count is 2 or 3 && Math.Abs(numbers[0]) <= 180 && Math.Abs(numbers[1]) <= 90
            ? (numbers[0], numbers[1])
            : throw new WireException("geometry", "has a position that is none: longitude from -180 to 180, then latitude from -90 to 90");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : throw new WireException("geometry", Wanted);
}

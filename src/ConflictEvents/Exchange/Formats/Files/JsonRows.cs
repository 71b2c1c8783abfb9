using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ConflictEvents.Exchange.Formats.Files;

/// <summary>Reads records of JSON as rows: flat objects, or GeoJSON features, whose point becomes the columns latitude and longitude.</summary>
internal static class JsonRows
{
    public static async IAsyncEnumerable<FileRow> OfAsync(JsonItemReader items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in items.ItemsAsync(cancellationToken))
            yield return item.Broken is { } broken ? new FileRow(item.Line, new Dictionary<string, string>(), broken) : Row(item);
    }

    private static FileRow Row(JsonItem item)
    {
        if (item.Value.ValueKind != JsonValueKind.Object)
            return FileRow.Unreadable(item.Line, "not_a_record", "This item of the list is no JSON object.");
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        var isFeature = item.Value.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object;
        foreach (var member in (isFeature ? properties : item.Value).EnumerateObject())
            cells[member.Name.ToLowerInvariant()] = Text(member.Value);
        if (isFeature && Point(item.Value) is var (longitude, latitude))
        {
            cells["longitude"] = longitude.ToString(CultureInfo.InvariantCulture);
            cells["latitude"] = latitude.ToString(CultureInfo.InvariantCulture);
        }
        return new(item.Line, cells);
    }

    /// <summary>The coordinates of a feature that is a point; null for every other geometry.</summary>
    public static (double Longitude, double Latitude)? Point(JsonElement feature) =>
        feature.TryGetProperty("geometry", out var geometry) && geometry.ValueKind == JsonValueKind.Object
        && geometry.TryGetProperty("type", out var type) && type.ValueEquals("Point")
        && geometry.TryGetProperty("coordinates", out var pair) && pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() >= 2
        && pair[0].ValueKind == JsonValueKind.Number && pair[1].ValueKind == JsonValueKind.Number
            ? (pair[0].GetDouble(), pair[1].GetDouble()) : null;

    private static string Text(JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => CleanText.Of(value.GetString()!),
                JsonValueKind.Null or JsonValueKind.Undefined => "",
                _ => value.GetRawText(),
            };
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no text at all.
            return "";
        }
    }
}

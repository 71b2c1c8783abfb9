using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConflictEvents.Events.Search;

/// <summary>An area of the earth: a GeoJSON Polygon or MultiPolygon (RFC 7946), WGS 84, longitude before latitude.</summary>
[JsonConverter(typeof(GeoAreaConverter))]
public sealed record GeoArea
{
    /// <summary>`Polygon` or `MultiPolygon`.</summary>
    public required string Type { get; init; }

    /// <summary>Rings of positions, the outer one first; of a MultiPolygon, a list of such lists.</summary>
    public required JsonElement Coordinates { get; init; }

    /// <summary>Each polygon: its outer ring, then its holes, closed rings of longitude and latitude.</summary>
    [JsonIgnore]
    internal IReadOnlyList<IReadOnlyList<GeoRing>> Polygons { get; init; } = [];
}

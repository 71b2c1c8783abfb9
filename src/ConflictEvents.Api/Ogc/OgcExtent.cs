using System.Text.Json.Nodes;

namespace ConflictEvents.Api.Ogc;

/// <summary>What place and time a collection may be about: any.</summary>
internal sealed record OgcExtent
{
    /// <summary>Where.</summary>
    public OgcSpatialExtent Spatial { get; init; } = new();

    /// <summary>When.</summary>
    public OgcTemporalExtent Temporal { get; init; } = new();
}

/// <summary>Where what a collection holds may be.</summary>
internal sealed record OgcSpatialExtent
{
    /// <summary>One box: west, south, east, north in degrees.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Bbox { get; init; } = [[-180, -90, 180, 90]];

    /// <summary>The coordinate reference system of the box.</summary>
    public string Crs { get; init; } = OgcCollection.Wgs84;
}

/// <summary>When what a collection holds may have happened.</summary>
internal sealed record OgcTemporalExtent
{
    /// <summary>One interval: its first and its last instant, null for an open end.</summary>
    public IReadOnlyList<IReadOnlyList<JsonNode?>> Interval { get; init; } = [[null, null]];

    /// <summary>The calendar.</summary>
    public string Trs { get; init; } = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";
}

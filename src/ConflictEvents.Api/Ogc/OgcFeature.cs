using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ConflictEvents.Api.Ogc;

/// <summary>An event as a GeoJSON feature (RFC 7946) with flat properties.</summary>
internal sealed record OgcFeature
{
    /// <summary>Always `Feature`.</summary>
    public required string Type { get; init; }

    /// <summary>The event's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The point; null where no coordinates are known, or the country only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required OgcPoint? Geometry { get; init; }

    /// <summary>The columns of the collection's table, each with one plain value, or null; the collection's `schema` says what stands in each. Items of lists are joined by `; `.</summary>
    public required JsonObject Properties { get; init; }

    /// <summary>Of a feature alone: the ways to its collection, and to the whole event.</summary>
    public IReadOnlyList<OgcLink>? Links { get; init; }
}

/// <summary>A point.</summary>
internal sealed record OgcPoint
{
    /// <summary>Always `Point`.</summary>
    public required string Type { get; init; }

    /// <summary>Longitude and latitude in degrees, WGS 84.</summary>
    public required IReadOnlyList<double> Coordinates { get; init; }
}

/// <summary>A page of features (RFC 7946).</summary>
internal sealed record OgcFeatureList
{
    /// <summary>Always `FeatureCollection`.</summary>
    public required string Type { get; init; }

    /// <summary>The features, latest first by the day they occurred.</summary>
    public required IReadOnlyList<OgcFeature> Features { get; init; }

    /// <summary>The ways to this page, to the next one, and to the same events in other forms.</summary>
    public required IReadOnlyList<OgcLink> Links { get; init; }

    /// <summary>When this was answered.</summary>
    public required DateTimeOffset TimeStamp { get; init; }

    /// <summary>How many features there are here.</summary>
    public required int NumberReturned { get; init; }

    /// <summary>On the first page: how many the whole result has, where that could be counted in time.</summary>
    public long? NumberMatched { get; init; }
}

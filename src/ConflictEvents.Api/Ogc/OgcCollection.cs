namespace ConflictEvents.Api.Ogc;

/// <summary>A collection of features: the events of all kinds, or of one.</summary>
internal sealed record OgcCollection
{
    internal const string Wgs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    /// <summary>Its name in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Its name to print.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds.</summary>
    public required string Description { get; init; }

    /// <summary>What place and time it may be about.</summary>
    public OgcExtent Extent { get; init; } = new();

    /// <summary>Always `feature`.</summary>
    public string ItemType { get; init; } = "feature";

    /// <summary>The coordinate reference systems of its features: longitude and latitude in degrees, WGS 84.</summary>
    public IReadOnlyList<string> Crs { get; init; } = [Wgs84];

    /// <summary>The ways to its features, and to the schema of these.</summary>
    public required IReadOnlyList<OgcLink> Links { get; init; }
}

/// <summary>All collections.</summary>
internal sealed record OgcCollectionList
{
    /// <summary>The way to this list.</summary>
    public required IReadOnlyList<OgcLink> Links { get; init; }

    /// <summary>The collections: all events, then those of each kind.</summary>
    public required IReadOnlyList<OgcCollection> Collections { get; init; }
}

namespace ConflictEvents.Api.Ogc;

/// <summary>Which parts of the standard are kept.</summary>
internal sealed record OgcConformance
{
    /// <summary>The conformance classes, by their addresses.</summary>
    public IReadOnlyList<string> ConformsTo { get; init; } =
    [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    ];
}

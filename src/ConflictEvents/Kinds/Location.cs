namespace ConflictEvents.Kinds;

/// <summary>A place, as exactly as it is known and no more exactly. Do not add a town that no source names.</summary>
public sealed record Location
{
    /// <summary>The name of the place in the desk's spelling, up to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-3 in capitals (`UKR`), or `XKX` for Kosovo.</summary>
    public string? Country { get; init; }

    /// <summary>The province, state or region, up to 200 characters.</summary>
    public string? Admin1 { get; init; }

    /// <summary>The district or county, up to 200 characters.</summary>
    public string? Admin2 { get; init; }

    /// <summary>Degrees north of the equator, WGS 84, -90 to 90. Only together with `longitude`.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east of Greenwich, WGS 84, -180 to 180. Only together with `latitude`.</summary>
    public double? Longitude { get; init; }

    /// <summary>How exactly the place is known. `unknown` where left out.</summary>
    public LocationPrecision Precision { get; init; } = LocationPrecision.Unknown;

    /// <summary>How far off the coordinates may be, in metres: more than 0, up to 20,000,000. Only with coordinates.</summary>
    public double? UncertaintyMeters { get; init; }
}

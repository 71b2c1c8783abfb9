using FluentValidation;

namespace ConflictEvents.Kinds;

/// <summary>A place, as exactly as it is known and no more exactly. Do not add a town that no source names.</summary>
public sealed record Location
{
    /// <summary>The name of the place in the desk's spelling, up to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The country, ISO 3166-1 alpha-3 in capitals (`UKR`), or `XKX` for Kosovo.</summary>
    [Redacting(Redacting.Leaves)]
    public string? Country { get; init; }

    /// <summary>The province, state or region, up to 200 characters.</summary>
    public string? Admin1 { get; init; }

    /// <summary>The district or county, up to 200 characters.</summary>
    public string? Admin2 { get; init; }

    /// <summary>Degrees north of the equator, WGS 84, -90 to 90; only together with `longitude`.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees east of Greenwich, WGS 84, -180 to 180; only together with `latitude`.</summary>
    public double? Longitude { get; init; }

    /// <summary>How exactly the place is known. `unknown` where left out.</summary>
    public LocationPrecision Precision { get; init; } = LocationPrecision.Unknown;

    /// <summary>How far off the coordinates may be, in metres: 0 to 20,000,000.</summary>
    public double? UncertaintyMeters { get; init; }
}

internal sealed class LocationRules : AbstractValidator<Location>
{
    public LocationRules()
    {
        RuleFor(l => l.Name).RequiredText(200, "the name of the place");
        RuleFor(l => l.Country)
            .Must(country => country is null || CountryCodes.Contains(country))
            .WithErrorCode("unknown_country")
            .WithMessage("This is no country code: send the three capitals of ISO 3166-1 alpha-3, such as UKR, or XKX.");
        RuleFor(l => l.Admin1).MaxCodePoints(200);
        RuleFor(l => l.Admin2).MaxCodePoints(200);
        RuleFor(l => l.Latitude).Within(-90d, 90d);
        RuleFor(l => l.Longitude).Within(-180d, 180d);
        RuleFor(l => l.UncertaintyMeters).Within(0d, 20_000_000d);
        RuleFor(l => l).Custom(Pair);
    }

    private static void Pair(Location location, ValidationContext<Location> context)
    {
        if (location.Latitude is null && location.Longitude is not null)
        {
            context.Refuse(nameof(Location.Latitude), "coordinates_in_pairs", "The longitude has no latitude: send both or neither.");
        }

        if (location.Latitude is not null && location.Longitude is null)
        {
            context.Refuse(nameof(Location.Longitude), "coordinates_in_pairs", "The latitude has no longitude: send both or neither.");
        }
    }
}

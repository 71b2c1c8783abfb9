using ConflictEvents.Kinds;

namespace ConflictEvents.Events;

/// <summary>What readers get of an event where that is less than what colleagues see. Made when it is written; every door that a reader uses reads only this.</summary>
internal static class EventPublicView
{
    private const double CoarseMeters = 10_000;

    /// <summary>The event for readers; the same object where it is the same as for colleagues.</summary>
    public static EventBody Of(EventBody stored, IEnumerable<CitedSource> sources)
    {
        var privateSources = sources.Where(s => s.IsPrivate).Select(s => s.Id).ToHashSet();
        var shown = stored;
        if (stored.Citations.Any(c => privateSources.Contains(c.Source)))
            shown = shown with { Citations = [.. stored.Citations.Select(c => privateSources.Contains(c.Source) ? WithoutWords(c) : c)] };
        if (IsAtRisk(stored))
            shown = WithoutPlace(shown);
        return shown;
    }

    /// <summary>Whether readers may not know where it was.</summary>
    public static bool IsAtRisk(EventBody stored) => stored.Sensitivity.Contains(Sensitivity.LocationRisk);

    private static Citation WithoutWords(Citation citation) => citation with { Excerpt = null, Note = null, Chain = [] };

    /// <summary>The event with no more of its place than readers get of one that is at risk.</summary>
    public static EventBody WithoutPlace(EventBody stored) => stored with { Location = Coarse(stored.Location), Details = stored.Details.WithoutPlaces() };

    private static Location? Coarse(Location? location) => location is null ? null : location with
    {
        Name = location.Admin1 ?? (location.Country is { } country ? CountryCodes.NameOf(country) : "undisclosed"),
        Admin2 = null,
        Latitude = Rounded(location.Latitude),
        Longitude = Rounded(location.Longitude),
        Precision = location.Precision < LocationPrecision.NearSettlement ? LocationPrecision.NearSettlement : location.Precision,
        UncertaintyMeters = Math.Max(CoarseMeters, location.UncertaintyMeters ?? 0),
    };

    private static double? Rounded(double? degrees) => degrees is { } d ? Math.Round(d, 1, MidpointRounding.AwayFromZero) : null;
}

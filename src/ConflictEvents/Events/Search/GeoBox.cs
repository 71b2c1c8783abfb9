using System.Globalization;

namespace ConflictEvents.Events.Search;

/// <summary>A box in degrees that does not cross the antimeridian, its edges included.</summary>
internal sealed record GeoBox(double West, double South, double East, double North)
{
    private const double EarthKilometers = 6371.0088;

    /// <summary>A box; west greater than east is cut in two at the antimeridian.</summary>
    public static IReadOnlyList<GeoBox> Of(double west, double south, double east, double north) => west <= east
        ? [new(west, south, east, north)]
        : [new(west, south, 180, north), new(-180, south, east, north)];

    /// <summary>The box around an area.</summary>
    public static GeoBox Of(GeoArea area)
    {
        var points = area.Polygons.SelectMany(p => p[0].Points).ToList();
        return new(points.Min(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Longitude), points.Max(p => p.Latitude));
    }

    /// <summary>The boxes around a circle on the sphere. Where it holds a pole, it runs around the earth.</summary>
    public static IReadOnlyList<GeoBox> Around(double longitude, double latitude, double kilometers)
    {
        // A hair wider than the circle, so that rounding cuts nothing off: the distance decides.
        var angle = kilometers / EarthKilometers * (1 + 1e-9) + 1e-9;
        var (south, north) = (latitude - Degrees(angle), latitude + Degrees(angle));
        if (south <= -90 || north >= 90)
            return [new(-180, Math.Max(south, -90), 180, Math.Min(north, 90))];
        var reach = Degrees(Math.Asin(Math.Min(1, Math.Sin(angle) / Math.Cos(latitude * Math.PI / 180)))) * (1 + 1e-9);
        return reach >= 180 ? [new(-180, south, 180, north)] : Of(Wrapped(longitude - reach), south, Wrapped(longitude + reach), north);
    }

    /// <summary>As PostgreSQL reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({East:R},{North:R}),({West:R},{South:R})");

    private static double Degrees(double radians) => radians * 180 / Math.PI;

    private static double Wrapped(double longitude) => longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
}

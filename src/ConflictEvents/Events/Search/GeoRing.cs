using System.Globalization;

namespace ConflictEvents.Events.Search;

/// <summary>A closed ring.</summary>
/// <param name="Points">Longitude and latitude of each point; the last is the first.</param>
internal sealed record GeoRing(IReadOnlyList<(double Longitude, double Latitude)> Points)
{
    /// <summary>As PostgreSQL reads it.</summary>
    public override string ToString() => $"({string.Join(',', Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"({p.Longitude:R},{p.Latitude:R})")))})";
}

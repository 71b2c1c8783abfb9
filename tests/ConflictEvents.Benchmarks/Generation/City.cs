using System.Globalization;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>A real city, around which events happen (CITIES.md).</summary>
internal sealed record City(string Name, string Country, string Region, double Latitude, double Longitude)
{
    /// <summary>The cities of each country, largest first; Ukraine has most.</summary>
    public static IReadOnlyList<IReadOnlyList<City>> ByCountry { get; } =
        [.. Resources.Lines("cities.csv").Skip(1).Select(Read).GroupBy(c => c.Country).Select(c => c.ToList())];

    private static City Read(string line) => line.Split(',') is [var name, var country, var region, var latitude, var longitude]
        ? new(name, country, region, double.Parse(latitude, CultureInfo.InvariantCulture), double.Parse(longitude, CultureInfo.InvariantCulture))
        : throw new InvalidDataException(line);
}

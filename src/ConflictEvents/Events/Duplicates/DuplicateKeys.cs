using System.Globalization;
using ConflictEvents.Events.Search;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Duplicates;

/// <summary>The words under which those stand in their index that may be the same as an event (`duplicate_keys` in `0024_duplicates.sql`, which says what they mean).</summary>
internal sealed class DuplicateKeys
{
    private const int CellsADegree = 2;
    private const int DaysASpan = 8;

    // An event of more days is compared with what began in the first of them.
    private const int MostDays = 64;

    // Colleagues know a point that is no farther off than this from the one in the index.
    private const double Coarseness = 0.1;
    private static readonly int Zero = new DateOnly(2000, 1, 1).DayNumber;

    public DuplicateKeys(ComparedEvent one, DateOnly from)
    {
        (First, Last) = (from.DayNumber == 0 ? from : from.AddDays(-1), LastOf(one.Time, from));
        Actors = [.. one.Details.Actors().Select(a => a.Slug).Distinct()];
        Spans = [.. SpansOf(First.DayNumber - Zero, Last.DayNumber - Zero)];
        Names = Actors.Length == 0 ? null : ["-", .. Actors];
        Places = one.Location is { Country: { } country } place ? [.. PlacesOf(place, country)] : null;
    }

    /// <summary>The first day on which another may have been.</summary>
    public DateOnly First { get; }

    /// <summary>The last one.</summary>
    public DateOnly Last { get; }

    /// <summary>The actors that it names.</summary>
    public string[] Actors { get; }

    /// <summary>The days and spans of days.</summary>
    public string[] Spans { get; }

    /// <summary>Its actors, and that none is named; null where it names none, and may be the same as what names any.</summary>
    public string[]? Names { get; }

    /// <summary>The places that may be its own; null where any may.</summary>
    public string[]? Places { get; }

    /// <summary>Whether a place is compared by distance: coordinates of a record known to country level say nothing about it.</summary>
    public static bool IsPoint(Location? place) => place is { Latitude: not null, Longitude: not null, Precision: < LocationPrecision.Country };

    private static DateOnly LastOf(EventTime time, DateOnly from)
    {
        var most = from.AddDays(MostDays);
        return time.Open == true || time.To > most ? most : (time.To ?? from).AddDays(1);
    }

    private static IEnumerable<string> SpansOf(int first, int last)
    {
        yield return "open";
        for (var day = first; day <= last; day++)
            yield return Word('d', day);
        for (var span = Floor(first, DaysASpan); span <= Floor(last, DaysASpan); span++)
            yield return Word('w', span);
    }

    // Without a point, another may stand anywhere in the country; with one, only what has none may.
    private static IEnumerable<string> PlacesOf(Location place, string country) =>
        IsPoint(place) ? ["u", "u" + country, .. Cells(place)] : ["u", "u" + country, "p", "p" + country];

    private static IEnumerable<string> Cells(Location place) =>
        from box in GeoBox.Around(place.Longitude!.Value, place.Latitude!.Value, DuplicateScore.NearbyKilometers)
        from x in Cells(box.West, box.East)
        from y in Cells(box.South, box.North)
        select Word('c', x) + " " + y.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<int> Cells(double least, double most)
    {
        var first = (int)Math.Floor((least - Coarseness) * CellsADegree);
        return Enumerable.Range(first, (int)Math.Floor((most + Coarseness) * CellsADegree) - first + 1);
    }

    private static int Floor(int day, int days) => (int)Math.Floor(day / (double)days);

    private static string Word(char sort, int number) => string.Create(CultureInfo.InvariantCulture, $"{sort}{number}");
}

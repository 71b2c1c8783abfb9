using System.Globalization;
using System.Text;
using ConflictEvents.Actors;
using ConflictEvents.Kinds;

namespace ConflictEvents.Events.Search;

/// <summary>Where an event is found on a map and by the names of places.</summary>
internal static class EventPlaces
{
    /// <summary>The point, as PostgreSQL writes it; none where no more than the country is known, whatever coordinates are kept.</summary>
    public static string? PointOf(EventBody body) =>
        body.Location is { Latitude: { } latitude, Longitude: { } longitude, Precision: not LocationPrecision.Country }
            ? string.Create(CultureInfo.InvariantCulture, $"({longitude:R},{latitude:R})")
            : null;

    /// <summary>Every name of a place, folded, one a line, with a space around each word so that whole words can be asked for.</summary>
    public static string NamesOf(EventBody body)
    {
        var place = body.Location;
        var country = place?.Country is { } code && CountryCodes.Contains(code) ? CountryCodes.NameOf(code) : null;
        return string.Join('\n', new[] { place?.Name, place?.Admin2, place?.Admin1, country }.Concat(body.Details.PlaceNames())
            .OfType<string>().Select(n => $" {Fold(n)} ").Where(n => n.Length > 2).Distinct());
    }

    /// <summary>Words alone: lower case, without accents, one space between them.</summary>
    public static string Fold(string name)
    {
        var words = new StringBuilder();
        foreach (var rune in ActorColumns.Fold(name).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                words.Append(rune);
            else if (words.Length > 0 && words[^1] != ' ')
                words.Append(' ');
        }
        return words.ToString().TrimEnd();
    }
}

using System.Globalization;
using ConflictEvents.Actors;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Files;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Kinds;

namespace ConflictEvents.Exchange.Formats.Gdelt;

/// <summary>The two actors of a row.</summary>
internal static class GdeltActors
{
    /// <summary>Actor 1 or 2; nothing where the row has none.</summary>
    public static ActorBody? Of(RowReading row, int number)
    {
        var (name, code) = (row.Text($"actor{number}name"), row.Text($"actor{number}code"));
        var country = CountryTable.OfLetters(row.Text($"actor{number}countrycode"));
        // Texas, Washington and "American" are all USA: the country as a party.
        if (country is not null && code.Length == 3 && CountryTable.OfLetters(code) == country)
            return new() { Slug = Slugs.Of(CountryCodes.NameOf(country))!, Name = CountryCodes.NameOf(country), Type = ActorType.Government, Country = country };
        if (name.Length == 0)
            return null;
        var title = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant());
        return new()
        {
            Slug = Slugs.Of($"{name} {code}", DerivedId.Of("actor", name, code).ToString("n")[..8]),
            Name = CleanText.Shortened(country is null ? title : $"{title} ({CountryCodes.NameOf(country)})", 200),
            Type = TypeOf(row, number),
            Country = country,
        };
    }

    private static ActorType TypeOf(RowReading row, int number)
    {
        foreach (var at in new[] { 1, 2, 3 })
            if (CameoTable.TypeOf(row.Text($"actor{number}type{at}code")) is { } type)
                return type;
        return ActorType.Unnamed;
    }
}

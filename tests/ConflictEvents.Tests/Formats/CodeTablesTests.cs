using ConflictEvents.Exchange.Formats;
using ConflictEvents.Exchange.Formats.Codes;
using ConflictEvents.Exchange.Formats.Records;
using ConflictEvents.Kinds;
using ConflictEvents.Sources;

namespace ConflictEvents.Tests.Formats;

/// <summary>The tables behind the importers.</summary>
public sealed class CodeTablesTests
{
    [Theory]
    [InlineData("369", "UKR"), InlineData("490", "COD"), InlineData("345", "SRB"), InlineData("9999", null)]
    public void Numbers_of_gleditsch_and_ward_are_countries(string number, string? country) => Assert.Equal(country, CountryTable.OfWard(number));

    [Theory]
    [InlineData("UP", "UKR"), InlineData("CH", "CHN"), InlineData("SZ", "CHE"), InlineData("GM", "DEU"), InlineData("GA", "GMB"), InlineData("OS", null)]
    public void Letters_of_fips_are_not_those_of_iso(string letters, string? country) => Assert.Equal(country, CountryTable.OfFips(letters));

    [Theory]
    [InlineData("DR Congo (Zaire)", "COD"), InlineData("Cote d'Ivoire", "CIV"), InlineData("TURKEY", "TUR"), InlineData("Testland", null)]
    public void Names_are_found_in_the_spellings_of_data_sets(string name, string? country) => Assert.Equal(country, CountryTable.OfName(name));

    [Theory]
    [InlineData("ROM", "ROU"), InlineData("WSB", "PSE"), InlineData("KSV", "XKX"), InlineData("UKR", "UKR"), InlineData("EUR", null)]
    public void Three_letters_are_those_of_iso_or_of_cameo(string letters, string? country)
    {
        Assert.Equal(country, CountryTable.OfLetters(letters));
        Assert.True(country is null || CountryCodes.Contains(country));
    }

    [Theory]
    [InlineData("Agence France Presse", "Agence France-Presse", SourceKind.Wire), InlineData("Memorybook", "MemoryBook", SourceKind.Ngo), InlineData("BBC Monitoring Ukraine & Baltics", "BBC Monitoring Ukraine & Baltics", SourceKind.Broadcaster)]
    [InlineData("Joint Forces Operation (Facebook)", "Joint Forces Operation (Facebook)", SourceKind.SocialPost), InlineData("The Irrawaddy", "The Irrawaddy", SourceKind.Online)]
    public void Publishers_are_known_by_name_or_by_a_word_in_it(string name, string stored, SourceKind kind) =>
        Assert.Equal((stored, kind), (PublisherTable.NameOf(name), PublisherTable.KindOf(name)));

    [Theory]
    [InlineData("Government of Myanmar (Burma)", "government-of-myanmar-burma"), InlineData("Jama'atu Ahlis Sunna", "jamaatu-ahlis-sunna"), InlineData("Žižkov & Söhne", "zizkov-and-sohne"), InlineData("ДНР", null)]
    public void Slugs_are_made_of_names(string name, string? slug) => Assert.Equal(slug, Slugs.Of(name));

    [Fact]
    public void A_name_without_latin_letters_or_too_long_for_a_slug_is_told_apart()
    {
        Assert.Equal("actor-ucdp-7", Slugs.Of("ДНР", "ucdp-7"));
        Assert.NotEqual(Slugs.Of(new string('a', 200) + " b", "1"), Slugs.Of(new string('a', 200) + " c", "2"));
    }

    [Fact]
    public void Ids_stay_what_they_are_for_ever() =>
        Assert.Equal(Guid.Parse("9aa94afb-27c8-8117-94d0-11a993c2feaf"), DerivedId.Of("ucdp_ged", "36210"));

    [Fact]
    public void Two_names_divided_in_two_ways_are_two_ids()
    {
        Assert.NotEqual(DerivedId.Of("a", "bc"), DerivedId.Of("ab", "c"));
        Assert.Equal(8, DerivedId.Of("a").Version);
    }

    [Fact]
    public void Formats_are_found_by_name()
    {
        Assert.Equal(["ucdp-ged", "acled", "gdelt", "geojson"], FileFormats.All.Select(f => f.Name));
        Assert.Same(FileFormats.All[0], FileFormats.Find("ucdp-ged"));
        Assert.Null(FileFormats.Find("UCDP"));
    }
}

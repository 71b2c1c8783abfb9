using ConflictEvents.Kinds;
using ConflictEvents.Tests.Events;

namespace ConflictEvents.Tests.Kinds;

public sealed class LocationRulesTests
{
    [Fact]
    public void A_place_has_a_name() => Refused(new() { Name = null! }, "Name", "required");

    [Fact]
    public void There_are_249_countries_and_kosovo() => Assert.Equal(250, CountryCodes.Count);

    [Theory]
    [InlineData("UKR")]
    [InlineData("SSD")]
    [InlineData("XKX")]
    public void A_country_is_an_assigned_code(string code) =>
        Given.Accepted(Given.Event() with { Location = Given.Harbour with { Country = code } });

    [Theory]
    [InlineData("ukr")]
    [InlineData("UA")]
    [InlineData("ZZZ")]
    [InlineData("YUG")]
    [InlineData("")]
    public void Another_code_is_refused(string code) => Refused(Given.Harbour with { Country = code }, "Country", "unknown_country");

    [Fact]
    public void Coordinates_come_in_pairs()
    {
        Refused(Given.Harbour with { Latitude = 47 }, "Longitude", "coordinates_in_pairs");
        Refused(Given.Harbour with { Longitude = 37 }, "Latitude", "coordinates_in_pairs");
        Given.Accepted(Given.Event() with { Location = Given.Harbour with { Latitude = -90, Longitude = 180, UncertaintyMeters = 500 } });
    }

    [Theory]
    [InlineData(90.4, 0)]
    [InlineData(-90.0001, 0)]
    [InlineData(double.NaN, 0)]
    public void A_latitude_has_its_range(double latitude, double longitude) =>
        Refused(Given.Harbour with { Latitude = latitude, Longitude = longitude }, "Latitude", "out_of_range");

    [Theory]
    [InlineData(180.1)]
    [InlineData(-181)]
    [InlineData(double.PositiveInfinity)]
    public void A_longitude_has_its_range(double longitude) =>
        Refused(Given.Harbour with { Latitude = 0, Longitude = longitude }, "Longitude", "out_of_range");

    [Fact]
    public void An_uncertainty_is_not_negative() =>
        Refused(Given.Harbour with { UncertaintyMeters = -1 }, "UncertaintyMeters", "out_of_range");

    [Fact]
    public void A_range_is_told_in_numbers_of_any_locale()
    {
        var failure = Assert.Single(Given.Checked(Given.Event() with { Location = Given.Harbour with { Latitude = 91, Longitude = 0 } }).Errors);

        Assert.Equal("This number is out of range: it must be from -90 to 90.", failure.ErrorMessage);
    }

    private static void Refused(Location location, string member, string code)
    {
        Given.Refused(Given.Event() with { Location = location }, "Location." + member, code);
        Given.Refused(Given.Strike() with { Targets = [new() { Name = "depot", Location = location }] }, "Targets[0].Location." + member, code);
    }
}

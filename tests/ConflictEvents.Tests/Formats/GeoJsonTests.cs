using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats;
using ConflictEvents.Exchange.Formats.GeoJson;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Formats;

/// <summary>Anybody's GeoJSON, by a mapping.</summary>
public sealed class GeoJsonTests
{
    private const string Mapping = """
        {
          "kind": "strike",
          "externalId": { "system": "my_map", "property": "$.properties.ref" },
          "fields": {
            "/title": "$.properties.name", "/time/from": "$.properties.date", "/location/name": "$.properties['the place']",
            "/details/method": "$.properties.means", "/details/targets/0/name": "$.properties.target", "/details/count/low": "$.properties.times"
          },
          "constants": { "/location/country": "UKR", "/location/precision": "settlement" },
          "values": { "/details/method": { "UAV": "drone_strike", "?": "unknown" } },
          "source": { "publisher": "My Map", "url": "$.properties.link", "kind": "ngo", "language": "uk" }
        }
        """;

    private static string Feature(string properties, string geometry = """{"type":"Point","coordinates":[31.5,49.1]}""") =>
        $$"""{"type":"Feature","geometry":{{geometry}},"properties":{{properties}}}""";

    private static Task<List<RecordLine>> ReadAsync(params string[] features) =>
        Importing.TextAsync("geojson", "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", features) + "\n]}", new FormatOptions { Mapping = Mapping });

    private const string Good = """{"ref":7,"name":"Depot hit","date":"2031-03-10","the place":"Alder","means":"UAV","target":"Depot","times":"2","link":"https://example.org/7"}""";

    [Fact]
    public async Task A_feature_becomes_the_event_that_the_mapping_says()
    {
        var lines = await ReadAsync(Feature(Good));
        var strike = lines.Events().Single();
        Assert.Equal(("Depot hit", "my_map", "7"), (strike.Title, strike.ExternalIds.Single().System, strike.ExternalIds.Single().Id));
        Assert.Equal(new Location { Name = "Alder", Country = "UKR", Latitude = 49.1, Longitude = 31.5, Precision = LocationPrecision.Settlement }, strike.Location);
        Assert.Equal((TimePrecision.Day, new DateOnly(2031, 3, 10)), (strike.Time.Precision, strike.Time.From!.Value));
        var details = Assert.IsType<Strike>(strike.Details);
        Assert.Equal((StrikeMethod.DroneStrike, "Depot", 2), (details.Method, details.Targets.Single().Name, details.Count!.Low));
        Assert.Equal(lines.OfType<RecordLine.Source>().Single().Body.Id, strike.Citations.Single().Source);
    }

    [Fact]
    public async Task What_a_feature_does_not_have_is_left_out()
    {
        var strike = (await ReadAsync(Feature("""{"ref":"x","name":"Hit","date":"2031-03-10","the place":"Alder","means":null}""", "null"))).Events().Single();
        Assert.Null(strike.Location!.Latitude);
        Assert.Empty(((Strike)strike.Details).Targets);
    }

    [Theory]
    [InlineData("""{"ref":1,"name":"Hit","date":"2031-03-10","the place":"Alder","means":"BOMB"}""", "$.properties.means", "untranslated_value")]
    [InlineData("""{"ref":1,"name":"Hit","date":"3/4/2031","the place":"Alder"}""", "$.properties.date", "ambiguous_date")]
    [InlineData("""{"name":"Hit","date":"2031-03-10","the place":"Alder"}""", "$.properties.ref", "required")]
    [InlineData("""{"ref":1,"date":"2031-03-10","the place":"Alder"}""", "$.properties.name", "required")]
    [InlineData("""{"ref":1,"name":"Hit","date":"2031-03-10"}""", "$.properties['the place']", "required")]
    public async Task A_bad_feature_is_told_by_its_property_and_costs_no_other(string properties, string column, string code)
    {
        var lines = await ReadAsync(Feature(properties), Feature(Good));
        Assert.Equal((2L, column, code), (lines[0].Line, lines.Failures().Single().Column, lines.Failures().Single().Code));
        Assert.Equal("Depot hit", lines.Events().Single().Title);
    }

    [Fact]
    public async Task Lines_and_areas_are_refused()
    {
        var failure = (await ReadAsync(Feature(Good, """{"type":"LineString","coordinates":[[31.5,49.1],[31.6,49.1]]}"""))).Failures().Single();
        Assert.Equal(("$.geometry", "not_a_point"), (failure.Column, failure.Code));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("{", "")]
    [InlineData("""{"kind":"strikes","externalId":{"system":"a","property":"$.id"}}""", "/kind")]
    [InlineData("""{"kind":"strike","externalId":{"system":"a","property":"id"}}""", "/externalId/property")]
    [InlineData("""{"kind":"strike","externalId":{"system":"a","property":"$.id"},"fields":{"/lifecycle":"$.x"}}""", "/fields/~1lifecycle")]
    [InlineData("""{"kind":"strike","externalId":{"system":"a","property":"$.id"},"values":{"/title":{}}}""", "/values/~1title")]
    [InlineData("""{"kind":"strike","externalId":{"system":"a","property":"$.id"},"source":{"text":"x","publisher":"y"}}""", "/source/text")]
    [InlineData("""{"kind":"strike","externalId":{"system":"a","property":"$.id"},"colour":1}""", "/colour")]
    public void A_mapping_that_is_none_is_refused_by_pointer(string? mapping, string pointer) =>
        Assert.Equal(pointer, Assert.Throws<InvalidRecordException>(() => GeoJsonMapping.Read(mapping)).Failures[0].Pointer);

    [SharedDataFact]
    public async Task Somebodys_collection_of_two_thousand_points_is_read()
    {
        var mapping = """
            {"kind":"strike","externalId":{"system":"car","property":"$.properties.id"},"fields":{"/title":"$.properties.conflict_name","/time/from":"$.properties.date_start",
             "/time/to":"$.properties.date_end","/location/name":"$.properties.where_coordinates","/location/admin1":"$.properties.adm_1"},"constants":{"/location/country":"CAF"}}
            """;
        await using var file = File.OpenRead(SharedData.File("data", "ucdp-ged-samples", "ged231_car_482.geojson.gz"));
        Assert.Equal(["actor 0", "source 0", "strike 1848"], (await Importing.ReadAsync("geojson", file, new FormatOptions { Mapping = mapping })).Counts());
    }
}

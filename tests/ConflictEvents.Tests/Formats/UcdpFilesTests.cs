using ConflictEvents.Events;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Formats;

/// <summary>Every real file of UCDP, in all its dialects: what comes of it, to the record.</summary>
public sealed class UcdpFilesTests
{
    private static readonly Dictionary<string, string[]> Expected = new()
    {
        ["conflict_data_BGD_with_hxl_tag_row.csv.gz"] = ["actor 17", "source 172", "casualty_tally 2355", "strike 601", "! figures_disagree high 1"],
        ["ged191_subset_42col.csv.gz"] = ["actor 39", "source 719", "casualty_tally 12814", "strike 3194", "! figures_disagree high 5", "! figures_disagree low 1"],
        ["ged231_sample1000_49col.csv.gz"] = ["actor 274", "source 962", "casualty_tally 4034", "strike 1000", "! figures_disagree high 5", "! figures_disagree low 8"],
        ["ged231_car_482.geojson.gz"] = ["actor 34", "source 1532", "casualty_tally 7470", "strike 1848", "! figures_disagree high 15", "! figures_disagree low 6"],
        ["ucdp_api_records_israel_2002.json.gz"] = ["actor 12", "source 610", "casualty_tally 1533", "strike 373", "! figures_disagree high 1"],
        ["ucdp_api_records_middle_east.json.gz"] = ["actor 16", "source 618", "casualty_tally 1590", "strike 386", "! figures_disagree high 1", "! figures_disagree low 1"],
    };

    [SharedDataFact]
    public async Task Every_row_becomes_a_strike_and_its_figures_or_is_told()
    {
        foreach (var (file, expected) in Expected)
        {
            var lines = await Importing.SharedAsync("ucdp-ged", "ucdp-ged-samples", file);
            Assert.Equal([file, .. expected], [file, .. lines.Counts()]);
            lines.Events().ForEach(new EventBodyRules().Demand);
        }
    }

    [SharedDataFact]
    public async Task The_same_file_gives_the_same_records()
    {
        var first = await Importing.SharedAsync("ucdp-ged", "ucdp-ged-samples", "ged231_sample1000_49col.csv.gz");
        var second = await Importing.SharedAsync("ucdp-ged", "ucdp-ged-samples", "ged231_sample1000_49col.csv.gz");
        Assert.Equal(first.Written(), second.Written());
    }

    [SharedDataFact]
    public async Task The_row_below_the_header_that_holds_tags_is_passed_over()
    {
        var lines = await Importing.SharedAsync("ucdp-ged", "ucdp-ged-samples", "conflict_data_BGD_with_hxl_tag_row.csv.gz");
        Assert.Equal(3, lines[0].Line);
        Assert.All(lines.Events(), e => Assert.Equal("BGD", e.Location!.Country));
    }

    [SharedDataFact]
    public async Task A_row_is_read_alike_from_the_table_and_from_the_api()
    {
        var strike = (await Importing.SharedAsync("ucdp-ged", "ucdp-ged-samples", "ucdp_api_records_israel_2002.json.gz")).Events("strike").Single(e => e.ExternalIds[0].Id == "175957");
        Assert.Equal("Violence against civilians: Government of Israel, Erez crossing", strike.Title);
        Assert.Equal((31.5582, 34.544839, LocationPrecision.NearSettlement, 25_000d), (strike.Location!.Latitude, strike.Location.Longitude, strike.Location.Precision, strike.Location.UncertaintyMeters));
        var perpetrator = Assert.IsType<Strike>(strike.Details).Perpetrator!;
        Assert.Equal(("government-of-israel", AttributionBasis.AssertedByMedia), (perpetrator.Actor, perpetrator.Basis));
        Assert.Equal(3, strike.Citations.Count);
    }
}

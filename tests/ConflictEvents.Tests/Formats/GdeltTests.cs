using ConflictEvents.Events;
using ConflictEvents.Exchange.Formats.Gdelt;
using ConflictEvents.Exchange.Import;
using ConflictEvents.Json;
using ConflictEvents.Kinds;

namespace ConflictEvents.Tests.Formats;

/// <summary>GDELT's events, with a header row and without.</summary>
public sealed class GdeltTests
{
    private static readonly Dictionary<string, (int Rows, string[] Counts)> Expected = new()
    {
        ["20190121220000.export.CSV.gz"] = (1629, ["actor 360", "source 276", "meeting 195", "statement 641", "strike 175", "! location_required actiongeo_fullname 3",
            "! not_an_event_we_hold eventcode 450", "! speaker_required actor1name 47", "! too_few_participants actor1name 53", "! too_few_participants actor2name 65"]),
        ["20151027_headerless_events.tsv.gz"] = (2116, ["actor 465", "source 433", "meeting 299", "statement 955", "strike 131", "! location_required actiongeo_fullname 7",
            "! not_an_event_we_hold eventcode 565", "! speaker_required actor1name 57", "! too_few_participants actor1name 41", "! too_few_participants actor2name 61"]),
        ["gdelt2_events_20170701_with_header.csv.gz"] = (6090, ["actor 807", "source 1067", "meeting 983", "statement 2588", "strike 397", "! location_required actiongeo_fullname 2",
            "! not_an_event_we_hold eventcode 1469", "! speaker_required actor1name 188", "! too_few_participants actor1name 213", "! too_few_participants actor2name 250"]),
    };

    [SharedDataFact]
    public async Task Every_row_becomes_one_event_or_is_refused_with_a_reason()
    {
        foreach (var (file, (rows, counts)) in Expected)
        {
            var lines = await Importing.SharedAsync("gdelt", "gdelt2-samples", file);
            Assert.Equal([file, .. counts], [file, .. lines.Counts()]);
            Assert.Equal(rows, lines.Events().Count + lines.OfType<RecordLine.Unreadable>().Count());
            lines.Events().ForEach(new EventBodyRules().Demand);
        }
    }

    [SharedDataFact]
    public async Task A_day_that_a_program_guessed_is_no_day()
    {
        var lines = await Importing.SharedAsync("gdelt", "gdelt2-samples", "20190121220000.export.CSV.gz");
        var guessed = lines.Events().Where(e => e.Tags.Contains("gdelt:date-uncertain")).ToList();
        Assert.NotEmpty(guessed);
        Assert.All(guessed, e => Assert.Equal((TimePrecision.Unknown, null, new DateOnly(2019, 1, 21)), (e.Time.Precision, e.Time.From, e.Time.To)));
        Assert.All(lines.Events().Except(guessed), e => Assert.InRange(e.Time.From!.Value, new DateOnly(2019, 1, 20), new DateOnly(2019, 1, 21)));
    }

    [SharedDataFact]
    public async Task Places_known_by_country_only_say_so_and_countries_are_translated()
    {
        var lines = await Importing.SharedAsync("gdelt", "gdelt2-samples", "20190121220000.export.CSV.gz");
        var panama = lines.Events("strike").First(e => e.Location!.Name == "Panama");
        Assert.Equal(("PAN", LocationPrecision.Country), (panama.Location!.Country, panama.Location.Precision));
        var sea = lines.Events().Single(e => e.Location is { Country: null });
        Assert.Equal(("Black Sea", LocationPrecision.Region), (sea.Location!.Name, sea.Location.Precision));
    }

    [SharedDataFact]
    public async Task The_mentions_are_no_events() =>
        Assert.Equal("not_this_format", (await Importing.SharedAsync("gdelt", "gdelt2-samples", "gdelt2_mentions_20170701_with_header.csv.gz")).Failures().Single().Code);

    [Theory]
    [InlineData("1833", "strike", "ied_mine"), InlineData("0214", "statement", "appeal"), InlineData("041", "meeting", "remote"), InlineData("1822", null, null), InlineData("173", null, null)]
    public void Codes_are_looked_up_whole_and_then_by_their_base(string code, string? kind, string? value) =>
        Assert.Equal((kind, value), (CameoTable.Find(code)?.Kind, CameoTable.Find(code)?.Value));

    [Fact]
    public void Every_code_of_the_table_has_words_of_the_vocabularies()
    {
        string[] formats = [.. WireNames.All(typeof(MeetingFormat)), "visit_hosted", "mediated"];
        var codes = Enumerable.Range(0, 2100).SelectMany(n => new[] { n.ToString("000", null), n.ToString("0000", null) }).Select(CameoTable.Find).OfType<CameoCode>().ToList();
        Assert.All(codes, code => Assert.Contains(code.Value, code.Kind switch
        {
            "strike" => WireNames.All(typeof(StrikeMethod)),
            "statement" => WireNames.All(typeof(SpeechAct)),
            "meeting" => formats,
            _ => [],
        }));
    }
}

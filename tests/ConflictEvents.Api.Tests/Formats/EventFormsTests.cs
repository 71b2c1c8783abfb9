using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Formats;

/// <summary>What single records look like in each form, and what never leaves by any.</summary>
public sealed class EventFormsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Formats = ["json", "geojson", "csv", "ndjson", "atom"];
    private readonly string tag = Given.Fresh("formats:");

    [Fact]
    public async Task A_place_with_coordinates_is_a_point_with_longitude_first()
    {
        await PublishAsync(Given.AStrike());

        var feature = Assert.Single(await api.Client().FeaturesAsync(List("geojson")));

        Assert.Equal("""{"type":"Point","coordinates":[30.7438,46.4857]}""", feature["geometry"]!.ToJsonString());
        var properties = feature["properties"]!;
        Assert.Equal(
            ("strike", Given.Thursday, Given.Thursday, "Harbour", "UKR", "site"),
            ((string)properties["kind"]!, (string)properties["from"]!, (string)properties["to"]!, (string)properties["place"]!, (string)properties["country"]!, (string)properties["precision"]!));
        Assert.Equal("strike", (string)properties["details"]!["kind"]!);
        Assert.Null(properties["id"]);
    }

    [Fact]
    public async Task A_place_known_to_country_level_is_no_pin_whatever_coordinates_it_keeps()
    {
        var strike = await PublishAsync(Given.AStrike().With("location/precision", "country"));

        var feature = Assert.Single(await api.Client().FeaturesAsync(List("geojson")));
        var alone = await api.Client().ReadAsync($"{strike.Path}?format=geojson");

        Assert.True(feature.ContainsKey("geometry"));
        Assert.Null(feature["geometry"]);
        Assert.Equal(46.4857, (double)feature["properties"]!["location"]!["latitude"]!);
        Assert.Equal(feature.ToJsonString(), alone.ToJsonString());
    }

    [Fact]
    public async Task A_record_without_a_place_has_no_geometry()
    {
        await PublishAsync(Given.AStatement());

        var feature = Assert.Single(await api.Client().FeaturesAsync(List("geojson")));

        Assert.True(feature.ContainsKey("geometry"));
        Assert.Null(feature["geometry"]);
    }

    [Fact]
    public async Task A_place_at_risk_is_coarse_for_readers_in_every_form()
    {
        var strike = await PublishAsync(Given.AStrike()
            .With("sensitivity", new JsonArray("location_risk"))
            .With("location/latitude", 46.123456).With("location/longitude", 30.654321).With("location/name", "A hidden cellar")
            .With("details/targets", new JsonArray(new JsonObject { ["name"] = "shelter", ["location"] = new JsonObject { ["name"] = "A hidden door", ["latitude"] = 46.123457, ["longitude"] = 30.654322 } })));

        foreach (var format in Formats)
        {
            var forReaders = await api.Client().TextAsync(List(format)) + await api.Client().TextAsync($"/v1/events/export?tag={tag}&format={format}");
            Assert.Contains("A strike on the harbour", forReaders, StringComparison.Ordinal);
            foreach (var secret in new[] { "46.12", "30.65", "hidden" })
                Assert.DoesNotContain(secret, forReaders, StringComparison.Ordinal);
            var forColleagues = await api.Client(Role.Contributor).TextAsync(List(format));
            Assert.Contains("hidden cellar", forColleagues, StringComparison.Ordinal);
        }
        Assert.Equal("[30.7,46.1]", (await api.Client().ReadAsync($"{strike.Path}?format=geojson"))["geometry"]!["coordinates"]!.ToJsonString());
    }

    [Fact]
    public async Task What_is_private_stays_in_every_form()
    {
        var source = await api.Client(Role.Editor).CreateSourceAsync(Given.ASource(text: "The secret words stand here.", access: "private"));
        var body = Given.AStrike(source: Guid.Parse(source.Id)).With("citations/0/excerpt", new JsonObject { ["text"] = "secret words" }).With("citations/0/note", "secret note").With("changeNote", "secret change");
        await PublishAsync(body);

        foreach (var format in Formats)
            foreach (var path in new[] { List(format), $"/v1/events/export?tag={tag}&format={format}" })
                Assert.DoesNotContain("secret", await api.Client().TextAsync(path), StringComparison.Ordinal);
        Assert.Contains("secret change", await api.Client(Role.Contributor).TextAsync(List("csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_is_updated_when_its_record_is_corrected_and_stays_the_same_entry()
    {
        var strike = await PublishAsync(Given.AStrike());
        var before = Assert.Single(await api.Client().EntriesAsync(List("atom")));

        var corrected = await api.Client(Role.Editor).ReviseAsync(strike, new JsonObject { ["title"] = "A strike on the market", ["correction"] = "It was the market." });
        var after = Assert.Single(await api.Client().EntriesAsync(List("atom")));

        Assert.Equal($"urn:uuid:{strike.Id}", Text(before, "id"));
        Assert.Equal(Text(before, "id"), Text(after, "id"));
        Assert.Equal((string)strike.Json["recordedAt"]!, Text(before, "updated"));
        Assert.Equal((string)corrected.Json["recordedAt"]!, Text(after, "updated"));
        Assert.Equal("A strike on the market", Text(after, "title"));
        Assert.Contains("Corrected: It was the market.", Text(after, "content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_has_all_that_the_standard_asks_for()
    {
        await PublishAsync(Given.AStrike(title: "First").With("summary", "In the morning."));
        await PublishAsync(Given.AStatement(title: "Second"));

        var feed = XDocument.Parse(await api.Client().TextAsync(List("atom") + "&limit=1")).Root!;

        Assert.Equal(Asking.Atom + "feed", feed.Name.ToString());
        foreach (var name in new[] { "id", "title", "updated", "author" })
            Assert.Single(feed.Elements(Asking.Atom + name));
        Assert.Equal(["self", "next"], feed.Elements(Asking.Atom + "link").Select(link => (string)link.Attribute("rel")!));
        var entry = Assert.Single(feed.Elements(Asking.Atom + "entry"));
        Assert.Equal(feed.Element(Asking.Atom + "updated")!.Value, Text(entry, "updated"));
        Assert.Contains(entry.Elements(Asking.Atom + "category"), c => (string)c.Attribute("term")! == tag);
        Assert.Single(entry.Elements(Asking.Atom + "link"), link => (string)link.Attribute("rel")! == "alternate");
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & \"quotes\" ]]>")]
    [InlineData("a\ufffeb\uffffc \U0001F600")]
    public async Task Words_are_words_in_every_form(string title)
    {
        await PublishAsync(Given.AStrike(title: title));

        Assert.Equal(title, (string)(await api.Client().LinesAsync(List("ndjson")))[0]["title"]!);
        Assert.Equal(title, (string)(await api.Client().FeaturesAsync(List("geojson")))[0]["properties"]!["title"]!);
        Assert.Equal(title, (await api.Client().RowsAsync(List("csv")))[0]["title"]);
        var entry = Assert.Single(await api.Client().EntriesAsync(List("atom")));
        Assert.Equal(title.Replace('\ufffe', '\ufffd').Replace('\uffff', '\ufffd'), Text(entry, "title"));
        Assert.All(entry.Elements(), e => Assert.Null(e.Attribute("type")));
        Assert.Empty(entry.Element(Asking.Atom + "title")!.Elements());
    }

    [Fact]
    public async Task A_formula_stands_as_text_in_a_table_and_a_number_as_a_number()
    {
        await PublishAsync(Given.AStrike(title: "=HYPERLINK(\"http://x\")")
            .With("summary", "@SUM(1)\nline two, \"quoted\"").With("location/longitude", -3.5).With("location/name", "'=1")
            .With("details/weaponRaw", "+1").With("details/targets", new JsonArray(new JsonObject { ["name"] = "-a; b|c" }, new JsonObject { ["name"] = "second\\" })));

        var csv = await api.Client().TextAsync(List("csv"));
        var row = Assert.Single(Asking.Rows(csv));

        Assert.Equal("'=HYPERLINK(\"http://x\")", row["title"]);
        Assert.Equal("'@SUM(1)\nline two, \"quoted\"", row["summary"]);
        Assert.Equal("-3.5", row["location.longitude"]);
        Assert.Equal("''=1", row["location.name"]);
        Assert.Equal("'+1", row["details.weaponRaw"]);
        Assert.Equal("'-a\\; b\\|c; second\\\\", row["details.targets.name"]);
        Assert.Equal("unspecified; unspecified", row["details.targets.category"]);
        Assert.Equal(2, csv.Split("\r\n").Length - 1);
        Assert.False(csv.StartsWith('\ufeff'));
    }

    [Fact]
    public async Task What_may_belong_to_a_list_is_marked_in_every_form_and_no_part_of_an_export()
    {
        var near = await PublishAsync(Given.AStrike());
        var somewhere = await PublishAsync(Given.AStrike().With("location", new JsonObject { ["name"] = "Ukraine", ["country"] = "UKR", ["precision"] = "country" }));
        var query = $"/v1/events?tag={tag}&bbox=30,46,31,47&includeImprecise=true&count=true";

        var json = await api.Client().ReadAsync(query);
        var features = await api.Client().FeaturesAsync(query + "&format=geojson");
        var collection = await api.Client().ReadAsync(query + "&format=geojson");
        var rows = await api.Client().RowsAsync(query + "&format=csv");
        var lines = await api.Client().LinesAsync(query + "&format=ndjson");
        var entries = await api.Client().EntriesAsync(query + "&format=atom");

        Assert.Equal(near.Id, (string)Assert.Single(json["items"]!.AsArray())!["id"]!);
        Assert.Equal(somewhere.Id, (string)Assert.Single(json["mayInclude"]!.AsArray())!["id"]!);
        Assert.Equal("""{"value":1,"isEstimate":false}""", json["count"]!.ToJsonString());
        Assert.Equal([(near.Id, null), (somewhere.Id, true)], features.Select(f => ((string)f["id"]!, (bool?)f["properties"]!["mayInclude"])));
        Assert.Equal((2, 1), ((int)collection["numberReturned"]!, (int)collection["numberMatched"]!));
        Assert.Equal([(near.Id, ""), (somewhere.Id, "true")], rows.Select(r => (r["id"], r["mayInclude"])));
        Assert.Equal([(near.Id, null), (somewhere.Id, true)], lines.Select(l => ((string)l["id"]!, (bool?)l["mayInclude"])));
        Assert.Equal([false, true], entries.Select(e => e.Elements(Asking.Atom + "category").Any(c => (string)c.Attribute("term")! == "mayInclude")));
        Assert.Equal([near.Id], (await api.Client().LinesAsync($"/v1/events/export?tag={tag}&bbox=30,46,31,47&includeImprecise=true")).Select(l => (string)l["id"]!));
    }

    [Fact]
    public async Task The_count_stands_in_a_header_where_it_is_asked_for()
    {
        await PublishAsync(Given.AStrike());
        foreach (var format in Formats)
        {
            using var counted = await api.Client().GetAsync(new Uri(List(format) + "&count=true", UriKind.Relative));
            using var not = await api.Client().GetAsync(new Uri(List(format), UriKind.Relative));

            Assert.Equal("1", Assert.Single(counted.Headers.GetValues("Result-Count")));
            Assert.False(counted.Headers.Contains("Result-Count-Estimate"));
            Assert.False(not.Headers.Contains("Result-Count"));
        }
    }

    [Fact]
    public async Task A_query_in_a_body_is_answered_in_every_form()
    {
        var strike = await PublishAsync(Given.AStrike());
        foreach (var format in Formats)
        {
            using var answer = await api.Client().PostAsync("/v1/events/query", new JsonObject { ["tag"] = new JsonArray(tag), ["format"] = format });
            await answer.ShouldBeAsync(HttpStatusCode.OK);
            Assert.Contains(strike.Id, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private string List(string format) => $"/v1/events?tag={tag}&format={format}";

    private async Task<Kept> PublishAsync(JsonObject body)
    {
        var editor = api.Client(Role.Editor);
        if (body["citations"] is null)
            body["citations"] = new JsonArray(new JsonObject { ["source"] = (await editor.CreateSourceAsync(Given.ASource())).Id });
        return await editor.CreateEventAsync(body.With("tags", new JsonArray(tag)).With("lifecycle", "published"));
    }

    private static string Text(XElement entry, string name) => entry.Element(Asking.Atom + name)!.Value;
}

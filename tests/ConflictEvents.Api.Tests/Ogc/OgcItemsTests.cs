using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Formats;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Ogc;

public sealed class OgcItemsTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private const string Strikes = "/ogc/collections/strikes/items";
    private readonly HttpClient reader = api.Client();

    public static TheoryData<string> Collections => ["events", "meetings", "strikes", "statements", "casualty-tallies"];

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task The_pages_hold_what_the_lists_hold_and_their_number(string collection)
    {
        var listed = await reader.IdsAsync($"/v1/{collection}?limit=500", "json");

        var (ids, pages) = (new List<string>(), new List<JsonObject>());
        for (var next = $"/ogc/collections/{collection}/items?limit=7"; next is not null; next = Next(pages[^1]))
        {
            pages.Add(await reader.ReadAsync(next));
            ids.AddRange(Ids(pages[^1]));
        }

        Assert.Equal(listed, ids);
        Assert.Equal((listed.Length + 6) / 7, pages.Count);
        Assert.All(pages, page => Assert.Equal(page["features"]!.AsArray().Count, (int)page["numberReturned"]!));
        // Counted once, on the first page.
        Assert.Equal(listed.Length, (int)pages[0]["numberMatched"]!);
        Assert.All(pages.Skip(1), page => Assert.Null(page["numberMatched"]));
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public async Task Every_feature_has_what_the_schema_says_and_nothing_else(string collection)
    {
        var schema = (await reader.ReadAsync($"/ogc/collections/{collection}/schema"))["properties"]!["properties"]!;
        var columns = schema["properties"]!.AsObject();

        var features = (await reader.ReadAsync($"/ogc/collections/{collection}/items?limit=500"))["features"]!.AsArray();

        Assert.NotEmpty(features);
        Assert.Equal(columns.Select(c => c.Key), schema["required"]!.AsArray().Select(c => (string)c!));
        Assert.All(columns, column => Assert.NotEmpty((string)column.Value!["description"]!));
        foreach (var feature in features)
        {
            Assert.Equal(columns.Select(c => c.Key), feature!["properties"]!.AsObject().Select(p => p.Key));
            foreach (var (name, value) in feature["properties"]!.AsObject())
                Assert.True(Fits(columns[name]!, value), $"{name}: {value?.ToJsonString()} is no {columns[name]!.ToJsonString()}");
        }
    }

    [Fact]
    public async Task The_schema_knows_numbers_flags_days_and_instants()
    {
        var columns = (await reader.ReadAsync("/ogc/collections/events/schema"))["properties"]!["properties"]!["properties"]!;

        foreach (var (name, type, format) in new[]
                 {
                     ("revision", "integer", null), ("position", "integer", null), ("time.from", "string", "date"), ("time.at", "string", "date-time"), ("recordedAt", "string", "date-time"), ("location.latitude", "number", null),
                     ("time.open", "boolean", null), ("details.figure.low", "integer", null), ("details.durationMinutes", "integer", null), ("details.kind", "string", null), ("citations.excerpt.start", "string", null), ("tags", "string", null),
                 })
            Assert.Equal((type, "null", format), ((string)columns[name]!["type"]![0]!, (string)columns[name]!["type"]![1]!, (string?)columns[name]!["format"]));
    }

    [Fact]
    public async Task A_feature_is_the_same_alone_with_its_tag_and_ways_to_the_whole()
    {
        var listed = (await reader.ReadAsync(Strikes + "?limit=1"))["features"]![0]!;
        using var answer = await reader.GetAsync(new Uri($"{Strikes}/{listed["id"]}", UriKind.Relative));
        var alone = await answer.JsonAsync();
        using var again = await reader.AskAsync(HttpMethod.Get, $"{Strikes}/{listed["id"]}", ifNoneMatch: answer.ETag());
        using var elsewhere = await reader.GetAsync(new Uri($"/ogc/collections/meetings/items/{listed["id"]}", UriKind.Relative));
        var whole = await reader.ReadAsync((string)alone["links"]!.AsArray().Single(l => (string)l!["rel"]! == "alternate")!["href"]!);

        Assert.Equal("application/geo+json", answer.Content.Headers.ContentType!.MediaType);
        await again.ShouldBeAsync(HttpStatusCode.NotModified);
        await elsewhere.ShouldBeProblemAsync(404, "not_found");
        Assert.Equal((string)listed["id"]!, (string)whole["id"]!);
        alone.Remove("links");
        Assert.Equal(listed.ToJsonString(), alone.ToJsonString());
    }

    [Fact]
    public async Task The_same_events_stand_behind_the_alternates_also_on_a_later_page()
    {
        var first = await reader.ReadAsync("/ogc/collections/events/items?limit=5&bbox=20,40,0,45,60,9&datetime=2022-03-01/..&lifecycle=published");
        foreach (var page in new[] { first, await reader.ReadAsync(Next(first)!) })
        {
            var alternates = page["links"]!.AsArray().Where(l => (string)l!["rel"]! == "alternate").ToDictionary(l => (string)l!["type"]!, l => (string)l!["href"]!);
            var json = (await reader.ReadAsync(alternates["application/json"]))["items"]!.AsArray().Select(i => (string)i!["id"]!);
            var csv = Asking.Rows(await reader.GetStringAsync(new Uri(alternates["text/csv"]))).Select(row => row["id"]);

            Assert.Equal(Ids(page), json);
            Assert.Equal(Ids(page), csv);
        }
    }

    // Each form of datetime, and the same in days.
    [Theory]
    [InlineData("2022-03-09", "from=2022-03-09&to=2022-03-09")]
    [InlineData("2022-03-09T12:00:00Z", "from=2022-03-09&to=2022-03-09")]
    [InlineData("2022-03-09T23:30:00.5-05:00", "from=2022-03-09&to=2022-03-09")]
    [InlineData("2022-03-09T00:30:00%2B02:00", "from=2022-03-09&to=2022-03-09")]
    [InlineData("2022-03-09T00:30:00+02:00", "from=2022-03-09&to=2022-03-09")]
    [InlineData("2022-03-08/2022-03-09", "from=2022-03-08&to=2022-03-09")]
    [InlineData("2022-03-08T00:00:00Z/2022-03-09T23:59:59Z", "from=2022-03-08&to=2022-03-09")]
    [InlineData("2022-03-08/2022-03-09T10:00:00Z", "from=2022-03-08&to=2022-03-09")]
    [InlineData("2022-03-10/..", "from=2022-03-10")]
    [InlineData("2022-03-10/", "from=2022-03-10")]
    [InlineData("../2022-03-08", "to=2022-03-08")]
    [InlineData("/2022-03-08", "to=2022-03-08")]
    [InlineData("2022-03-10T/..", "from=2022-03-10")]
    public async Task Datetime_means_days_that_overlap(string datetime, string days)
    {
        var listed = await reader.IdsAsync($"/v1/events?limit=500&{days}", "json");

        var page = await reader.ReadAsync($"/ogc/collections/events/items?limit=500&datetime={datetime}");

        Assert.NotEmpty(listed);
        Assert.Equal(listed, Ids(page));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../..")]
    [InlineData("/")]
    [InlineData("../")]
    [InlineData("/..")]
    [InlineData("2022-03-10/2022-03-09")]
    [InlineData("2022-03-10T18:00:00Z/2022-03-10T12:00:00Z")]
    [InlineData("2022-03-10T18:00:00")]
    [InlineData("2022-03-10T23:59:60Z")]
    [InlineData("2022-02-30")]
    [InlineData("0000-01-01")]
    [InlineData("10000-01-01")]
    [InlineData("2022-03-10T25:00:00Z")]
    [InlineData("2022-03-09/2022-03-10/2022-03-11")]
    [InlineData("2022")]
    [InlineData("2022-03-10,2022-03-11")]
    [InlineData("...")]
    [InlineData("T")]
    [InlineData("%00")]
    [InlineData("")]
    public async Task A_datetime_that_says_nothing_is_refused(string datetime) => await RefusedAsync("datetime", $"datetime={datetime}");

    [Theory]
    [InlineData("37,46,38,48", "37,46,38,48")]
    [InlineData("37,46,-100,38,48,9000", "37,46,38,48")]
    [InlineData("170,-90,60,90", "170,-90,60,90")]
    [InlineData("37.399999999999998579,46,38,48", "37.4,46,38,48")]
    public async Task A_box_is_the_box_of_the_lists(string box, string same)
    {
        var listed = await reader.IdsAsync($"/v1/events?limit=500&bbox={same}", "json");

        var page = await reader.ReadAsync($"/ogc/collections/events/items?limit=500&bbox={box}");

        Assert.NotEmpty(listed);
        Assert.Equal(listed, Ids(page));
        Assert.All(page["features"]!.AsArray(), feature => Assert.NotNull(feature!["geometry"]));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,4,5")]
    [InlineData("1,2,3,4,5,6,7")]
    [InlineData("NaN,2,3,4")]
    [InlineData("1,2,inf,4")]
    [InlineData("1,2,Infinity,4")]
    [InlineData("1,50,3,40")]
    [InlineData("1,50,0,3,40,0")]
    [InlineData("1,-91,3,40")]
    [InlineData("-181,1,3,40")]
    [InlineData("a,b,c,d")]
    [InlineData("1,2,3,")]
    public async Task A_box_that_is_none_is_refused(string box) => await RefusedAsync("bbox", $"bbox={box}");

    [Theory]
    [InlineData("500")]
    [InlineData("501")]
    [InlineData("1000")]
    [InlineData("1000000000")]
    [InlineData("99999999999999999999")]
    public async Task A_limit_above_the_highest_is_taken_as_that(string limit)
    {
        var page = await reader.ReadAsync($"/ogc/collections/events/items?limit={limit}");

        Assert.Equal((await reader.IdsAsync("/v1/events?limit=500", "json")).Length, Ids(page).Length);
        Assert.Contains("limit=500", (string)page["links"]!.AsArray().First(l => (string)l!["rel"]! == "alternate")!["href"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("000")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("%2B5")]
    [InlineData("5%00")]
    public async Task A_limit_that_is_none_is_refused(string limit) => await RefusedAsync("limit", $"limit={limit}");

    [Theory]
    [InlineData("from", "from=2022-03-09")]
    [InlineData("includeImprecise", "includeImprecise=true")]
    [InlineData("format", "format=json")]
    [InlineData("resultType", "resultType=hits")]
    [InlineData("bbox", "bbox=1,2,3,4&bbox=1,2,3,4")]
    [InlineData("kind", "kind=meeting")]
    [InlineData("country", "country=Ukraine")]
    [InlineData("actor", "actor=nobody-at-all")]
    [InlineData("minPrecision", "minPrecision=exact")]
    [InlineData("cursor", "cursor=abc")]
    [InlineData("lifecycle", "lifecycle=gone")]
    public async Task What_is_not_understood_is_refused_by_its_name(string name, string query) => await RefusedAsync(name, query);

    [Fact]
    public async Task A_cursor_of_another_box_is_refused()
    {
        var next = Next(await reader.ReadAsync("/ogc/collections/events/items?limit=5&bbox=20,40,45,60"))!;

        await RefusedAsync("cursor", new Uri(next).Query[1..].Replace("bbox=20", "bbox=21", StringComparison.Ordinal), "/ogc/collections/events/items");
    }

    [Theory]
    [InlineData("country=UKR&minPrecision=settlement")]
    [InlineData("q=hospital")]
    [InlineData("place=Mariupol")]
    [InlineData("actor=sergey-lavrov")]
    [InlineData("knownBy=2022-03-10T00:00:00Z")]
    [InlineData("kind=strike,statement")]
    public async Task Filters_are_those_of_the_lists(string filter)
    {
        var page = await reader.ReadAsync($"/ogc/collections/events/items?limit=500&{filter}");

        Assert.Equal(await reader.IdsAsync($"/v1/events?limit=500&{filter}", "json"), Ids(page));
    }

    [Fact]
    public async Task Readers_see_what_readers_may()
    {
        var editor = api.Client(Role.Editor);
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        var risky = await editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: "published").With("sensitivity", new JsonArray("location_risk")));
        var draft = await editor.CreateEventAsync(Given.AStrike());
        var far = await editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: "published").With("location/precision", "country"));
        var gone = await editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: "published"));
        await editor.RetractAsync(gone);

        var page = await reader.ReadAsync(Strikes + "?limit=500");
        var features = page["features"]!.AsArray().ToDictionary(f => (string)f!["id"]!, f => f!);

        Assert.Equal("[30.7,46.5]", features[risky.Id]["geometry"]!["coordinates"]!.ToJsonString());
        Assert.Equal(("South Region", 46.5), ((string)features[risky.Id]["properties"]!["location.name"]!, (double)features[risky.Id]["properties"]!["location.latitude"]!));
        Assert.Null(features[risky.Id]["properties"]!["recordedBy"]);
        Assert.Null(features[far.Id]["geometry"]);
        Assert.DoesNotContain(draft.Id, features.Keys);
        Assert.DoesNotContain(gone.Id, features.Keys);
        await (await reader.GetAsync(new Uri($"{Strikes}/{draft.Id}", UriKind.Relative))).ShouldBeProblemAsync(404, "not_found");
        await (await reader.GetAsync(new Uri($"{Strikes}/{gone.Id}", UriKind.Relative))).ShouldBeProblemAsync(410, "retracted");
        Assert.Equal("[30.7438,46.4857]", (await editor.ReadAsync($"{Strikes}/{risky.Id}"))["geometry"]!["coordinates"]!.ToJsonString());
        using var drafts = await reader.GetAsync(new Uri(Strikes + "?lifecycle=draft", UriKind.Relative));
        await drafts.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task Text_stands_as_it_is_without_what_a_spreadsheet_needs()
    {
        var editor = api.Client(Role.Editor);
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        var strike = await editor.CreateEventAsync(Given.AStrike(title: "=1+1; -2 | \"<b>\"", source: source, lifecycle: "published").With("tags", new JsonArray("topic:a", "topic:b")));

        var properties = (await reader.ReadAsync($"{Strikes}/{strike.Id}"))["properties"]!;

        Assert.Equal("=1+1; -2 | \"<b>\"", (string)properties["title"]!);
        Assert.Equal("topic:a; topic:b", (string)properties["tags"]!);
        Assert.Null(properties["citations.note"]);
        Assert.Null(properties["externalIds.id"]);
    }

    private static bool Fits(JsonNode column, JsonNode? value)
    {
        var allowed = column["type"]!.AsArray().Select(t => (string)t!).ToList();
        return value?.GetValueKind() switch
        {
            null => allowed.Contains("null"),
            JsonValueKind.String => allowed.Contains("string") && (string?)column["format"] switch
            {
                "date" => DateOnly.TryParseExact((string)value!, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                "date-time" => DateTimeOffset.TryParse((string)value!, CultureInfo.InvariantCulture, out _) && ((string)value!).Contains('T', StringComparison.Ordinal),
                _ => true,
            },
            JsonValueKind.Number => allowed.Contains("number") || (allowed.Contains("integer") && long.TryParse(value!.ToJsonString(), CultureInfo.InvariantCulture, out _)),
            JsonValueKind.True or JsonValueKind.False => allowed.Contains("boolean"),
            _ => false,
        };
    }

    private static string? Next(JsonObject page) => (string?)page["links"]!.AsArray().SingleOrDefault(l => (string)l!["rel"]! == "next")?["href"];

    private static string[] Ids(JsonObject page) => [.. page["features"]!.AsArray().Select(f => (string)f!["id"]!)];

    private async Task RefusedAsync(string parameter, string query, string path = Strikes)
    {
        using var answer = await reader.GetAsync(new Uri($"{path}?{query}", UriKind.Relative));

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        api.Log.ShouldHoldNoErrors();
    }
}

using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>What is not understood is refused by name, in an address and in a body; what looks like an attack is answered or refused, quickly.</summary>
public sealed class QueryRefusalsTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private const string SomeId = "0195f3a0-0000-7000-8000-000000000001";
    private static readonly string Long = new('x', 201);

    [Theory]
    [InlineData("colour=red", "colour", "allowed are")]
    [InlineData("country=UKR&country=SYR", "country", "more than once")]
    [InlineData("country=", "country", "no value")]
    [InlineData("country=Ukraine", "country", "alpha-3")]
    [InlineData("country=ukr", "country", "alpha-3")]
    [InlineData("kind=strikes", "kind", "casualty_tally")]
    [InlineData("kind=Strike", "kind", "strike")]
    [InlineData("role=boss", "role", "speaker")]
    [InlineData("actor=nobody-there", "actor", "no actor")]
    [InlineData("speaker=sergey-lavrow", "speaker", "sergey-lavrov")]
    [InlineData("participantsAll=UKR,nobody-there", "participantsAll", "no actor")]
    [InlineData("participantsAll=a,b,c,d,e,f,g,h,i,j,k", "participantsAll", "up to 10")]
    [InlineData("place=M", "place", "shorter than 2")]
    [InlineData("place=--", "place", "letter")]
    [InlineData("bbox=1,2,3", "bbox", "four numbers")]
    [InlineData("bbox=1,2,3,4,5", "bbox", "four numbers")]
    [InlineData("bbox=1,2,3,4,5,6", "bbox", "four numbers")]
    [InlineData("bbox=1,2,3,4,5,6,7", "bbox", "four numbers")]
    [InlineData("bbox=NaN,2,3,4", "bbox", "no number")]
    [InlineData("bbox=inf,2,3,4", "bbox", "no number")]
    [InlineData("bbox=1e400,2,3,4", "bbox", "no number")]
    [InlineData("bbox=0x1,2,3,4", "bbox", "no number")]
    [InlineData("bbox=1,4,3,2", "bbox", "north")]
    [InlineData("bbox=181,2,3,4", "bbox", "-180")]
    [InlineData("bbox=1,-91,3,4", "bbox", "-90")]
    [InlineData("near=1,2", "near", "three numbers")]
    [InlineData("near=1,2,0", "near", "more than 0")]
    [InlineData("near=1,2,-5", "near", "more than 0")]
    [InlineData("near=1,2,5001", "near", "5000")]
    [InlineData("near=1,95,5", "near", "-90")]
    [InlineData("within=POLYGON", "within", "allowed are")]
    [InlineData("minPrecision=town", "minPrecision", "settlement")]
    [InlineData("minPrecision=site,settlement", "minPrecision", "none of the allowed")]
    [InlineData("includeImprecise=yes", "includeImprecise", "true or false")]
    [InlineData("count=1", "count", "true or false")]
    [InlineData("from=2022-02-30", "from", "YYYY-MM-DD")]
    [InlineData("from=2022-03-10&to=2022-03-09", "to", "before")]
    [InlineData("about=x", "about", "UUID")]
    [InlineData("link=about", "link", "colon")]
    [InlineData("link=cites:" + SomeId, "link", "part_of")]
    [InlineData("verification=true", "verification", "disputed")]
    [InlineData("verification=place:disputed", "verification", "harm")]
    [InlineData("updatedSince=yesterday", "updatedSince", "offset")]
    [InlineData("updatedSince=2022-03-10T10:00:00", "updatedSince", "offset")]
    [InlineData("knownBy=2022-03-10", "knownBy", "offset")]
    [InlineData("knownBy=2022-02-29T10:00:00Z", "knownBy", "offset")]
    [InlineData("sort=title", "sort", "-occurred")]
    [InlineData("sort=relevance", "sort", "q")]
    [InlineData("sort=quoteMode", "sort", "statements")]
    [InlineData("fields=nonsense", "fields", "nonsense")]
    [InlineData("format=xml", "format", "geojson")]
    [InlineData("lifecycle=secret", "lifecycle", "draft")]
    [InlineData("q=-", "q", "no word")]
    [InlineData("q=%22%22", "q", "no word")]
    [InlineData("limit=501", "limit", "1 to 500")]
    [InlineData("asOf=999999999", "asOf", "ahead")]
    public async Task A_parameter_that_is_not_understood_names_itself_and_what_would_be(string query, string parameter, string hint)
    {
        using var answer = await api.Client(Role.Contributor).GetAsync($"/v1/events?{query}");
        await answer.ShouldBeAsync(HttpStatusCode.BadRequest);
        var problem = await answer.JsonAsync();

        Assert.Equal(parameter, (string?)problem["parameter"]);
        Assert.Contains(hint, (string)problem["detail"]!, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("lifecycle=draft", HttpStatusCode.Unauthorized)]
    [InlineData("lifecycle=published,retracted", HttpStatusCode.Unauthorized)]
    public async Task What_one_may_not_ask_is_no_empty_list(string query, HttpStatusCode status)
    {
        await (await api.Client().GetAsync($"/v1/events?{query}")).ShouldBeAsync(status);
        await (await api.Client(Role.Reader).GetAsync($"/v1/events?{query}")).ShouldBeAsync(HttpStatusCode.Forbidden);
    }

    public static readonly TheoryData<string, string> Bodies = new()
    {
        { """{"colour": "red"}""", "/colour" },
        { """{"country": "UKR"}""", "/country" },
        { """{"country": ["UKR", "Ukraine"]}""", "/country/1" },
        { """{"country": [null]}""", "/country" },
        { """{"kind": ["strikes"]}""", "/kind/0" },
        { """{"bbox": ["1", 2, 3, 4]}""", "/bbox/0" },
        { """{"bbox": [1, 2, 3]}""", "/bbox" },
        { """{"near": [1, 2, 1e400]}""", "/near/2" },
        { """{"limit": 0}""", "/limit" },
        { """{"limit": "5"}""", "/limit" },
        { """{"from": "2022-03-10", "to": "2022-03-09"}""", "/to" },
        { """{"link": ["about"]}""", "/link/0" },
        { """{"sort": "relevance"}""", "/sort" },
        { """{"asOf": "yesterday"}""", "/asOf" },
        { """{"knownBy": "2022-03-10"}""", "/knownBy" },
        { """{"within": {"type": "Point", "coordinates": [1, 2]}}""", "/within" },
        { """{"within": {"type": "Polygon", "coordinates": []}}""", "/within" },
        { """{"within": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1]]]}}""", "/within" },
        { """{"within": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}}""", "/within" },
        { """{"within": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 100], [0, 0]]]}}""", "/within" },
        { """{"within": {"type": "Polygon", "coordinates": [[[0, 0], ["1", 0], [1, 1], [0, 0]]]}}""", "/within" },
        { """{"within": "Ukraine"}""", "/within" },
        { """{"actor": ["nobody-there"]}""", "/actor" },
        { """{"place": ["--"]}""", "/place" },
        { """{"q": "-"}""", "/q" },
        { """{"fields": ["nonsense"]}""", "/fields" },
        { """{"cursor": "x"}""", "/cursor" },
        { """{"asOf": 99999999}""", "/asOf" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_not_understood_is_refused_by_pointer(string body, string pointer)
    {
        using var answer = await api.Client().PostAsync("/v1/events/query", JsonNode.Parse(body));
        await answer.ShouldBeAsync(HttpStatusCode.BadRequest);

        Assert.Equal(pointer, (string?)(await answer.JsonAsync())["errors"]![0]!["pointer"]);
    }

    public static readonly TheoryData<string> Hostile = new()
    {
        "%", "_", "\\", "%_\\", "& | !", "&", "|", "!", "<->", ":*", "'", "''", "\"", "\"unbalanced", "a\"b\"c\"", "-", "--", "- -", "-\"", "or", "or or", "OR or -",
        "(", ")", "((((", "a & b | !c", "a:*", "a <-> b", "'; drop table event_revisions; --", "\\x00", "{0}", "{0} {1}", "{", "a\u00a0b", "\u200b", "\u202e", "😀", "é\u0301",
        "@sergey-lavrov", "'@sergey-lavrov'", "-lavrov", "-the", "the of and", ".", "...", "1", "0x", "http://a/b?c=d&e=f", "a/b/c", "a@b.c", "[]", "*", "^$", "(a+)+$",
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Words_that_look_like_operators_are_answered_or_refused_at_once(string q)
    {
        foreach (var sort in new[] { "", "&sort=relevance" })
        {
            using var answer = await api.Client().GetAsync($"/v1/events?q={Uri.EscapeDataString(q)}{sort}");
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{q} was answered {answer.StatusCode}");
        }
        using var placed = await api.Client().GetAsync($"/v1/events?place={Uri.EscapeDataString(q)}");
        Assert.True(placed.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{q} as a place was answered {placed.StatusCode}");
    }

    [Fact]
    public async Task Ten_kilobytes_of_words_are_refused_and_many_words_cost_little()
    {
        using var refused = await api.Client().PostAsync("/v1/events/query", new JsonObject { ["q"] = string.Concat(Enumerable.Repeat("(a+)+ ", 1700)) });
        await refused.ShouldBeProblemAsync(400, "/q", "too_long");
        await (await api.Client().GetAsync($"/v1/events?q={new string('a', 6000)}")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await api.Client().GetAsync($"/v1/events?q={string.Join('+', Enumerable.Range(0, 51).Select(i => $"w{i}"))}")).ShouldBeAsync(HttpStatusCode.BadRequest);
        var watch = Stopwatch.StartNew();
        await (await api.Client().GetAsync($"/v1/events?q={string.Join('+', Enumerable.Range(0, 50).Select(i => $"wordy{i}"))}")).ShouldBeAsync(HttpStatusCode.OK);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_value_of_a_list_is_short()
    {
        foreach (var parameter in new[] { "tag", "place", "admin1", "actor" })
            await (await api.Client().GetAsync($"/v1/events?{parameter}={Long}")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await api.Client().GetAsync($"/v1/events?tag={string.Join(',', Enumerable.Range(0, 101))}")).ShouldBeAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_query_in_address_and_body()
    {
        var first = await api.Client().ReadAsync("/v1/events?limit=5&country=UKR");
        var next = (string)first["next"]!;
        await (await api.Client().GetAsync($"/v1/events?limit=5&cursor={next}")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await api.Client().GetAsync($"/v1/events?limit=5&country=UKR&sort=occurred&cursor={next}")).ShouldBeAsync(HttpStatusCode.BadRequest);
        await (await api.Client().GetAsync($"/v1/events?limit=5&country=UKR&cursor=x{next}")).ShouldBeAsync(HttpStatusCode.BadRequest);

        using var answer = await api.Client().PostAsync("/v1/events/query", new JsonObject { ["country"] = new JsonArray("UKR"), ["limit"] = 7, ["cursor"] = next });
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        var second = await api.Client().ReadAsync($"/v1/events?limit=7&country=UKR&cursor={next}");
        Assert.Equal(second["items"]!.ToJsonString(), (await answer.JsonAsync())["items"]!.ToJsonString());
    }
}

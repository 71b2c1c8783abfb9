using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Tests.Ogc;

/// <summary>What a client of OGC API - Features reads before the features: each of these answers is held against the contract, too.</summary>
public sealed class OgcPagesTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private static readonly string[] Collections = ["events", "meetings", "strikes", "statements", "casualty-tallies"];

    private readonly HttpClient reader = api.Client();

    [Fact]
    public async Task Every_link_from_the_landing_page_on_leads_to_what_it_says()
    {
        var (waiting, seen) = (new Queue<(string Href, string? Type)>([("/ogc", null)]), new HashSet<string>());
        while (waiting.TryDequeue(out var link))
        {
            if (!seen.Add(link.Href))
                continue;
            using var answer = await reader.GetAsync(new Uri(link.Href, UriKind.RelativeOrAbsolute));
            await answer.ShouldBeAsync(HttpStatusCode.OK);
            if (link.Type is { } type)
                Assert.Equal(type, answer.Content.Headers.ContentType!.ToString().Split("; ")[0].Replace("; ", ";", StringComparison.Ordinal) + (type.Contains(';') ? ";version=3.0" : ""));
            if (answer.Content.Headers.ContentType!.MediaType is not ("application/json" or "application/geo+json"))
                continue;
            foreach (var next in Links(await answer.JsonAsync()))
                waiting.Enqueue(next);
        }
        // The five collections with schema, page, page as table and whole, first level each; and the pages before them.
        Assert.True(seen.Count > 5 + (5 * 5), string.Join('\n', seen));
        Assert.All(seen.Skip(1), href => Assert.StartsWith(api.Address.ToString(), href, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_landing_page_leads_to_the_definition_the_conformance_and_the_data()
    {
        var links = (await reader.ReadAsync("/ogc"))["links"]!.AsArray().ToDictionary(l => (string)l!["rel"]!, l => (string)l!["href"]!);

        foreach (var (rel, path) in new[] { ("self", "/ogc"), ("service-desc", "/ogc/api"), ("conformance", "/ogc/conformance"), ("data", "/ogc/collections") })
            Assert.Equal(new Uri(api.Address, path).ToString(), links[rel]);
    }

    [Fact]
    public async Task It_conforms_to_core_geojson_and_openapi()
    {
        var classes = (await reader.ReadAsync("/ogc/conformance"))["conformsTo"]!.AsArray().Select(c => (string)c!);

        Assert.Equal(["core", "geojson", "oas30"], classes.Select(c => c.Replace("http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task There_is_a_collection_of_all_events_and_one_of_each_kind()
    {
        var collections = (await reader.ReadAsync("/ogc/collections"))["collections"]!.AsArray();

        Assert.Equal(Collections, collections.Select(c => (string)c!["id"]!));
        Assert.Equal(EventKinds.All.Count + 1, collections.Count);
        foreach (var collection in collections)
        {
            Assert.Equal(collection!.ToJsonString(), (await reader.ReadAsync($"/ogc/collections/{collection["id"]}")).ToJsonString());
            Assert.NotEmpty((string)collection["description"]!);
            Assert.Equal("[[-180,-90,180,90]]", collection["extent"]!["spatial"]!["bbox"]!.ToJsonString());
            Assert.Equal("[[null,null]]", collection["extent"]!["temporal"]!["interval"]!.ToJsonString());
            Assert.Equal("http://www.opengis.net/def/crs/OGC/1.3/CRS84", (string)collection["crs"]![0]!);
        }
    }

    [Fact]
    public async Task The_definition_describes_the_paths_from_the_landing_page_on_and_nothing_else()
    {
        using var answer = await reader.GetAsync(new Uri("/ogc/api", UriKind.Relative));
        var definition = await answer.JsonAsync();

        Assert.Equal("application/vnd.oai.openapi+json;version=3.0", answer.Content.Headers.ContentType!.ToString().Replace(" ", "", StringComparison.Ordinal));
        Assert.StartsWith("3.0", (string)definition["openapi"]!, StringComparison.Ordinal);
        Assert.Equal(new Uri(api.Address, "/ogc").ToString(), (string)definition["servers"]![0]!["url"]!);
        Assert.Equal(
            ["/", "/api", "/collections", "/collections/{collectionId}", "/collections/{collectionId}/items", "/collections/{collectionId}/items/{featureId}", "/collections/{collectionId}/schema", "/conformance"],
            definition["paths"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
        // Each reference leads somewhere: no part of it was left behind.
        foreach (var reference in References(definition))
            Assert.NotNull(reference.Split('/').Skip(1).Aggregate((JsonNode?)definition, (node, step) => node?[step]));
    }

    [Fact]
    public async Task The_definition_says_what_the_standard_wants_of_limit_bbox_and_datetime()
    {
        // Headers are told once, elsewhere.
        var parameters = (await reader.ReadAsync("/ogc/api"))["paths"]!["/collections/{collectionId}/items"]!["get"]!["parameters"]!.AsArray()
            .Where(p => p!["$ref"] is null).ToDictionary(p => (string)p!["name"]!, p => p!);

        Assert.Equal((1, 500, 50), ((int)parameters["limit"]["schema"]!["minimum"]!, (int)parameters["limit"]["schema"]!["maximum"]!, (int)parameters["limit"]["schema"]!["default"]!));
        Assert.Equal((4, 6, false), ((int)parameters["bbox"]["schema"]!["minItems"]!, (int)parameters["bbox"]["schema"]!["maxItems"]!, (bool)parameters["bbox"]["explode"]!));
        Assert.Equal("string", (string)parameters["datetime"]["schema"]!["type"]!);
        Assert.Equal(Collections, parameters["collectionId"]["schema"]!["enum"]!.AsArray().Select(c => (string)c!));
        foreach (var filter in new[] { "country", "place", "actor", "tag", "minPrecision", "q", "asOf", "knownBy", "method", "metric" })
            Assert.Contains(filter, parameters.Keys);
        foreach (var other in new[] { "from", "to", "includeImprecise", "format", "fields", "sort", "count" })
            Assert.DoesNotContain(other, parameters.Keys);
    }

    [Theory]
    [InlineData("/ogc/collections/nobody")]
    [InlineData("/ogc/collections/nobody/items")]
    [InlineData("/ogc/collections/nobody/schema")]
    [InlineData("/ogc/collections/Strikes")]
    [InlineData("/ogc/collections/strikes/items/nobody")]
    [InlineData("/ogc/collections/strikes/items/0195f3a0-0000-7000-8000-00000000dead")]
    [InlineData("/ogc/nobody")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var answer = await reader.GetAsync(new Uri(path, UriKind.Relative));

        await answer.ShouldBeProblemAsync(404, "not_found");
    }

    [Theory]
    [InlineData("/ogc")]
    [InlineData("/ogc/api")]
    [InlineData("/ogc/conformance")]
    [InlineData("/ogc/collections")]
    [InlineData("/ogc/collections/strikes")]
    [InlineData("/ogc/collections/strikes/schema")]
    [InlineData("/ogc/collections/strikes/items")]
    public async Task Each_page_takes_json_and_head_and_refuses_what_it_has_not(string path)
    {
        using var get = await reader.GetAsync(new Uri(path, UriKind.Relative));
        using var head = await reader.AskAsync(HttpMethod.Head, path);
        using var json = await AcceptAsync(path, "application/json");
        using var picture = await AcceptAsync(path, "image/png");
        using var unknown = await reader.GetAsync(new Uri(path + "?f=json", UriKind.Relative));
        using var post = await reader.PostAsync(path, new JsonObject());

        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/json", json.Content.Headers.ContentType!.MediaType);
        await picture.ShouldBeProblemAsync(406, "not_acceptable");
        Assert.Equal("f", (string)(await unknown.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        await post.ShouldBeProblemAsync(405, "method_not_allowed");
    }

    [Fact]
    public async Task Links_do_not_follow_a_host_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/ogc/collections/strikes/items?limit=1");
        request.Headers.Host = "somewhere-else.example";
        using var answer = await reader.SendAsync(request);

        Assert.DoesNotContain("somewhere-else", await answer.Content.ReadAsStringAsync() + answer.Headers, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string?)> Links(JsonNode? node) => node switch
    {
        JsonObject members when members["href"] is { } href => [((string)href!, (string?)members["type"])],
        JsonObject members => members.SelectMany(m => Links(m.Value)),
        JsonArray items => items.SelectMany(Links),
        _ => [],
    };

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m is { Key: "$ref", Value: JsonValue value } ? [value.ToString()] : References(m.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };

    private async Task<HttpResponseMessage> AcceptAsync(string path, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(type);
        return await reader.SendAsync(request);
    }
}

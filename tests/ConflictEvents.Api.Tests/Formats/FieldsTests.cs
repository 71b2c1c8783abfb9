using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Formats;

public sealed class FieldsTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("title", """{"id":"","revision":1,"position":0,"title":""}""")]
    [InlineData("location.name,location.precision", """{"id":"","revision":1,"position":0,"location":{"name":"","precision":""}}""")]
    [InlineData("details.figure", """{"id":"","revision":1,"position":0,"details":{"kind":"","figure":{"low":0,"high":0,"qualifier":"","raw":"","unit":""}}}""")]
    [InlineData("details.figure.low,details.kind", """{"id":"","revision":1,"position":0,"details":{"kind":"","figure":{"low":0}}}""")]
    [InlineData("citations.source", """{"id":"","revision":1,"position":0,"citations":[{"source":""}]}""")]
    [InlineData("id", """{"id":"","revision":1,"position":0}""")]
    [InlineData("correction", """{"id":"","revision":1,"position":0}""")]
    public async Task Only_what_is_asked_for_is_answered(string fields, string shape)
    {
        const string path = "/v1/casualty-tallies?country=UKR&limit=50";
        var whole = (await api.Client().ReadAsync(path))["items"]!.AsArray();
        var part = (await api.Client().ReadAsync($"{path}&fields={fields}"))["items"]!.AsArray();

        Assert.Equal(whole.Count, part.Count);
        Assert.NotEmpty(whole);
        Assert.All(whole.Zip(part), pair => Assert.True(IsPart(pair.Second, pair.First), pair.Second!.ToJsonString()));
        var wanted = Names(JsonNode.Parse(shape)!, "").ToHashSet();
        Assert.All(part, record => Assert.Subset(wanted, Names(record!, "").ToHashSet()));
        Assert.Contains(part, record => Names(record!, "").ToHashSet().SetEquals(wanted) || fields == "correction");
    }

    [Fact]
    public async Task Every_form_but_atom_is_sparse()
    {
        const string query = "/v1/strikes?limit=1&fields=title,location.name,details.method";

        var line = (await api.Client().LinesAsync(query + "&format=ndjson"))[0];
        var feature = (await api.Client().FeaturesAsync(query + "&format=geojson"))[0];
        var row = (await api.Client().RowsAsync(query + "&format=csv"))[0];

        Assert.Equal(["id", "revision", "position", "title", "location", "details"], line.Select(m => m.Key));
        Assert.Equal(["kind", "place", "revision", "position", "title", "location", "details"], feature["properties"]!.AsObject().Select(m => m.Key));
        Assert.Equal(["id", "revision", "details.kind", "title", "location.name", "position", "details.method", "mayInclude"], row.Keys);
        Assert.True(feature.ContainsKey("geometry"));
        await (await api.Client().GetAsync(new Uri(query + "&format=atom", UriKind.Relative))).ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Fact]
    public async Task A_member_names_all_columns_below_it()
    {
        var row = (await api.Client().RowsAsync("/v1/events?limit=1&fields=verification,time&format=csv"))[0];

        Assert.Equal(
            ["id", "revision", "time.from", "time.to", "time.open", "time.at", "time.precision", "time.raw", "verification.occurrence", "verification.responsibility", "verification.harm", "position", "mayInclude"],
            row.Keys);
    }

    [Theory]
    [InlineData("/v1/events", "nonsense", "'nonsense'", "title")]
    [InlineData("/v1/events", "Title", "'Title'", "title")]
    [InlineData("/v1/events", "location.nonsense", "'location.nonsense'", "latitude")]
    [InlineData("/v1/events", "title.name", "'title.name'", "`title` has no members")]
    [InlineData("/v1/events", "title.", "'title.'", "`title` has no members")]
    [InlineData("/v1/events", ".", "'.'", "title")]
    [InlineData("/v1/strikes", "details.figure", "'details.figure'", "weaponRaw")]
    [InlineData("/v1/events/export", "nonsense", "'nonsense'", "title")]
    [InlineData("/v1/events/20220310-0002-8000-8000-000000000001", "nonsense", "'nonsense'", "title")]
    public async Task A_member_that_no_record_has_is_refused_with_those_that_it_may_have(string path, string fields, string named, string allowed)
    {
        using var answer = await api.Client().GetAsync(new Uri($"{path}?fields={fields}", UriKind.Relative));

        var problem = await answer.ShouldBeProblemAsync(400, "invalid_parameter");
        Assert.Equal("fields", (string)problem["parameter"]!);
        Assert.Contains(named, (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Contains(allowed, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_form_and_choice_of_members_has_a_tag_of_its_own_and_only_the_whole_lets_a_write_in()
    {
        var editor = api.Client(Role.Editor);
        var path = (await editor.CreateEventAsync(Given.AStrike())).Path;
        var tags = new List<string>();
        foreach (var query in new[] { "", "?fields=title", "?fields=title,time", "?format=geojson", "?format=geojson&fields=title" })
        {
            using var read = await editor.GetAsync(new Uri(path + query, UriKind.Relative));
            using var again = await editor.AskAsync(HttpMethod.Get, path + query, ifNoneMatch: read.ETag());
            await again.ShouldBeAsync(HttpStatusCode.NotModified);
            if (query.Length > 0)
                await (await editor.PatchAsync(path, new JsonObject { ["title"] = "Another" }, read.ETag())).ShouldBeProblemAsync(412, "stale_revision");
            tags.Add(read.ETag());
        }

        Assert.Equal(5, tags.Distinct().Count());
        using var reordered = await editor.GetAsync(new Uri(path + "?fields=time,title,title", UriKind.Relative));
        Assert.Equal(tags[2], reordered.ETag());
        await (await editor.PatchAsync(path, new JsonObject { ["title"] = "Another" }, tags[0])).ShouldBeAsync(HttpStatusCode.OK);
    }

    private static bool IsPart(JsonNode? part, JsonNode? whole) => (part, whole) switch
    {
        (JsonObject a, JsonObject b) => a.All(member => IsPart(member.Value, b[member.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => IsPart(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(part, whole),
    };

    private static IEnumerable<string> Names(JsonNode node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Names(m.Value!, $"{path}/{m.Key}").Prepend($"{path}/{m.Key}")),
        JsonArray items => items.SelectMany(item => Names(item!, path + "/*")),
        _ => [],
    };
}

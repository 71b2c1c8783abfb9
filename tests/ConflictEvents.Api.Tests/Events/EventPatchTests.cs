using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventPatchTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);

    [Fact]
    public async Task A_patch_changes_what_it_names_and_keeps_the_rest()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike().With("summary", "More.").With("tags", new JsonArray("port")));

        var patched = await _contributor.ReviseAsync(draft, new JsonObject { ["title"] = "Another title" });

        var expected = draft.Json.DeepClone().AsObject();
        expected["title"] = "Another title";
        WithoutLedger(patched.Json).ShouldEqual(WithoutLedger(expected));
        Assert.Equal(2, patched.Revision);
    }

    [Fact]
    public async Task Null_removes_a_member_at_any_depth()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike().With("summary", "More.").With("details/weaponRaw", "a missile"));

        var patched = await _contributor.ReviseAsync(draft, JsonNode.Parse("""{"summary":null,"location":{"admin1":null},"details":{"weaponRaw":null}}""")!);

        Assert.False(patched.Json.ContainsKey("summary"));
        Assert.False(patched.Json["location"]!.AsObject().ContainsKey("admin1"));
        Assert.False(patched.Json["details"]!.AsObject().ContainsKey("weaponRaw"));
        Assert.Equal("Harbour", (string)patched.Json["location"]!["name"]!);
    }

    [Fact]
    public async Task Null_gives_a_member_with_an_unknown_its_unknown()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike().With("details/method", "missile").With("tags", new JsonArray("port")));

        var patched = await _contributor.ReviseAsync(draft, JsonNode.Parse("""{"tags":null,"details":{"method":null}}""")!);

        patched.Json["tags"].ShouldEqual("[]");
        Assert.Equal("unknown", (string)patched.Json["details"]!["method"]!);
    }

    [Fact]
    public async Task A_null_that_removes_nothing_changes_nothing()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        var patched = await _contributor.ReviseAsync(draft, JsonNode.Parse("""{"summary":null,"correction":null,"details":{"weaponRaw":null}}""")!);

        patched.Json.ShouldEqual(draft.Json);
    }

    [Fact]
    public async Task Lists_are_replaced_whole()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike().With("tags", new JsonArray("port", "grain"))
            .With("details/targets", JsonNode.Parse("""[{"name":"Pier 3","damage":"destroyed"},{"name":"Pier 4"}]""")));

        var patched = await _contributor.ReviseAsync(draft, JsonNode.Parse("""{"tags":["ship"],"details":{"targets":[{"name":"Pier 3"}]}}""")!);

        patched.Json["tags"].ShouldEqual("""["ship"]""");
        patched.Json["details"]!["targets"].ShouldEqual("""[{"name":"Pier 3","category":"unspecified","damage":"unknown"}]""");
    }

    [Fact]
    public async Task A_patch_makes_an_object_that_is_not_there()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStatement());

        var patched = await _contributor.ReviseAsync(draft, JsonNode.Parse("""{"location":{"name":"Capital","country":null,"precision":"settlement"}}""")!);

        patched.Json["location"].ShouldEqual("""{"name":"Capital","precision":"settlement"}""");
    }

    [Theory]
    [InlineData("""{"title":null}""", "/title", "required")]
    [InlineData("""{"time":null}""", "/time", "required")]
    [InlineData("""{"details":null}""", "/details", "required")]
    [InlineData("""{"location":null}""", "/location", "location_required")]
    [InlineData("""{"location":{"latitude":null}}""", "/location/latitude", "coordinates_in_pairs")]
    [InlineData("""{"tags":[null]}""", "/tags/0", "null_item")]
    [InlineData("""{"details":{"kind":"earthquake"}}""", "/details/kind", "vocabulary")]
    public async Task A_patched_record_keeps_the_rules_of_a_whole_one(string patch, string pointer, string code)
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await _contributor.PatchAsync(draft.Path, JsonNode.Parse(patch)!, draft.ETag);

        await answer.ShouldBeProblemAsync(400, pointer, code);
        Assert.Equal(1, (int)(await _contributor.ReadAsync(draft.Path))["revision"]!);
    }

    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/strikes")]
    public async Task The_kind_cannot_be_patched(string room)
    {
        var draft = await _contributor.CreateAsync(room, Given.AStrike());

        using var answer = await _contributor.PatchAsync(draft.Path, JsonNode.Parse("""{"details":{"kind":"statement","acts":["demand"]}}""")!, draft.ETag);

        await answer.ShouldBeProblemAsync(409, "/details/kind", "kind_fixed");
    }

    [Fact]
    public async Task The_kind_may_stand_in_a_patch_as_it_is()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        var patched = await _contributor.ReviseAsync(draft, JsonNode.Parse("""{"details":{"kind":"strike","method":"missile"}}""")!);

        Assert.Equal("missile", (string)patched.Json["details"]!["method"]!);
    }

    [Fact]
    public async Task The_kind_cannot_be_replaced()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await _contributor.PutAsync(draft.Path, Given.AStatement(), draft.ETag);

        await answer.ShouldBeProblemAsync(409, "/details/kind", "kind_fixed");
    }

    [Theory]
    [InlineData("application/merge-patch+json", 200)]
    [InlineData("application/merge-patch+json; charset=utf-8", 200)]
    [InlineData("application/json", 200)]
    [InlineData("application/json-patch+json", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/json; charset=utf-16", 415)]
    public async Task A_patch_is_of_one_of_two_media_types(string type, int status)
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await SendAsync(HttpMethod.Patch, draft.Path, """{"title":"Another title"}""", type, draft.ETag);

        if (status == 200)
            await answer.ShouldBeAsync(HttpStatusCode.OK);
        else
            await answer.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    [Fact]
    public async Task A_whole_record_is_not_sent_as_a_merge_patch()
    {
        using var answer = await SendAsync(HttpMethod.Post, "/v1/strikes", Given.AStrike().ToJsonString(), "application/merge-patch+json", null);

        await answer.ShouldBeProblemAsync(415, "unsupported_media_type");
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("""{"title":"a","title":"b"}""", "/title")]
    [InlineData("""{"location":{"name":"a","name":"b"}}""", "/location/name")]
    public async Task A_patch_is_one_object_that_repeats_nothing(string patch, string pointer)
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await SendAsync(HttpMethod.Patch, draft.Path, patch, "application/merge-patch+json", draft.ETag);

        var problem = await answer.ShouldBeProblemAsync(400, "invalid_record");
        Assert.Equal(pointer, (string)Assert.Single(problem["errors"]!.AsArray())!["pointer"]!);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, string type, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await _contributor.SendAsync(request);
    }

    private static JsonObject WithoutLedger(JsonObject record)
    {
        var content = record.DeepClone().AsObject();
        foreach (var name in new[] { "revision", "position", "recordedAt", "changeReason" })
            Assert.True(content.Remove(name));
        return content;
    }
}

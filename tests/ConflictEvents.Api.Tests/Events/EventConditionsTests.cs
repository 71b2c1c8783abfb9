using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventConditionsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient _editor = api.Client(Role.Editor);

    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/strikes")]
    public async Task A_record_is_created_at_an_id_once(string room)
    {
        var path = $"{room}/{Guid.CreateVersion7()}";

        using var first = await _contributor.PutAsync(path, Given.AStrike(), ifNoneMatch: "*");
        using var second = await _contributor.PutAsync(path, Given.AStrike(), ifNoneMatch: "*");

        await first.ShouldBeAsync(HttpStatusCode.Created);
        Assert.EndsWith(path, first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await first.JsonAsync())["revision"]!);
        var problem = await second.ShouldBeProblemAsync(412, "already_exists");
        Assert.Equal(first.ETag(), (string)problem["currentETag"]!);
    }

    [Fact]
    public async Task A_replacement_leaves_nothing_of_what_it_does_not_name()
    {
        var created = await _contributor.CreateEventAsync(Given.AStrike().With("summary", "More.").With("tags", new JsonArray("port")).With("details/method", "missile"));

        using var answer = await _contributor.PutAsync(created.Path, Given.AStrike(title: "Another title"), created.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        var replaced = await answer.JsonAsync();
        Assert.Equal((2, "Another title"), ((int)replaced["revision"]!, (string)replaced["title"]!));
        Assert.False(replaced.ContainsKey("summary"));
        replaced["tags"].ShouldEqual("[]");
        Assert.Equal("unknown", (string)replaced["details"]!["method"]!);
        Assert.NotEqual(created.ETag, answer.ETag());
    }

    [Fact]
    public async Task A_replacement_may_leave_the_kind_out_on_its_door()
    {
        var created = await _contributor.CreateAsync("/v1/strikes", Given.AStrike());

        using var answer = await _contributor.PutAsync(created.Path, Given.AStrike(title: "Another title").With("details", new JsonObject()), created.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("strike", (string)(await answer.JsonAsync())["details"]!["kind"]!);
    }

    [Fact]
    public async Task A_change_without_a_condition_is_refused_and_told_the_present_tag()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());
        var retracted = await _editor.CreateEventAsync(Given.AStrike());
        var tombstone = await _editor.RetractAsync(retracted);

        using var put = await _contributor.PutAsync(draft.Path, Given.AStrike());
        using var patched = await _contributor.PatchAsync(draft.Path, new JsonObject { ["title"] = "Other" });
        using var deleted = await _contributor.DeleteAsync($"{draft.Path}?reason=own_error", ifMatch: null);
        using var restored = await _editor.PostAsync($"{retracted.Path}/restore", null);

        foreach (var answer in new[] { put, patched, deleted })
            Assert.Equal(draft.ETag, (string)(await answer.ShouldBeProblemAsync(428, "precondition_required"))["currentETag"]!);
        Assert.Equal(tombstone, (string)(await restored.ShouldBeProblemAsync(428, "precondition_required"))["currentETag"]!);
    }

    [Fact]
    public async Task A_new_record_at_an_address_needs_a_condition_as_well()
    {
        using var answer = await _contributor.PutAsync($"/v1/events/{Guid.CreateVersion7()}", Given.AStrike());

        var problem = await answer.ShouldBeProblemAsync(428, "precondition_required");
        Assert.False(problem.ContainsKey("currentETag"));
    }

    [Fact]
    public async Task A_stale_change_is_refused_and_told_the_present_tag()
    {
        var first = await _editor.CreateEventAsync(Given.AStrike());
        var second = await _editor.ReviseAsync(first, new JsonObject { ["title"] = "Second" });

        using var put = await _editor.PutAsync(first.Path, Given.AStrike(), first.ETag);
        using var patched = await _editor.PatchAsync(first.Path, new JsonObject { ["title"] = "Third" }, first.ETag);
        using var deleted = await _editor.DeleteAsync($"{first.Path}?reason=own_error", first.ETag);

        foreach (var answer in new[] { put, patched, deleted })
            Assert.Equal(second.ETag, (string)(await answer.ShouldBeProblemAsync(412, "stale_revision"))["currentETag"]!);
        Assert.Equal("Second", (string)(await _editor.ReadAsync(first.Path))["title"]!);
    }

    [Fact]
    public async Task A_stale_change_is_refused_even_where_it_would_change_nothing()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        await _contributor.ReviseAsync(first, new JsonObject { ["title"] = "Second" });

        using var answer = await _contributor.PatchAsync(first.Path, new JsonObject { ["title"] = "Second" }, first.ETag);

        await answer.ShouldBeProblemAsync(412, "stale_revision");
    }

    [Fact]
    public async Task A_reader_s_tag_does_not_match()
    {
        var published = await _contributor.PublishAsync();
        var readers = (await api.Client(Role.Reader).GetAsync(published.Path)).ETag();

        using var answer = await _contributor.PatchAsync(published.Path, new JsonObject { ["title"] = "Other" }, readers);

        Assert.NotEqual(published.ETag, readers);
        Assert.Equal(published.ETag, (string)(await answer.ShouldBeProblemAsync(412, "stale_revision"))["currentETag"]!);
    }

    [Theory]
    [InlineData("W/{0}", 412)]
    [InlineData("\"1\"", 412)]
    [InlineData("\"1-00000000\"", 412)]
    [InlineData("\"x\"", 412)]
    [InlineData("{0}", 200)]
    [InlineData("*", 200)]
    [InlineData("\"99-00000000\", {0}", 200)]
    public async Task If_Match_takes_the_strong_tag_a_list_with_it_or_any(string ifMatch, int status)
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await _contributor.PatchAsync(draft.Path, new JsonObject { ["title"] = "Other" }, ifMatch.Replace("{0}", draft.ETag, StringComparison.Ordinal));

        await answer.ShouldBeAsync((HttpStatusCode)status);
        Assert.Equal(status == 200 ? 2 : 1, (int)(await _contributor.ReadAsync(draft.Path))["revision"]!);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"1-00000000\"")]
    public async Task Nothing_matches_where_there_is_no_record(string ifMatch)
    {
        var path = $"/v1/events/{Guid.CreateVersion7()}";

        using var put = await _contributor.PutAsync(path, Given.AStrike(), ifMatch);
        using var patched = await _contributor.PatchAsync(path, new JsonObject { ["title"] = "Other" }, ifMatch);
        using var deleted = await _contributor.DeleteAsync($"{path}?reason=own_error", ifMatch);

        foreach (var answer in new[] { put, patched, deleted })
            Assert.False((await answer.ShouldBeProblemAsync(412, "stale_revision")).ContainsKey("currentETag"));
    }

    [Theory]
    [InlineData("no-quotes", null, "If-Match")]
    [InlineData("*", "*", "If-None-Match")]
    [InlineData(null, "\"1-00000000\"", "If-None-Match")]
    public async Task A_condition_that_is_not_understood_is_refused_by_its_name(string? ifMatch, string? ifNoneMatch, string parameter)
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await _contributor.PutAsync(draft.Path, Given.AStrike(title: "Other"), ifMatch, ifNoneMatch);

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"99-00000000\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"99-00000000\"", 200)]
    [InlineData("\"1\"", 200)]
    [InlineData("garbage", 200)]
    [InlineData("\"unclosed", 200)]
    public async Task If_None_Match_spares_what_is_known(string ifNoneMatch, int status)
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        foreach (var path in new[] { draft.Path, $"/v1/strikes/{draft.Id}", $"{draft.Path}/revisions/1", $"{draft.Path}?asOf={draft.Position}" })
        {
            using var answer = await _contributor.AskAsync(HttpMethod.Get, path, ifNoneMatch: ifNoneMatch.Replace("{0}", draft.ETag, StringComparison.Ordinal));

            await answer.ShouldBeAsync((HttpStatusCode)status);
            Assert.Equal(draft.ETag, answer.ETag());
            Assert.Equal(status == 304, (await answer.Content.ReadAsStringAsync()).Length == 0);
            Assert.True(answer.FeedPosition() >= draft.Position);
        }
    }

    [Fact]
    public async Task A_colleague_s_tag_does_not_spare_a_reader_the_answer()
    {
        var published = await _contributor.PublishAsync();
        var reader = api.Client();

        using var withColleagues = await reader.AskAsync(HttpMethod.Get, published.Path, ifNoneMatch: published.ETag);
        using var withOwn = await reader.AskAsync(HttpMethod.Get, published.Path, ifNoneMatch: withColleagues.ETag());

        await withColleagues.ShouldBeAsync(HttpStatusCode.OK);
        await withOwn.ShouldBeAsync(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_body()
    {
        var published = await _contributor.PublishAsync();

        foreach (var path in new[] { published.Path, $"/v1/strikes/{published.Id}", $"{published.Path}/revisions", "/v1/events?limit=1", $"/v1/events/{Guid.CreateVersion7()}" })
        {
            using var got = await _contributor.GetAsync(path);
            using var head = await _contributor.AskAsync(HttpMethod.Head, path);

            Assert.Equal(got.StatusCode, head.StatusCode);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
            Assert.Equal(Named(got), Named(head));
        }
    }

    [Fact]
    public async Task HEAD_spares_what_is_known_as_well()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var answer = await _contributor.AskAsync(HttpMethod.Head, draft.Path, ifNoneMatch: draft.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/v1/events", "GET, HEAD, OPTIONS, POST")]
    [InlineData("/v1/strikes", "GET, HEAD, OPTIONS, POST")]
    [InlineData("/v1/events/{0}", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [InlineData("/v1/casualty-tallies/{0}", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [InlineData("/v1/events/{0}/restore", "OPTIONS, POST")]
    [InlineData("/v1/events/{0}/revisions", "GET, HEAD, OPTIONS")]
    public async Task OPTIONS_names_the_methods(string address, string methods)
    {
        using var answer = await api.Client().AskAsync(HttpMethod.Options, address.Replace("{0}", Guid.CreateVersion7().ToString(), StringComparison.Ordinal));

        await answer.ShouldBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(methods, string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_method_that_is_not_taken_is_a_problem_with_those_that_are()
    {
        using var answer = await _contributor.AskAsync(HttpMethod.Put, "/v1/events", Given.AStrike());

        await answer.ShouldBeProblemAsync(405, "method_not_allowed");
        Assert.Contains("POST", answer.Content.Headers.Allow);
    }

    // But for when it was answered and how the body is framed.
    private static List<string> Named(HttpResponseMessage answer) =>
    [
        .. answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Date" or "Transfer-Encoding" or "Content-Length"))
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal),
    ];
}

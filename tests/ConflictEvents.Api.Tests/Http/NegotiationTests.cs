using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Http;

public sealed class NegotiationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("image/png")]
    [InlineData("application/xml")]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    public async Task A_media_type_that_is_not_to_be_had_is_refused(string accept)
    {
        using var answer = await AskAsync("/v1/events", "Accept", accept);

        await answer.ShouldBeProblemAsync(406, "not_acceptable");
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("APPLICATION/JSON")]
    [InlineData("application/*")]
    [InlineData("*/*")]
    [InlineData("text/html, application/json;q=0.1")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")]
    [InlineData(";;;")]
    [InlineData("json")]
    public async Task Whoever_takes_JSON_or_says_nothing_that_is_understood_gets_it(string accept)
    {
        using var answer = await AskAsync("/v1/events", "Accept", accept);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("\"0-00000000\", {0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"1-00000000\"", 200)]
    [InlineData("garbage", 200)]
    [InlineData("\"", 200)]
    public async Task If_None_Match_is_answered_by_what_it_names(string tags, int status)
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var answer = await AskAsync(actor.Path, "If-None-Match", string.Format(System.Globalization.CultureInfo.InvariantCulture, tags, actor.ETag), Role.Contributor);

        await answer.ShouldBeAsync((HttpStatusCode)status);
        Assert.Equal(actor.ETag, answer.ETag());
        if (status == 304)
            Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_views_of_readers_and_of_colleagues_have_tags_of_their_own()
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var reader = await AskAsync(actor.Path, "If-None-Match", actor.ETag);

        await reader.ShouldBeAsync(HttpStatusCode.OK);
        Assert.NotEqual(actor.ETag, reader.ETag());
        Assert.Contains("Authorization", string.Join(',', reader.Headers.Vary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("If-Modified-Since", "garbage")]
    [InlineData("If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT")]
    [InlineData("Range", "bytes=0-3")]
    [InlineData("Range", "garbage")]
    [InlineData("If-Range", "garbage")]
    [InlineData("X-HTTP-Method-Override", "DELETE")]
    [InlineData("X-HTTP-Method", "DELETE")]
    [InlineData("Upgrade", "websocket")]
    [InlineData("traceparent", "garbage")]
    [InlineData("traceparent", "00-00000000000000000000000000000000-0000000000000000-00")]
    [InlineData("Accept-Language", "xx-XX;q=garbage")]
    [InlineData("Accept-Encoding", "garbage")]
    [InlineData("Cookie", "a=b; c")]
    public async Task Headers_that_mean_nothing_here_are_passed_over(string header, string value)
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var answer = await AskAsync(actor.Path, header, value);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(actor.Id, (string)(await answer.JsonAsync())["slug"]!);
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("W/{0}", 412, "stale_revision")]
    [InlineData("\"0-00000000\"", 412, "stale_revision")]
    [InlineData("\"99-{1}\"", 412, "stale_revision")]
    [InlineData("\"1-00000000\"", 412, "stale_revision")]
    [InlineData(null, 428, "precondition_required")]
    [InlineData("garbage", 400, "invalid_parameter")]
    [InlineData("", 400, "invalid_parameter")]
    public async Task A_write_that_does_not_name_the_present_revision_is_refused(string? ifMatch, int status, string code)
    {
        var contributor = api.Client(Role.Contributor);
        var actor = await contributor.CreateActorAsync(Given.AnActor());
        var tag = ifMatch is null ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, ifMatch, actor.ETag, actor.ETag.Trim('"').Split('-')[1]);
        foreach (var ask in new Func<string?, Task<HttpResponseMessage>>[]
        {
            m => contributor.PutAsync(actor.Path, Given.AnActor(actor.Id, "Another name"), m),
            m => contributor.PatchAsync(actor.Path, new JsonObject { ["name"] = "Another name" }, m),
            m => api.Client(Role.Editor).DeleteAsync($"{actor.Path}?reason=other", m),
        })
        {
            using var answer = await ask(tag);
            var problem = await answer.ShouldBeProblemAsync(status, code);
            if (status is 412 or 428)
                Assert.Equal(actor.ETag, (string)problem["currentETag"]!);
        }
        Assert.Equal(1, (int)(await contributor.ReadAsync(actor.Path))["revision"]!);
    }

    [Fact]
    public async Task The_tag_of_a_readers_view_does_not_do_for_a_write()
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());
        using var seen = await api.Client().GetAsync(new Uri(actor.Path, UriKind.Relative));

        using var answer = await api.Client(Role.Contributor).PatchAsync(actor.Path, new JsonObject { ["name"] = "Another" }, seen.ETag());

        await answer.ShouldBeProblemAsync(412, "stale_revision");
    }

    [Theory]
    [InlineData("/v1/actors/no-such-actor")]
    [InlineData("/v1/sources/0195f3a0-0000-7000-8000-000000000001")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001")]
    [InlineData("/v1/disputes/0195f3a0-0000-7000-8000-000000000001")]
    public async Task A_star_matches_nothing_where_nothing_is(string address)
    {
        using var answer = await api.Client(Role.Editor).PatchAsync(address, new JsonObject(), "*");

        await answer.ShouldBeProblemAsync(412, "stale_revision");
    }

    [Fact]
    public async Task A_record_that_is_there_is_not_created_again()
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var answer = await api.Client(Role.Contributor).PutAsync(actor.Path, Given.AnActor(actor.Id), ifNoneMatch: "*");

        Assert.Equal(actor.ETag, (string)(await answer.ShouldBeProblemAsync(412, "already_exists"))["currentETag"]!);
    }

    [Theory]
    [InlineData("*", "*")]
    [InlineData(null, "\"1-00000000\"")]
    public async Task Conditions_that_contradict_or_say_nothing_are_refused(string? ifMatch, string? ifNoneMatch)
    {
        var slug = Given.Fresh("nobody-");

        using var answer = await api.Client(Role.Contributor).PutAsync($"/v1/actors/{slug}", Given.AnActor(slug), ifMatch, ifNoneMatch);

        await answer.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Fact]
    public async Task Of_twenty_writes_at_once_on_one_revision_one_wins()
    {
        var contributor = api.Client(Role.Contributor);
        var actor = await contributor.CreateActorAsync(Given.AnActor());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => contributor.PutAsync(actor.Path, Given.AnActor(actor.Id, $"Name {i}"), actor.ETag)));

        Assert.Equal(
            [HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.PreconditionFailed, 19)],
            answers.Select(a => a.StatusCode).Order());
        Assert.Equal(2, (int)(await contributor.ReadAsync(actor.Path))["revision"]!);
    }

    private async Task<HttpResponseMessage> AskAsync(string path, string header, string value, Role? role = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation(header, value);
        return await api.Client(role).SendAsync(request);
    }
}

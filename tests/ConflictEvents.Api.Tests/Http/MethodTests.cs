using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Http;

public sealed class MethodTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/actors")]
    [InlineData("/health/live")]
    public async Task Head_is_answered_as_get_without_the_body(string path)
    {
        using var get = await api.Client().GetAsync(new Uri(path, UriKind.Relative));
        using var head = await AskAsync(HttpMethod.Head, path);

        await head.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(Names(get), Names(head));
    }

    [Fact]
    public async Task Head_of_a_record_answers_its_tag()
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var head = await AskAsync(HttpMethod.Head, actor.Path, Role.Contributor);

        Assert.Equal(actor.ETag, head.ETag());
    }

    [Fact]
    public async Task Head_of_what_is_not_there_is_not_found()
    {
        using var head = await AskAsync(HttpMethod.Head, "/v1/actors/no-such-actor");

        await head.ShouldBeAsync(HttpStatusCode.NotFound);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/v1/events", "GET, HEAD, OPTIONS, POST")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [InlineData("/v1/events/0195f3a0-0000-7000-8000-000000000001/restore", "OPTIONS, POST")]
    [InlineData("/v1/actors/x/merge", "OPTIONS, POST")]
    [InlineData("/v1/keys", "GET, HEAD, OPTIONS, POST")]
    public async Task Options_says_which_methods_an_address_takes(string path, string allowed)
    {
        using var answer = await AskAsync(HttpMethod.Options, path);

        await answer.ShouldBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(allowed, Allowed(answer));
    }

    [Theory]
    [InlineData("PUT", "/v1/events", "GET, HEAD, OPTIONS, POST")]
    [InlineData("DELETE", "/v1/actors", "GET, HEAD, OPTIONS, POST")]
    [InlineData("POST", "/v1/actors/x", "DELETE, GET, HEAD, OPTIONS, PATCH, PUT")]
    [InlineData("GET", "/v1/actors/x/merge", "OPTIONS, POST")]
    [InlineData("BREW", "/v1/events", "GET, HEAD, OPTIONS, POST")]
    [InlineData("PATCH", "/v1/keys/x", "DELETE, GET, HEAD, OPTIONS")]
    public async Task Another_method_is_refused_with_those_that_are_taken(string method, string path, string allowed)
    {
        using var answer = await AskAsync(new HttpMethod(method), path, Role.Admin);

        await answer.ShouldBeProblemAsync(405, "method_not_allowed");
        Assert.Equal(allowed, Allowed(answer));
    }

    [Fact]
    public async Task Options_of_an_unknown_address_is_not_found()
    {
        using var answer = await AskAsync(HttpMethod.Options, "/v1/nobody");

        await answer.ShouldBeProblemAsync(404, "not_found");
    }

    private static string Allowed(HttpResponseMessage answer) => string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Names(HttpResponseMessage answer) =>
        answer.Headers.Select(h => h.Key).Where(n => n is not "Transfer-Encoding" and not "Date").Order(StringComparer.Ordinal);

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, Role? role = null)
    {
        using var request = new HttpRequestMessage(method, path);
        return await api.Client(role).SendAsync(request);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Ogc;

/// <summary>A key as a Basic password: where programs for maps and readers of feeds read, and nowhere else.</summary>
public sealed class OgcKeysTests(AnonymousReadTests.ClosedFixture closed, ApiFixture open) : IClassFixture<AnonymousReadTests.ClosedFixture>, IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("GET", "/ogc", true)]
    [InlineData("GET", "/ogc/api", true)]
    [InlineData("GET", "/ogc/conformance", true)]
    [InlineData("GET", "/ogc/collections", true)]
    [InlineData("GET", "/ogc/collections/strikes", true)]
    [InlineData("GET", "/ogc/collections/strikes/schema", true)]
    [InlineData("GET", "/ogc/collections/strikes/items", true)]
    [InlineData("HEAD", "/ogc/collections/strikes/items", true)]
    [InlineData("GET", "/v1/events?format=atom", true)]
    [InlineData("HEAD", "/v1/strikes?format=atom", true)]
    [InlineData("GET", "/v1/events/export?format=atom", true)]
    [InlineData("GET", "/v1/events", false)]
    [InlineData("GET", "/v1/events?format=json", false)]
    [InlineData("GET", "/v1/events?format=atom&format=atom", false)]
    [InlineData("GET", "/v1/events?x=atom", false)]
    [InlineData("GET", "/v1/actors?format=atom", false)]
    [InlineData("GET", "/v1/keys?format=atom", false)]
    [InlineData("POST", "/v1/events?format=atom", false)]
    [InlineData("POST", "/v1/events/query?format=atom", false)]
    [InlineData("POST", "/v1/events", false)]
    [InlineData("DELETE", "/v1/events/0195f3a0-0000-7000-8000-00000000dead?reason=legal", false)]
    public async Task A_key_is_taken_as_a_password_where_such_programs_read_and_nowhere_else(string method, string path, bool isTaken)
    {
        foreach (var api in new[] { closed, open })
        {
            using var answer = await AskAsync(api, method, path, Basic($"anybody:{ApiFixture.AdminKey}"));

            if (isTaken)
                await answer.ShouldBeAsync(HttpStatusCode.OK);
            else
                await Refused(answer, method == "HEAD");
        }
    }

    [Theory]
    [InlineData("{0}:", false)]
    [InlineData("{0}", false)]
    [InlineData(":{0}", true)]
    [InlineData("any user:{0}", true)]
    [InlineData("user:{0}:", false)]
    [InlineData("user: {0}", false)]
    [InlineData("user:", false)]
    [InlineData("", false)]
    [InlineData("user:nonsense", false)]
    public async Task The_password_is_the_key_and_the_name_does_not_matter(string credentials, bool isTaken)
    {
        var key = await closed.MakeKeyAsync(Role.Reader);

        using var answer = await AskAsync(closed, "GET", "/ogc", Basic(string.Format(System.Globalization.CultureInfo.InvariantCulture, credentials, key)));

        await answer.ShouldBeAsync(isTaken ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Basic not-base64!")]
    [InlineData("Basic")]
    [InlineData("Basic ")]
    [InlineData("Basic /w==")]
    [InlineData("Digest dTpw")]
    [InlineData("Bearer nonsense")]
    public async Task What_is_no_password_is_refused_also_where_reading_is_open(string header)
    {
        using var answer = await AskAsync(open, "GET", "/ogc", header);

        await answer.ShouldBeProblemAsync(401, "unauthorized");
        open.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task A_password_that_is_long_is_refused()
    {
        using var answer = await AskAsync(open, "GET", "/ogc", Basic("u:" + new string('x', 8000)));

        await answer.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Theory]
    [InlineData("/ogc", true)]
    [InlineData("/ogc/collections/strikes/items", true)]
    [InlineData("/v1/events?format=atom", true)]
    [InlineData("/v1/events", false)]
    [InlineData("/v1/keys", false)]
    public async Task Who_brings_no_key_is_told_how_it_may_be_sent(string path, bool takesBasic)
    {
        using var answer = await AskAsync(closed, "GET", path, null);

        await answer.ShouldBeProblemAsync(401, "unauthorized");
        Assert.Equal(takesBasic ? ["Bearer", "Basic"] : ["Bearer"], answer.Headers.WwwAuthenticate.Select(h => h.Scheme));
        Assert.All(answer.Headers.WwwAuthenticate, h => Assert.Contains("realm=\"conflict-events\"", h.Parameter!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_contributor_sees_drafts_by_password_and_a_reader_does_not()
    {
        var draft = await open.Client(Role.Contributor).CreateEventAsync(Given.AStrike());
        var path = $"/ogc/collections/strikes/items/{draft.Id}";

        using var contributor = await AskAsync(open, "GET", path, Basic($"u:{await open.MakeKeyAsync(Role.Contributor)}"));
        using var reader = await AskAsync(open, "GET", path, Basic($"u:{await open.MakeKeyAsync(Role.Reader)}"));

        await contributor.ShouldBeAsync(HttpStatusCode.OK);
        await reader.ShouldBeAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_reads_without_a_key_where_that_is_closed()
    {
        foreach (var path in new[] { "/ogc", "/ogc/api", "/ogc/conformance", "/ogc/collections", "/ogc/collections/events", "/ogc/collections/events/schema", "/ogc/collections/events/items", $"/ogc/collections/events/items/{Guid.CreateVersion7()}" })
        {
            using var closedTo = await AskAsync(closed, "GET", path, null);
            await closedTo.ShouldBeProblemAsync(401, "unauthorized");
            using var reader = await closed.Client(Role.Reader).GetAsync(new Uri(path, UriKind.Relative));
            Assert.NotEqual(HttpStatusCode.Unauthorized, reader.StatusCode);
        }
    }

    private static string Basic(string credentials) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));

    private static async Task Refused(HttpResponseMessage answer, bool isHead)
    {
        if (isHead)
            await answer.ShouldBeAsync(HttpStatusCode.Unauthorized);
        else
            await answer.ShouldBeProblemAsync(401, "unauthorized");
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
    }

    private static async Task<HttpResponseMessage> AskAsync(ApiFixture api, string method, string path, string? authorization)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (method == "POST")
            request.Content = new StringContent(new JsonObject().ToJsonString(), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        return await api.Client().SendAsync(request);
    }
}

using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Http;

/// <summary>Behind a proxy, under a name of its own, asked by pages of listed origins.</summary>
public sealed class ProxyTests(ProxyTests.Fixture api) : IClassFixture<ProxyTests.Fixture>
{
    private const string Desk = "https://desk.example.org";
    private static readonly string[] Exposed = ["ETag", "Link", "Location", "Feed-Position", "Feed-Epoch", "RateLimit", "RateLimit-Policy", "Retry-After"];

    public sealed class Fixture : ApiFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["ConflictEvents:KnownProxies"] = "127.0.0.0/8, ::1",
            ["ConflictEvents:AllowedHosts"] = "events.example.org, localhost, 127.0.0.1, [::1]",
            ["ConflictEvents:AllowedOrigins"] = $"{Desk}, http://localhost:3000",
            ["ConflictEvents:PublicAddress"] = "https://events.example.org",
        };
    }

    [Theory]
    [InlineData("Host: evil.example", 400)]
    [InlineData("Host: events.example.org.evil.example", 400)]
    [InlineData("Host: events.example.org", 200)]
    [InlineData("Host: EVENTS.example.org:443", 200)]
    [InlineData("Host: events.example.org\r\nX-Forwarded-Host: evil.example", 200)]
    public async Task Only_hosts_that_are_allowed_are_served(string headers, int status)
    {
        var answer = await RawHttp.AskAsync(api.Address, $"GET /v1/events HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("evil", answer.Head + answer.Body, StringComparison.Ordinal);
        if (status == 400)
            Assert.Contains("Content-Type: application/problem+json", answer.Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_a_foreign_host_is_refused_whole()
    {
        var answer = await RawHttp.AskAsync(api.Address, "GET http://evil.example/v1/events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("evil", answer.Head + answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Probes_name_any_host()
    {
        var answer = await RawHttp.AskAsync(api.Address, "GET /health/ready HTTP/1.0\r\n\r\n");

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("X-Forwarded-Proto: https", true)]
    [InlineData("X-Forwarded-Proto: http", false)]
    [InlineData("X-Odd: https", false)]
    public async Task Who_came_by_https_is_told_to_come_by_it_again_and_nobody_is_sent_elsewhere(string header, bool isSecure)
    {
        var answer = await RawHttp.AskAsync(api.Address, $"GET /v1/nobody HTTP/1.1\r\nHost: events.example.org\r\nX-Forwarded-For: 203.0.113.9\r\n{header}\r\nConnection: close\r\n\r\n");

        Assert.Equal(404, answer.Status);
        Assert.Equal(isSecure, answer.Head.Contains("Strict-Transport-Security: max-age=31536000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Desk)]
    [InlineData("http://localhost:3000")]
    public async Task A_listed_origin_may_read_what_pages_and_conditions_need(string origin)
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var answer = await AskAsync(HttpMethod.Get, actor.Path, origin);
        using var missing = await AskAsync(HttpMethod.Get, "/v1/actors/nobody-here", origin);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (answer.StatusCode, missing.StatusCode));
        foreach (var one in new[] { answer, missing })
        {
            Assert.Equal(origin, Assert.Single(one.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.False(one.Headers.Contains("Access-Control-Allow-Credentials"));
            Assert.Contains("Origin", one.Headers.Vary);
            var exposed = string.Join(',', one.Headers.GetValues("Access-Control-Expose-Headers"));
            Assert.All(Exposed, name => Assert.Contains(name, exposed.Split(',')));
        }
    }

    [Fact]
    public async Task A_page_of_a_listed_origin_may_change_records()
    {
        using var answer = await AskAsync(HttpMethod.Options, "/v1/strikes/0195f3a0-0000-7000-8000-000000000001", Desk,
            ("Access-Control-Request-Method", "PATCH"), ("Access-Control-Request-Headers", "authorization,content-type,if-match,idempotency-key"));

        await answer.ShouldBeAsync(HttpStatusCode.NoContent);
        Assert.Equal(Desk, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("PATCH", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Contains("If-Match", string.Join(',', answer.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://desk.example.org.evil.example")]
    [InlineData("http://desk.example.org")]
    [InlineData("null")]
    public async Task Other_origins_get_no_leave(string origin)
    {
        using var read = await AskAsync(HttpMethod.Get, "/v1/events", origin);
        using var asked = await AskAsync(HttpMethod.Options, "/v1/strikes", origin, ("Access-Control-Request-Method", "POST"));

        foreach (var answer in new[] { read, asked })
            Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control-Allow", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_a_key_sees_is_kept_by_no_cache_between_and_a_refusal_by_none_at_all()
    {
        var editor = api.Client(Role.Editor);
        var actor = await editor.CreateActorAsync(Given.AnActor());

        using var keyed = await editor.GetAsync(new Uri(actor.Path, UriKind.Relative));
        using var open = await api.Client().GetAsync(new Uri(actor.Path, UriKind.Relative));
        using var missing = await api.Client().GetAsync(new Uri("/v1/actors/nobody-here", UriKind.Relative));
        using var keys = await api.Client(Role.Admin).GetAsync(new Uri("/v1/keys", UriKind.Relative));

        Assert.Equal((true, true), (keyed.Headers.CacheControl!.Private, keyed.Headers.CacheControl.NoCache));
        Assert.Equal((false, true), (open.Headers.CacheControl!.Private, open.Headers.CacheControl.NoCache));
        Assert.Contains("Authorization", open.Headers.Vary);
        Assert.True(missing.Headers.CacheControl!.NoStore);
        Assert.True(keys.Headers.CacheControl!.NoStore);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string origin, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await api.Client().SendAsync(request);
    }
}

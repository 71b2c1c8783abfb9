using System.Diagnostics;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Http;

public sealed class ProblemFormTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    public static TheoryData<string, string, int> Refused => new()
    {
        { "GET", "/v1/nobody", 404 },
        { "GET", "/nobody/at/all", 404 },
        { "GET", "/v1/actors/no-such-actor", 404 },
        { "GET", "/v1/events/not-an-id", 404 },
        { "GET", "/v1/events?nobody=1", 400 },
        { "GET", "/v1/events?lifecycle=draft", 401 },
        { "GET", "/v1/keys", 401 },
        { "POST", "/v1/events", 401 },
        { "DELETE", "/v1/events", 405 },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Every_refusal_has_one_form(string method, string path, int status)
    {
        using var answer = await api.AskInVainAsync(api.Client(), new HttpRequestMessage(new HttpMethod(method), path));

        await answer.ShouldBeProblemAsync(status);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.Equal(status == 401, answer.Headers.WwwAuthenticate.Any(w => w.Scheme == "Bearer"));
    }

    [Theory]
    [InlineData(Role.Reader, "POST", "/v1/events")]
    [InlineData(Role.Reader, "POST", "/v1/actors")]
    [InlineData(Role.Contributor, "POST", "/v1/disputes")]
    [InlineData(Role.Editor, "GET", "/v1/keys")]
    [InlineData(Role.Reader, "GET", "/v1/events?lifecycle=draft")]
    public async Task A_key_that_may_not_is_told_which_role_may(Role role, string method, string path)
    {
        using var answer = await api.AskInVainAsync(api.Client(role), Refusals.Request(new HttpMethod(method), path, "{}"u8.ToArray()));

        var problem = await answer.ShouldBeProblemAsync(403, "forbidden");
        Assert.Contains(ConflictEvents.Json.WireNames.Of(role), (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Empty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task The_trace_id_is_the_callers_where_one_is_sent_and_stands_in_the_log()
    {
        var trace = ActivityTraceId.CreateRandom().ToHexString();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/nobody");
        request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
        // Our own client would put its own trace over it.
        var raw = await RawHttp.AskAsync(api.Address, $"GET /v1/nobody HTTP/1.1\r\nHost: localhost\r\ntraceparent: 00-{trace}-00f067aa0ba902b7-01\r\nConnection: close\r\n\r\n");

        Assert.Contains($"\"traceId\":\"{trace}\"", raw.Body, StringComparison.Ordinal);
        Assert.Contains(api.Log.All, l => l.Text.Contains(trace, StringComparison.Ordinal) && l.Text.Contains("404", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_refusals_have_two_trace_ids()
    {
        var ids = new HashSet<string>();
        foreach (var _ in Enumerable.Range(0, 2))
            using (var answer = await api.Client().GetAsync(new Uri("/v1/nobody", UriKind.Relative)))
                ids.Add((string)(await answer.JsonAsync())["traceId"]!);

        Assert.Equal(2, ids.Count);
    }

    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/actors/{0}")]
    [InlineData("/health/live")]
    [InlineData("/swagger/index.html")]
    public async Task Every_answer_forbids_to_guess_its_type_and_hides_the_server(string path)
    {
        var actor = await api.Client(Role.Contributor).CreateActorAsync(Given.AnActor());

        using var answer = await api.Client().GetAsync(new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, path, actor.Id), UriKind.Relative));

        await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
    }

    [Theory]
    [InlineData("Host: evil.example")]
    [InlineData("Host: localhost\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=evil.example")]
    public async Task A_foreign_host_stands_in_no_link(string headers)
    {
        var editor = api.Client(Role.Editor);
        await editor.CreateActorAsync(Given.AnActor(name: "Link One"));
        await editor.CreateActorAsync(Given.AnActor(name: "Link Two"));
        var body = Given.AnActor().ToJsonString();
        var key = editor.DefaultRequestHeaders.Authorization!.Parameter;

        var page = await RawHttp.AskAsync(api.Address, $"GET /v1/actors?q=Link&limit=1 HTTP/1.1\r\n{headers}\r\nConnection: close\r\n\r\n");
        var made = await RawHttp.AskAsync(api.Address,
            $"POST /v1/actors HTTP/1.1\r\n{headers}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");

        Assert.Equal((200, 201), (page.Status, made.Status));
        Assert.Contains("\r\nLink: ", page.Head, StringComparison.Ordinal);
        Assert.Contains("\r\nLocation: ", made.Head, StringComparison.Ordinal);
        foreach (var answer in new[] { page, made })
            Assert.DoesNotContain("evil", answer.Head + answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_unlisted_origin_gets_no_leave()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        request.Headers.TryAddWithoutValidation("Origin", "https://evil.example");

        using var answer = await api.Client().SendAsync(request);

        Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_hidden_record_is_refused_as_one_that_never_was()
    {
        var draft = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());

        using var hidden = await api.Client().GetAsync(new Uri(draft.Path, UriKind.Relative));
        using var missing = await api.Client().GetAsync(new Uri($"/v1/events/{Guid.CreateVersion7()}", UriKind.Relative));

        Assert.Equal(Without(await hidden.ShouldBeProblemAsync(404)), Without(await missing.ShouldBeProblemAsync(404)));

        static string Without(JsonObject problem) => problem.With("traceId", null).ToJsonString();
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Http;

/// <summary>Requests that no client sends. Each is refused or its connection closed, and the server answers the next.</summary>
public sealed partial class FramingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    public static TheoryData<string, string, int[]> Requests => new()
    {
        { "no host", "GET /v1/events HTTP/1.1\r\n\r\n", [400] },
        { "two hosts", "GET /v1/events HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", [400] },
        { "absolute form of a foreign host", "GET http://evil.example/v1/events HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", [200, 400] },
        { "a header of 64 KiB", $"GET /v1/events HTTP/1.1\r\nHost: a\r\nX-Long: {new string('x', 65536)}\r\n\r\n", [431, 0] },
        { "500 headers", $"GET /v1/events HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 500).Select(i => $"X-{i}: 1\r\n"))}\r\n", [431] },
        { "a request line of 20 KiB", $"GET /v1/events?tag={new string('x', 20480)} HTTP/1.1\r\nHost: a\r\n\r\n", [414, 0] },
        { "a NUL in the line", "GET /v1/\0events HTTP/1.1\r\nHost: a\r\n\r\n", [400, 0] },
        { "a control character in a value", "GET /v1/events HTTP/1.1\r\nHost: a\r\nX-Odd: a\u0001b\r\nConnection: close\r\n\r\n", [200, 400] },
        { "no text in the line", "GET /v1/events?tag=\u00ff\u00fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [400] },
        { "another version", "GET /v1/events HTTP/9.9\r\nHost: a\r\n\r\n", [400, 505] },
        { "two lengths", "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", [400] },
        { "a negative length", "POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", [400] },
        { "no length on POST", "POST /v1/events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [400, 401, 411, 415] },
        { "an unknown encoding", "POST /v1/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n", [400, 501] },
        { "no method", " /v1/events HTTP/1.1\r\nHost: a\r\n\r\n", [400] },
        { "TRACE", "TRACE /v1/events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [405, 501, 400] },
        { "CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\nConnection: close\r\n\r\n", [405, 501, 400, 404] },
        { "an unknown method", "BREW /v1/events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [405, 501, 400] },
        { "OPTIONS of the server", "OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", [200, 204, 400, 404] },
        { "an upgrade", "GET /v1/events HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n", [200] },
        { "TLS on the plain port", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\r\n\r\n", [400, 0] },
        { "HTTP/2 on the plain port", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400, 505, 0] },
        { "nothing", "", [0] },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_malformed_request_is_refused_and_the_server_lives(string what, string request, int[] statuses)
    {
        var answer = await RawHttp.AskAsync(api.Address, request, thenClose: request.Length == 0);

        Assert.True(statuses.Contains(answer.Status), $"{what}: {answer.Status} {answer.Head}");
        Assert.DoesNotContain("evil", answer.Head, StringComparison.Ordinal);
        await LivesAsync();
    }

    [Theory]
    [InlineData("zz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("-2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("fffffffffffffffff\r\n{}\r\n0\r\n\r\n")]
    public async Task A_chunk_of_a_bad_size_is_the_callers_fault(string chunks)
    {
        var answer = await RawHttp.AskAsync(api.Address, Post("Transfer-Encoding: chunked", chunks));

        Assert.Equal(400, answer.Status);
        await LivesAsync();
    }

    [Fact]
    public async Task A_body_with_length_and_chunks_is_read_once()
    {
        const string Smuggled = "0\r\n\r\nGET /v1/smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

        await RawHttp.ExchangeAsync(api.Address, Post($"Content-Length: {Smuggled.Length}\r\nTransfer-Encoding: chunked", Smuggled), thenClose: true);

        Assert.DoesNotContain(api.Log.All, l => l.Text.Contains("smuggled", StringComparison.Ordinal) && l.Text.Contains(" 200 ", StringComparison.Ordinal));
        await LivesAsync();
    }

    [Fact]
    public async Task A_body_that_ends_too_soon_changes_nothing()
    {
        var before = await api.PositionAsync();

        var answer = await RawHttp.AskAsync(api.Address, Post("Content-Length: 500", Given.AnActor().ToJsonString()), thenClose: true);

        Assert.True(answer.Status is 400 or 0, answer.Head);
        Assert.Equal(before, await api.PositionAsync());
        await LivesAsync();
    }

    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/sources")]
    public async Task A_body_that_is_declared_too_large_is_refused_before_it_is_sent(string path)
    {
        var answer = await RawHttp.AskAsync(api.Address, Post("Content-Length: 52428800\r\nExpect: 100-continue", "", path));

        Assert.Equal(413, answer.Status);
        Assert.DoesNotContain("100 Continue", answer.Head, StringComparison.Ordinal);
        await LivesAsync();
    }

    [Theory]
    [InlineData(true, false, 413)]
    [InlineData(true, true, 413)]
    [InlineData(false, false, 401)]
    [InlineData(false, true, 401)]
    public async Task Who_sends_all_before_it_listens_hears_why_it_was_refused(bool withKey, bool chunked, int status)
    {
        var body = new string(' ', 10 * 1024 * 1024);
        var request = Post(
            chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}", chunked ? $"{body.Length:x}\r\n{body}\r\n0\r\n\r\n" : body, withKey: withKey);

        var answer = await RawHttp.AskAsync(api.Address, request);

        Assert.Equal(status, answer.Status);
        await LivesAsync();
    }

    [Fact]
    public async Task Requests_in_a_row_on_one_connection_are_answered_in_order()
    {
        var traces = Enumerable.Range(0, 50).Select(_ => ActivityTraceId.CreateRandom().ToHexString()).ToList();
        var requests = string.Concat(traces.Select((trace, i) =>
            $"GET /v1/actors/nobody-{i} HTTP/1.1\r\nHost: a\r\ntraceparent: 00-{trace}-00f067aa0ba902b7-01\r\n{(i == 49 ? "Connection: close\r\n" : "")}\r\n"));

        var answers = await RawHttp.ExchangeAsync(api.Address, Encoding.ASCII.GetBytes(requests));

        Assert.Equal(50, answers.Split("HTTP/1.1 404").Length - 1);
        Assert.Equal(traces, TraceId().Matches(answers).Select(m => m.Groups[1].Value));
        await LivesAsync();
    }

    [Fact]
    public async Task Callers_that_vanish_leave_no_error()
    {
        await Task.WhenAll(Enumerable.Range(0, 300).Select(async i =>
        {
            using var client = new System.Net.Sockets.TcpClient { LingerState = new(true, 0) };
            await client.ConnectAsync(api.Address.Host, api.Address.Port);
            await client.GetStream().WriteAsync("GET /v1/events HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
            // Some in the middle of the answer.
            if (i % 10 == 0)
                await client.GetStream().ReadExactlyAsync(new byte[10]).AsTask().WaitAsync(TimeSpan.FromSeconds(30));
        }));

        await LivesAsync();
    }

    [Fact]
    public async Task Connections_that_say_nothing_keep_nobody_waiting()
    {
        var idle = Enumerable.Range(0, 400).Select(_ => new System.Net.Sockets.TcpClient()).ToList();
        try
        {
            await Task.WhenAll(idle.Select(c => c.ConnectAsync(api.Address.Host, api.Address.Port)));
            await LivesAsync();
            var clock = Stopwatch.StartNew();

            await LivesAsync();

            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
        }
        finally
        {
            idle.ForEach(c => c.Dispose());
        }
    }

    [GeneratedRegex("\"traceId\":\"([0-9a-f]{32})\"")]
    private static partial Regex TraceId();

    private byte[] Post(string headers, string body, string path = "/v1/actors", bool withKey = true)
    {
        var key = withKey ? $"Authorization: {api.Client(ConflictEvents.Keys.Role.Contributor).DefaultRequestHeaders.Authorization}\r\n" : "";
        return Encoding.Latin1.GetBytes($"POST {path} HTTP/1.1\r\nHost: a\r\n{key}Content-Type: application/json\r\n{headers}\r\nConnection: close\r\n\r\n{body}");
    }

    private async Task LivesAsync()
    {
        using var answer = await api.Client().GetAsync(new Uri("/health/live", UriKind.Relative));
        await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        api.Log.ShouldHoldNoErrors();
    }
}

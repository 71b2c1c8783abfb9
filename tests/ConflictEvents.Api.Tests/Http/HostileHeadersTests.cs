using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Http;

/// <summary>Headers that would forge a line of the log, or a trace.</summary>
public sealed class HostileHeadersTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    public static TheoryData<string> Names => ["User-Agent", "Referer", "X-Forwarded-For", "Accept", "Authorization", "traceparent", "tracestate", "baggage", "Idempotency-Key", "If-Match", "Cookie"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_a_header_says_makes_no_line_of_the_log_and_no_header_of_the_answer(string name)
    {
        var marker = Given.Fresh("forged-");

        // A bare line feed and an escape: what a terminal or a reader of lines would take for more than it is.
        foreach (var value in new[] { $"x\u001b[31m{marker}", $"x\u0085{marker}", $"${{jndi:ldap://{marker}}}", $"x\n2026-01-01 INF {marker}: 1" })
            await RawHttp.AskAsync(api.Address, $"GET /v1/actors/nobody-there HTTP/1.1\r\nHost: localhost\r\n{name}: {value}\r\nConnection: close\r\n\r\n");

        Assert.DoesNotContain(api.Log.All, l => l.Text.Contains(marker, StringComparison.Ordinal) && l.Text.Any(char.IsControl));
        api.Log.ShouldHoldNoErrors();
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-00")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01")]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01")]
    [InlineData("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-extra")]
    public async Task A_trace_that_is_none_is_answered_in_a_new_one(string traceparent)
    {
        var found = await RawHttp.AskAsync(api.Address, $"GET /v1/actors HTTP/1.1\r\nHost: localhost\r\ntraceparent: {traceparent}\r\nConnection: close\r\n\r\n");
        var missing = await RawHttp.AskAsync(api.Address, $"GET /v1/actors/nobody-there HTTP/1.1\r\nHost: localhost\r\ntraceparent: {traceparent}\r\nConnection: close\r\n\r\n");

        Assert.Equal((200, 404), (found.Status, missing.Status));
        Assert.Matches("\"traceId\":\"(?!0{32})[0-9a-f]{32}\"", missing.Body);
        Assert.DoesNotContain("4bf92f3577b34da6a3ce929d0e0e4736", missing.Body, StringComparison.OrdinalIgnoreCase);
    }
}

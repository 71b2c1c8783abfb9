using System.Net;
using System.Net.Sockets;
using System.Text;
using ConflictEvents.Client;
using ConflictEvents.Client.Queries;
using ConflictEvents.Client.Writing;

namespace ConflictEvents.Tests.Client;

/// <summary>What the client tries again, what it does not, and how it says what went wrong.</summary>
public sealed class SendingTests
{
    private const string EmptyPage = """{"epoch":"e","after":0,"through":0,"skipped":0,"items":[],"next":"x","head":0,"atHead":true}""";
    private const string Busy = """{"type":"urn:x","title":"Service Unavailable","status":503,"detail":"Try again.","code":"unavailable","traceId":"t1"}""";

    [Fact]
    public async Task A_read_is_tried_again_until_it_is_answered()
    {
        using var server = new ScriptedServer();
        using var client = server.Break().Answer(HttpStatusCode.ServiceUnavailable, Busy, "application/problem+json").Answer(HttpStatusCode.OK, EmptyPage).Client();

        await client.Changes.PageAsync(query: Query.All.With("kind", "strike,meeting"));

        Assert.Equal(3, server.Asked.Count);
        Assert.All(server.Asked, asked => Assert.Equal(("GET", "/base/v1/changes?after=0&kind=strike%2Cmeeting", "Bearer ce_secret"), (asked.Method, asked.Path, asked.Authorization)));
        Assert.DoesNotContain(server.Told, told => told.Contains("ce_secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "rate_limited")]
    [InlineData(HttpStatusCode.TooManyRequests, "too_many_at_once")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "overloaded")]
    public async Task What_is_too_much_now_is_asked_again(HttpStatusCode status, string code)
    {
        using var server = new ScriptedServer();
        var problem = $$"""{"type":"urn:x","title":"Later","status":{{(int)status}},"detail":"Try again.","code":"{{code}}","traceId":"t1"}""";
        using var client = server.Answer(status, problem, "application/problem+json").Answer(status, problem, "application/problem+json").Answer(HttpStatusCode.OK, EmptyPage).Client();

        await client.Changes.PageAsync();

        Assert.Equal(3, server.Asked.Count);
    }

    [Theory]
    [InlineData("<html>a proxy's page</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task An_answer_that_is_not_understood_is_told_as_broken(string body)
    {
        using var server = new ScriptedServer();
        using var client = server.Answer(HttpStatusCode.OK, body).Answer(HttpStatusCode.OK, body + "\n").Client();

        Assert.Contains("The digest", (await Assert.ThrowsAsync<BrokenAnswerException>(() => client.Changes.DigestAsync())).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<BrokenAnswerException>(async () =>
        {
            await foreach (var _ in client.Imports.ReportAsync("x"))
            {
                // The first line is it.
            }
        });
    }

    [Fact]
    public async Task A_read_that_is_never_answered_ends_as_unreachable()
    {
        using var server = new ScriptedServer();
        using var client = server.Break().Break().Client(retries: 1);
        await Assert.ThrowsAsync<ServerUnreachableException>(() => client.Changes.PageAsync());
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task A_connection_that_is_gone_as_soon_as_it_is_made_is_asked_again()
    {
        using var server = new ScriptedServer();
        using var client = server.Break(new SocketException((int)SocketError.NotConnected)).Answer(HttpStatusCode.OK, EmptyPage).Client(retries: 1);
        await client.Changes.PageAsync();
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task What_is_refused_is_not_tried_again_and_says_why()
    {
        using var server = new ScriptedServer();
        const string Problem = """{"status":400,"detail":"kind: takes no rumour","code":"invalid_parameter","traceId":"t2","parameter":"kind","errors":[{"pointer":"/a/b","code":"c","detail":"d"}]}""";
        using var client = server.Answer(HttpStatusCode.BadRequest, Problem, "application/problem+json").Client();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => client.Changes.PageAsync());

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_parameter", "kind", "t2", "kind: takes no rumour"), (refused.Status, refused.Code, refused.Parameter, refused.TraceId, refused.Message));
        Assert.Equal([new ProblemError("/a/b", "c", "d")], refused.Errors);
    }

    [Fact]
    public async Task A_write_without_a_key_of_its_own_is_sent_once()
    {
        using var server = new ScriptedServer();
        using var client = server.Break().Client();
        await Assert.ThrowsAsync<ServerUnreachableException>(() => client.Bulk.SendAsync(Body, new BulkOptions()).ToListAsync().AsTask());
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_write_with_a_key_is_sent_again_under_the_same_key()
    {
        using var server = new ScriptedServer();
        using var client = server.Break().Answer(HttpStatusCode.OK, "{\"line\":1,\"status\":\"created\",\"id\":\"a\",\"revision\":1}\n", "application/x-ndjson").Client();

        var results = await client.Bulk.SendAsync(Body, new BulkOptions { IdempotencyKey = "k" }).ToListAsync();

        Assert.Equal(("created", "a", 1), (results.Single().Status, results.Single().Id, results.Single().Revision!.Value));
        Assert.Equal(["k", "k"], server.Asked.Select(asked => asked.IdempotencyKey));
    }

    [Fact]
    public async Task An_export_that_breaks_off_goes_on_behind_the_last_record_as_of_the_same_position()
    {
        using var server = new ScriptedServer();
        static void Stands(HttpResponseMessage answer) => answer.Headers.Add("Feed-Position", "7");
        static void InEpoch(HttpResponseMessage answer) { Stands(answer); answer.Headers.Add("Feed-Epoch", "e"); }
        const string First = """{"id":"1","revision":1,"position":3,"title":"a"}""";
        const string Second = """{"id":"2","revision":4,"position":5,"title":"b"}""";
        using var client = server.Answer(HttpStatusCode.OK, $"{First}\n{Second[..20]}", "application/x-ndjson", InEpoch).Answer(HttpStatusCode.OK, $"{Second}\n", "application/x-ndjson", InEpoch).Client();

        using var export = await client.Exports.OpenAsync(RecordType.Event);
        var lines = await export.ReadAsync().ToListAsync();

        Assert.Equal([First, Second], lines.Select(line => Encoding.UTF8.GetString(line.Document.Span)));
        Assert.Equal("/base/v1/events/export?after=1&asOf=7&format=ndjson", server.Asked[1].Path);
    }

    private static MemoryStream Body() => new("{}\n"u8.ToArray());
}

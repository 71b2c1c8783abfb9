using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Http;

/// <summary>Requests that must be refused: with a problem, without a trace in the ledger and without an error in the log.</summary>
internal static class Refusals
{
    /// <summary>Asks, and asserts that nothing was stored and that no error was logged.</summary>
    public static async Task<HttpResponseMessage> AskInVainAsync(this ApiFixture api, HttpClient client, HttpRequestMessage request)
    {
        var before = await api.PositionAsync();
        var errors = api.Log.Errors.ToHashSet();
        var answer = await client.SendAsync(request);
        Assert.Equal(before, await api.PositionAsync());
        Assert.DoesNotContain(api.Log.Errors, e => !errors.Contains(e));
        return answer;
    }

    public static Task<HttpResponseMessage> GetInVainAsync(this ApiFixture api, HttpClient client, string path) =>
        api.AskInVainAsync(client, new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>A request with a body of any bytes and any content type; none where it is null.</summary>
    public static HttpRequestMessage Request(HttpMethod method, string path, byte[] body, string? contentType = "application/json")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return new HttpRequestMessage(method, path) { Content = content };
    }

    /// <summary>The members that every problem has, and nothing that only a developer should see.</summary>
    public static async Task<JsonObject> ShouldBeProblemAsync(this HttpResponseMessage answer, int status)
    {
        await answer.ShouldBeAsync((System.Net.HttpStatusCode)status);
        Assert.Equal(new MediaTypeHeaderValue("application/problem+json"), answer.Content.Headers.ContentType);
        var problem = await answer.JsonAsync();
        foreach (var member in new[] { "type", "title", "detail", "code", "traceId" })
            Assert.False(string.IsNullOrWhiteSpace((string?)problem[member]), $"{member} is missing in {problem}");
        Assert.Equal($"urn:conflict-events:problem:{problem["code"]}", (string)problem["type"]!);
        Assert.Equal(status, (int)problem["status"]!);
        var text = problem.ToJsonString();
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", text, StringComparison.Ordinal);
        return problem;
    }

    /// <summary>The ledger's position.</summary>
    public static Task<long> PositionAsync(this ApiFixture api) => api.Database.ScalarAsync<long>("select position from ledger_head");
}

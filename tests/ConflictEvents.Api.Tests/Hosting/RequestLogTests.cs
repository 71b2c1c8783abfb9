using System.Net.Http.Json;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Hosting;

public sealed class RequestLogTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Every_request_leaves_one_line_with_its_trace_status_duration_and_key()
    {
        var name = Given.Fresh("Logged Colleague ");
        using var made = await api.Client(Role.Admin).PostAsync("/v1/keys", JsonContent.Create(new { name, role = "contributor" }));
        var client = api.NewClient((string)(await made.JsonAsync())["key"]!);
        var slug = Given.Fresh("logged-");

        using var answer = await client.GetAsync(new Uri($"/v1/actors/{slug}?asOf=0", UriKind.Relative));
        var problem = await answer.ShouldBeProblemAsync(404, "not_found");

        var line = Assert.Single(LinesOf(slug));
        Assert.Matches($"^GET /v1/actors/{slug} 404 in [0-9]+ ms for key {name} trace {problem["traceId"]}$", line);
    }

    [Theory]
    [InlineData("POST", 401)]
    [InlineData("DELETE", 401)]
    [InlineData("BREW", 405)]
    [InlineData("HEAD", 404)]
    public async Task So_does_one_that_is_refused_before_it_gets_anywhere(string method, int status)
    {
        var slug = Given.Fresh("refused-");
        using var request = new HttpRequestMessage(new HttpMethod(method), method == "POST" ? $"/v1/actors/{slug}/merge" : $"/v1/actors/{slug}");

        using var answer = await api.Client().SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Matches($"^{method} /v1/actors/{slug}(/merge)? {status} in [0-9]+ ms for key anonymous trace [0-9a-f]{{32}}$", Assert.Single(LinesOf(slug)));
    }

    private IEnumerable<string> LinesOf(string slug) =>
        api.Log.All.Where(l => l.Category.EndsWith(".RequestLog", StringComparison.Ordinal) && l.Text.Contains(slug, StringComparison.Ordinal)).Select(l => l.Text);
}

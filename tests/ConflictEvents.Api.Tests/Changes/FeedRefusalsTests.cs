using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>What the feed refuses, and what it says then.</summary>
public sealed class FeedRefusalsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("wait=16", "wait")]
    [InlineData("wait=-1", "wait")]
    [InlineData("wait=1.5", "wait")]
    [InlineData("after=-1", "after")]
    [InlineData("after=yesterday", "after")]
    [InlineData("after=99999999999999999999", "after")]
    [InlineData("after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "after")]
    [InlineData("epoch=1", "epoch")]
    [InlineData("record=strike", "record")]
    [InlineData("record=actor&country=UKR", "record")]
    [InlineData("record=event,source&q=harbour", "record")]
    [InlineData("record=dispute&lifecycle=published", "record")]
    [InlineData("lifecycle=published,retracted", "lifecycle")]
    [InlineData("country=XXX", "country")]
    [InlineData("bbox=1,2,3", "bbox")]
    [InlineData("actor=nobody-at-all", "actor")]
    [InlineData("asOf=1", "asOf")]
    [InlineData("knownBy=2022-03-10T00:00:00Z", "knownBy")]
    [InlineData("updatedSince=2022-03-10T00:00:00Z", "updatedSince")]
    [InlineData("sort=recorded", "sort")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("fields=title", "fields")]
    [InlineData("count=true", "count")]
    [InlineData("format=csv", "format")]
    [InlineData("after=0&after=0", "after")]
    public async Task What_makes_no_sense_is_refused_by_its_name(string query, string parameter)
    {
        foreach (var accept in new[] { "application/json", "text/event-stream" })
        {
            using var answer = await AskAsync(query, accept, Role.Editor);
            Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        }
    }

    [Fact]
    public async Task Other_lifecycles_than_published_are_for_colleagues()
    {
        await (await AskAsync("lifecycle=draft", "application/json")).ShouldBeProblemAsync(401, "unauthorized");
        await (await AskAsync("lifecycle=draft", "text/event-stream", Role.Reader)).ShouldBeProblemAsync(403, "forbidden");
        await (await AskAsync("lifecycle=draft,withheld", "application/json", Role.Contributor)).ShouldBeAsync(System.Net.HttpStatusCode.OK);
        await (await AskAsync("lifecycle=published", "application/json")).ShouldBeAsync(System.Net.HttpStatusCode.OK);
        await (await AskAsync("", "text/csv")).ShouldBeProblemAsync(406, "not_acceptable");
    }

    [Fact]
    public async Task A_token_of_another_filter_is_refused_and_its_own_goes_on_whatever_the_order()
    {
        await api.Client(Role.Editor).CreateEventAsync(Given.AStrike());
        var token = (string)(await api.Client().PageAsync("kind=strike&limit=5"))["next"]!;

        foreach (var other in new[] { "", "kind=meeting", "kind=strike&country=UKR", "record=event" })
        {
            var problem = await (await AskAsync($"{other}&after={token}".TrimStart('&'), "application/json")).ShouldBeProblemAsync(400, "invalid_parameter");
            Assert.Contains("filter", (string)problem["detail"]!, StringComparison.Ordinal);
        }
        await (await AskAsync($"limit=7&after={token}&kind=strike", "application/json")).ShouldBeAsync(System.Net.HttpStatusCode.OK);
        var forged = token[..^1] + (token[^1] == 'A' ? 'B' : 'A');
        await (await AskAsync($"kind=strike&after={forged}", "application/json")).ShouldBeProblemAsync(400, "invalid_parameter");
        // A token of a list is none of the feed.
        await api.Client(Role.Editor).CreateEventAsync(Given.AStrike());
        var cursor = (string)(await api.Client(Role.Editor).ReadAsync("/v1/events?lifecycle=draft&limit=1"))["next"]!;
        await (await AskAsync($"after={cursor}", "application/json", Role.Editor)).ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Fact]
    public async Task Ahead_of_the_head_and_of_another_epoch_is_gone_and_says_what_to_do()
    {
        var editor = api.Client(Role.Editor);
        await editor.CreateEventAsync(Given.AStrike());
        var page = await editor.PageAsync("limit=1000");
        var (head, epoch, token) = ((long)page["head"]!, (string)page["epoch"]!, (string)page["next"]!);

        await GoneAsync($"after={head + 1}", "ahead_of_head");
        await GoneAsync($"after={head}&epoch={Guid.CreateVersion7()}", "other_epoch");
        await (await AskAsync($"after={head}&epoch={epoch}", "application/json", Role.Editor)).ShouldBeAsync(System.Net.HttpStatusCode.OK);
        await api.Database.ExecuteAsync("update ledger_head set epoch = gen_random_uuid()");
        try
        {
            await GoneAsync($"after={token}", "other_epoch");
            await GoneAsync($"after={head}&epoch={epoch}", "other_epoch");
            // Nobody can tell of a position alone.
            await (await AskAsync($"after={head}", "application/json", Role.Editor)).ShouldBeAsync(System.Net.HttpStatusCode.OK);
        }
        finally
        {
            await api.Database.ExecuteAsync($"update ledger_head set epoch = '{epoch}'");
        }
        await (await AskAsync($"after={token}", "application/json", Role.Editor)).ShouldBeAsync(System.Net.HttpStatusCode.OK);
    }

    private async Task GoneAsync(string query, string code)
    {
        foreach (var accept in new[] { "application/json", "text/event-stream" })
        {
            var problem = await (await AskAsync(query, accept, Role.Editor)).ShouldBeProblemAsync(410, code);
            Assert.Contains("snapshot", (string)problem["detail"]!, StringComparison.Ordinal);
        }
    }

    private async Task<HttpResponseMessage> AskAsync(string query, string accept, Role? role = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/changes?{query}");
        request.Headers.Accept.ParseAdd(accept);
        return await api.Client(role).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}

using System.Globalization;
using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Replicas;

/// <summary>`Min-Position` where there is no replica: it is held against the head.</summary>
public sealed class MinPositionTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task A_position_that_the_ledger_has_reached_changes_nothing()
    {
        var desk = api.Client(Role.Editor);
        var actor = await desk.CreateActorAsync(Given.AnActor());
        var epoch = await api.Database.ScalarAsync<Guid>("select epoch from ledger_head");

        foreach (var least in new[] { "0", $"{actor.Position}", $"{epoch}:{actor.Position}" })
            foreach (var path in new[] { "/v1/actors", actor.Path, "/v1/changes?after=0", "/v1/changes?wait=1", "/v1/events/export", "/ogc/collections/strikes/items" })
                await (await AskAsync(desk, path, least)).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1,2")]
    [InlineData("latest")]
    [InlineData("9223372036854775808")]
    [InlineData("3f2504e0:1")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301:")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301:1:2")]
    public async Task What_is_no_position_is_refused_by_the_headers_name(string least)
    {
        var problem = await (await AskAsync(api.Client(Role.Editor), "/v1/events", least)).ShouldBeProblemAsync(400, "invalid_parameter");

        Assert.Equal("Min-Position", (string?)problem["parameter"]);
        Assert.Contains("must be one position, such as 1234", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_ahead_of_the_ledger_or_of_another_epoch_is_gone()
    {
        var desk = api.Client(Role.Editor);
        var head = (await desk.CreateActorAsync(Given.AnActor())).Position;

        foreach (var path in new[] { "/v1/events", "/v1/changes", "/v1/events/stats?groupBy=kind", "/v1/actors/export" })
        {
            await (await AskAsync(desk, path, (head + 1).ToString(CultureInfo.InvariantCulture))).ShouldBeProblemAsync(410, "ahead_of_head");
            await (await AskAsync(desk, path, $"{Guid.CreateVersion7()}:1")).ShouldBeProblemAsync(410, "other_epoch");
        }
    }

    [Fact]
    public async Task Twice_it_is_refused_and_where_nothing_names_its_stand_it_is_passed_over()
    {
        var desk = api.Client(Role.Admin);
        using var twice = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        twice.Headers.TryAddWithoutValidation("Min-Position", ["1", "2"]);

        await (await desk.SendAsync(twice)).ShouldBeProblemAsync(400, "invalid_parameter");
        await (await AskAsync(desk, "/v1/keys", "garbage")).ShouldBeAsync(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string least)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Min-Position", least);
        return await client.SendAsync(request);
    }
}

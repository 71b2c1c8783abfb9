using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Changes;

public sealed class FeedWritersTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Writers = 8;
    private const int Turns = 15;

    [Fact]
    public async Task While_many_write_at_once_a_follower_gets_each_acknowledged_change_once_in_order_without_a_gap()
    {
        var acknowledged = new ConcurrentBag<(long Position, string Id, int Revision)>();
        var first = await api.Database.ScalarAsync<long>("select position from ledger_head");
        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteAsync(acknowledged)));
        var followed = new List<JsonObject>();
        for (var after = $"{first}"; !writing.IsCompleted || followed.Count < acknowledged.Count;)
        {
            var page = await api.Client(Role.Editor).PageAsync($"after={after}&limit=7&wait=1");
            followed.AddRange(page.Items());
            after = (string)page["next"]!;
        }
        await writing;

        Assert.Equal(Enumerable.Range(1, followed.Count).Select(i => first + i), followed.Select(Feed.Position));
        Assert.Equal(acknowledged.Order(), followed.Select(i => (i.Position(), i.Id(), (int)i["revision"]!)));
    }

    // Every third write is refused, and takes no position.
    private async Task WriteAsync(ConcurrentBag<(long Position, string Id, int Revision)> acknowledged)
    {
        var contributor = await api.NewColleagueAsync(Role.Contributor);
        var own = await contributor.CreateActorAsync(Given.AnActor());
        acknowledged.Add((own.Position, own.Id, own.Revision));
        for (var turn = 0; turn < Turns; turn++)
        {
            own = await contributor.ReviseAsync(own, new JsonObject { ["name"] = $"Turn {turn}" });
            acknowledged.Add((own.Position, own.Id, own.Revision));
            if (turn % 3 == 0)
                await (await contributor.PatchAsync(own.Path, new JsonObject { ["name"] = "Too late" }, "\"1-00000000\"")).ShouldBeProblemAsync(412, "stale_revision");
        }
    }
}

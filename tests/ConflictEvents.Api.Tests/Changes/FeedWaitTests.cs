using System.Diagnostics;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Storage;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>A page that waits for an item.</summary>
public sealed class FeedWaitTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task A_waiting_page_is_answered_as_soon_as_there_is_an_item_for_it()
    {
        var from = await HeadAsync();
        var waiting = api.Client().PageAsync($"record=actor&after={from}&wait=15");
        var other = await Editor.CreateSourceAsync(Given.ASource());
        Assert.False(waiting.IsCompleted);
        var watch = Stopwatch.StartNew();
        var actor = await Editor.CreateActorAsync(Given.AnActor());

        var page = await waiting.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5));
        Assert.Equal((from, actor.Position, other.Position - from), ((long)page["after"]!, (long)page["through"]!, (long)page["skipped"]!));
        Assert.Equal(actor.Id, Assert.Single(page.Items()).Id());
    }

    [Fact]
    public async Task Readers_who_wait_together_each_get_every_change_once_and_what_was_written_before_they_asked()
    {
        var from = await HeadAsync();
        var readers = Enumerable.Range(0, 6).Select(i => FollowAsync(i % 2 == 0 ? api.Client() : Editor, from, 20)).ToList();
        var written = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var actor = await Editor.CreateActorAsync(Given.AnActor());
            written.Add(actor.Id);
            Assert.Equal(actor.Id, (await Editor.PageAsync($"record=actor&after={from}&wait=15&limit=1000")).Items().Last().Id());
        }

        foreach (var read in await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(20)))
            Assert.Equal(written, read);
    }

    private static async Task<List<string>> FollowAsync(HttpClient client, long from, int most)
    {
        var (after, read) = (from.ToString(System.Globalization.CultureInfo.InvariantCulture), new List<string>());
        while (read.Count < most)
        {
            var page = await client.PageAsync($"record=actor&after={after}&wait=15");
            read.AddRange(page.Items().Select(i => i.Id()));
            after = (string)page["next"]!;
        }
        return read;
    }

    [Fact]
    public async Task When_the_patience_is_over_the_page_is_empty_and_has_moved_on_over_what_it_passed()
    {
        var from = await HeadAsync();
        var waiting = api.Client().PageAsync($"kind=meeting&after={from}&wait=15");
        var actor = await Editor.CreateActorAsync(Given.AnActor());
        while (!waiting.IsCompleted)
        {
            api.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20);
        }

        var page = await waiting;
        Assert.Empty(page.Items());
        Assert.Equal((from, actor.Position, actor.Position - from), ((long)page["after"]!, (long)page["through"]!, (long)page["skipped"]!));
    }

    [Fact]
    public async Task What_is_there_is_not_waited_for_and_what_another_instance_wrote_is_noticed()
    {
        var actor = await Editor.CreateActorAsync(Given.AnActor());
        Assert.Single((await Editor.PageAsync($"after={actor.Position - 1}&wait=15").WaitAsync(TimeSpan.FromSeconds(10))).Items());

        var database = await (await TestServer.GetAsync()).CloneAsync();
        var (one, other) = (new ServingFixture(database), new ServingFixture(database));
        await one.InitializeAsync();
        await other.InitializeAsync();
        try
        {
            var waiting = one.Client().PageAsync("wait=15");
            var second = await other.Client(Role.Editor).CreateActorAsync(Given.AnActor());
            Assert.Equal(second.Id, Assert.Single((await waiting.WaitAsync(TimeSpan.FromSeconds(10))).Items()).Id());
        }
        finally
        {
            await other.DisposeAsync();
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task Many_wait_at_once_without_holding_connections()
    {
        var from = await HeadAsync();
        // The host has eight connections.
        var waiting = Enumerable.Range(0, 40).Select(_ => api.Client().PageAsync($"record=actor&after={from}&wait=15")).ToList();
        var actor = await Editor.CreateActorAsync(Given.AnActor());

        foreach (var page in await Task.WhenAll(waiting).WaitAsync(TimeSpan.FromSeconds(12)))
            Assert.Equal(actor.Id, Assert.Single(page.Items()).Id());
    }

    private Task<long> HeadAsync() => api.Database.ScalarAsync<long>("select position from ledger_head");
}

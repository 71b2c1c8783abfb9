using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Changes;

/// <summary>What each change is in the feed: to readers, contributors and editors.</summary>
public sealed class FeedTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Filters = ["record=event", "country=UKR", "country=FJI"];
    private static readonly string[] Types = ["event", "actor", "source,dispute"];

    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task Every_action_comes_with_the_record_as_of_that_change()
    {
        var from = await HeadAsync();
        var strike = await PublishedAsync();
        var first = strike.Json.ToJsonString();
        strike = await Editor.ReviseAsync(strike, new JsonObject { ["title"] = "Another title", ["changeNote"] = "as the desk has it" });
        var tombstone = await Editor.RetractAsync(strike, "reclassified");
        using var restored = await Editor.PostAsync($"{strike.Path}/restore", null, tombstone);
        var back = await Kept.OfAsync("/v1/events", restored);

        var items = (await Editor.FollowAsync("record=event", from)).ToList();
        Assert.Equal(["created", "revised", "retracted", "restored"], items.Select(Feed.Action));
        Assert.All(items, i => Assert.Equal(("event", strike.Id), ((string)i["record"]!, i.Id())));
        Assert.Equal([1, 2, 3, 4], items.Select(i => (int)i["revision"]!));
        Assert.Equal([first, strike.Json.ToJsonString(), back.Json.ToJsonString()], items.Where(i => i.Action() != "retracted").Select(i => i["document"]!.ToJsonString()));
        Assert.Equal("as the desk has it", (string?)items[1]["document"]!["changeNote"]);
        Assert.Equal($$"""{"id":"{{strike.Id}}","revision":3,"reason":"reclassified"}""", items[2]["document"]!.ToJsonString());
        Assert.Equal((string?)items[3]["document"]!["recordedAt"], (string?)items[3]["at"]);

        var read = await api.Client().FollowAsync("record=event", from);
        Assert.Equal(items.Select(Feed.Action), read.Select(Feed.Action));
        Assert.All(read, i => Assert.Null(i["document"]!["recordedBy"]));
        Assert.Null(read[1]["document"]!["changeNote"]);
        Assert.Equal((await api.Client().ReadAsync(strike.Path)).ToJsonString(), read[3]["document"]!.ToJsonString());
    }

    [Fact]
    public async Task A_merge_takes_the_old_actor_out_and_rewrites_what_names_it()
    {
        var (old, into) = (await Editor.CreateActorAsync(Given.AnActor()), await Editor.CreateActorAsync(Given.AnActor()));
        var statement = await Editor.CreateEventAsync(Given.AStatement(speaker: old.Id, source: await SourceAsync(), lifecycle: "published"));
        var from = await HeadAsync();
        await (await Editor.PostAsync($"{old.Path}/merge", new JsonObject { ["into"] = into.Id }, old.ETag)).ShouldBeAsync(System.Net.HttpStatusCode.OK);

        foreach (var client in (HttpClient[])[api.Client(), Editor])
        {
            var items = await client.FollowAsync(after: from);
            Assert.Equal([$"left actor {old.Id} {into.Id}", $"merged event {statement.Id} "], items.Select(i => $"{i.Action()} {i["record"]} {i.Id()} {i["successor"]}"));
            Assert.Null(items[0]["document"]);
            Assert.Equal(into.Id, (string?)items[1]["document"]!["details"]!["speakers"]![0]!["actor"]);
        }
    }

    [Fact]
    public async Task What_leaves_the_filter_comes_as_left_and_what_was_never_in_it_does_not_come()
    {
        var from = await HeadAsync();
        var (strike, other) = (await PublishedAsync(), await PublishedAsync(Given.AStrike().With("location/country", "SYR")));
        await Editor.ReviseAsync(other, new JsonObject { ["title"] = "Still elsewhere" });
        strike = await Editor.ReviseAsync(strike, new JsonObject { ["location"] = new JsonObject { ["country"] = "SYR" } });
        strike = await Editor.ReviseAsync(strike, new JsonObject { ["title"] = "Now elsewhere" });
        strike = await Editor.ReviseAsync(strike, new JsonObject { ["location"] = new JsonObject { ["country"] = "UKR" } });
        await Editor.RetractAsync(strike);
        await Editor.RetractAsync(await ReadAsync(other));

        foreach (var client in (HttpClient[])[api.Client(), Editor])
        {
            var items = await client.FollowAsync("country=UKR", from);
            Assert.Equal(["created", "left", "revised", "retracted"], items.Select(Feed.Action));
            Assert.All(items, i => Assert.Equal(strike.Id, i.Id()));
            Assert.Null(items[1]["document"]);
            Assert.Equal(2, (int)items[1]["revision"]!);
        }
    }

    [Fact]
    public async Task Readers_never_see_a_draft_and_get_it_when_it_is_published_or_its_embargo_is_lifted()
    {
        var from = await HeadAsync();
        var source = await SourceAsync();
        var draft = await Editor.CreateEventAsync(Given.AStrike(source: source));
        var until = api.Clock.GetUtcNow().AddHours(1);
        var embargoed = await Editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: "published").With("embargoedUntil", until.ToString("O")));
        var dropped = await Editor.CreateEventAsync(Given.AStrike());
        await Editor.RetractAsync(dropped);
        Assert.Equal(["source"], (await api.Client().FollowAsync(after: from)).Select(i => (string)i["record"]!));

        var waiting = api.Client().ReadAsync($"/v1/changes?after={await HeadAsync()}&wait=15");
        api.Clock.Advance(TimeSpan.FromHours(1));
        var lifted = Assert.Single((await waiting).Items());
        Assert.Equal((embargoed.Id, "revised"), (lifted.Id(), lifted.Action()));
        draft = await Editor.ReviseAsync(draft, new JsonObject { ["lifecycle"] = "published" });

        var items = await api.Client(Role.Reader).FollowAsync("record=event", from);
        Assert.Equal([(embargoed.Id, "revised"), (draft.Id, "revised")], items.Select(i => (i.Id(), i.Action())));
        Assert.Equal(["created", "created", "created", "retracted", "revised", "revised"], (await api.Client(Role.Contributor).FollowAsync("record=event", from)).Select(Feed.Action));
    }

    [Fact]
    public async Task What_is_withheld_leaves_readers_disclosing_nothing_but_its_id_and_its_past_is_closed()
    {
        var from = await HeadAsync();
        var strike = await PublishedAsync();
        strike = await Editor.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "withheld" });
        strike = await Editor.ReviseAsync(strike, new JsonObject { ["title"] = "Names a victim" });

        // Whether its past matches a filter would tell of it: it is not asked.
        foreach (var filter in Filters)
        {
            var left = Assert.Single(await api.Client().FollowAsync(filter, from));
            Assert.Equal(["position", "at", "action", "record", "id"], left.Select(m => m.Key));
            Assert.Equal(("left", strike.Id), (left.Action(), left.Id()));
        }
        Assert.Equal(["created", "revised", "revised"], (await Editor.FollowAsync("record=event", from)).Select(Feed.Action));
        Assert.Equal(["created", "left"], (await Editor.FollowAsync("lifecycle=published", from)).Select(Feed.Action));

        await Editor.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "published" });
        Assert.Equal(["created", "left", "revised"], (await api.Client().FollowAsync("country=UKR", from)).Select(Feed.Action));
        Assert.Empty(await api.Client().FollowAsync("country=FJI", from));
    }

    [Fact]
    public async Task Readers_get_of_each_revision_what_they_may_see()
    {
        var from = await HeadAsync();
        var strike = await PublishedAsync(Given.AStrike().With("sensitivity", new JsonArray("location_risk")));

        var item = Assert.Single(await api.Client().FollowAsync("country=UKR", from));
        Assert.Equal("South Region", (string?)item["document"]!["location"]!["name"]);
        Assert.Empty(await api.Client().FollowAsync("minPrecision=site", from));
        Assert.Single(await Editor.FollowAsync("minPrecision=site", from), i => i.Id() == strike.Id);
    }

    [Fact]
    public async Task A_dispute_comes_and_leaves_with_the_event_that_it_is_about()
    {
        var source = await SourceAsync();
        var strike = await Editor.CreateEventAsync(Given.AStrike(source: source));
        var dispute = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));
        var from = await HeadAsync();
        Assert.Empty(await api.Client().FollowAsync("record=dispute", $"{dispute.Position - 1}"));

        strike = await Editor.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "published" });
        var came = Assert.Single(await api.Client().FollowAsync("record=dispute", from));
        Assert.Equal((dispute.Id, "revised", "Who did it?"), (came.Id(), came.Action(), (string?)came["document"]!["question"]));
        strike = await Editor.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "withheld" });
        var gone = Assert.Single(await api.Client().FollowAsync("record=dispute", from));
        Assert.Equal((dispute.Id, "left", null), (gone.Id(), gone.Action(), gone["document"]));
        await Editor.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "published" });
        Assert.Equal(["revised", "left", "revised"], (await api.Client().FollowAsync("record=dispute", from)).Select(Feed.Action));
        Assert.Equal(4, (int)(await api.Client().ReadAsync(dispute.Path))["revision"]!);
    }

    [Fact]
    public async Task To_colleagues_nothing_is_skipped_and_types_are_followed_apart()
    {
        await PublishedAsync();
        await Editor.CreateActorAsync(Given.AnActor());
        var all = await Editor.FollowPagesAsync();
        Assert.All(all, p => Assert.Equal(0, (long)p["skipped"]!));

        var apart = new List<long>();
        foreach (var type in Types)
        {
            var items = await Editor.FollowAsync($"record={type}");
            Assert.All(items, i => Assert.Contains((string)i["record"]!, type.Split(',')));
            apart.AddRange(items.Select(Feed.Position));
        }
        Assert.Equal(all.SelectMany(p => p.Items()).Select(Feed.Position), apart.Order());
    }

    [Fact]
    public async Task An_empty_page_stands_at_the_head_and_says_so()
    {
        var head = await HeadAsync();
        using var answer = await api.Client().GetAsync(new Uri($"/v1/changes?after={head}", UriKind.Relative));
        var page = await answer.JsonAsync();

        Assert.Empty(page.Items());
        Assert.True((bool)page["atHead"]!);
        Assert.Equal(("no-store", head, (string)page["epoch"]!), ($"{answer.Headers.CacheControl}", answer.Headers.GetValues("Feed-Position").Single(), answer.Headers.GetValues("Feed-Epoch").Single()));
        var next = await api.Client().PageAsync($"after={page["next"]}");
        Assert.Equal(head, $"{next["after"]}");
        using var bare = await api.Client().AskAsync(HttpMethod.Head, $"/v1/changes?wait=15&after={head}");
        await bare.ShouldBeAsync(System.Net.HttpStatusCode.OK);
    }

    private async Task<Kept> PublishedAsync(JsonObject? body = null) =>
        await Editor.CreateEventAsync((body ?? Given.AStrike()).With("lifecycle", "published").With("citations", new JsonArray(new JsonObject { ["source"] = $"{await SourceAsync()}" })));

    private async Task<Guid> SourceAsync() => Guid.Parse((await Editor.CreateSourceAsync(Given.ASource())).Id);

    private async Task<Kept> ReadAsync(Kept record) => await Kept.OfAsync(record.Room, await Editor.GetAsync(new Uri(record.Path, UriKind.Relative)));

    private async Task<string> HeadAsync() => $"{await api.Database.ScalarAsync<long>("select position from ledger_head")}";
}

using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Actors;

public sealed class MergeTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task Every_current_record_that_names_the_old_slug_gets_a_revision_in_one_block()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        var source = Guid.Parse((await Editor.CreateSourceAsync(Given.ASource())).Id);
        var member = await Editor.CreateActorAsync(Given.AnActor().With("memberOf", old.Id));
        var spoken = await Editor.CreateEventAsync(Given.AStatement(speaker: old.Id, source: source, lifecycle: "published"));
        var relayed = await Editor.CreateEventAsync(Given.AStrike(source: source).With("citations/0/chain", new JsonArray("A Newspaper", old.Id)).With("citations/0/chainBasis", "explicit"));
        var met = await Editor.CreateEventAsync(Given.AMeeting([old.Id, (await ActorAsync()).Id]));
        var disputed = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(spoken.Id)).With("positions/1/holder", old.Id));
        var bystander = await Editor.CreateEventAsync(Given.AStatement(speaker: into.Id));
        var before = await PositionAsync();

        await MergeAsync(old, into);

        var named = new[] { old, member, spoken, relayed, met, disputed };
        var now = new List<JsonObject>();
        foreach (var record in named)
            now.Add(await Editor.ReadAsync($"{record.Path}/revisions/2"));
        Assert.Equal(Enumerable.Range(1, named.Length).Select(i => before + i), now.Select(r => (long)r["position"]!).Order());
        Assert.All(now, r => Assert.Equal("merged", (string)r["changeReason"]!));
        Assert.Equal(before + named.Length, await PositionAsync());
        Assert.Equal(bystander.Revision, (int)(await Editor.ReadAsync(bystander.Path))["revision"]!);
        Assert.Equal(into.Id, (string)now[0]["mergedInto"]!);
        Assert.Equal(into.Id, (string)now[1]["memberOf"]!);
        Assert.Equal(into.Id, (string)now[2]["details"]!["speakers"]![0]!["actor"]!);
        Assert.Equal(["A Newspaper", into.Id], now[3]["citations"]![0]!["chain"]!.AsArray().Select(c => (string)c!));
        Assert.Equal(into.Id, (string)now[4]["details"]!["participants"]![0]!["actor"]!);
        Assert.Equal(into.Id, (string)now[5]["positions"]![1]!["holder"]!);
        Assert.Equal(6L, await api.Database.ScalarAsync<long>($"select count(*) from changes where position > {before} and action = 'merged'"));
    }

    [Fact]
    public async Task The_old_slug_leads_to_the_new_one()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        await MergeAsync(old, into);

        using var answer = await api.Client().GetAsync(new Uri(old.Path, UriKind.Relative));

        Assert.Equal(308, (int)answer.StatusCode);
        Assert.EndsWith($"/v1/actors/{into.Id}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_past_keeps_the_old_name()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        var spoken = await Editor.CreateEventAsync(Given.AStatement(speaker: old.Id));
        await MergeAsync(old, into);

        Assert.Equal(old.Id, (string)(await Editor.ReadAsync($"{spoken.Path}?asOf={spoken.Position}"))["details"]!["speakers"]![0]!["actor"]!);
        Assert.Equal(old.Json["name"]!.ToJsonString(), (await Editor.ReadAsync($"{old.Path}?asOf={spoken.Position}"))["name"]!.ToJsonString());
        Assert.Contains(spoken.Id, await IdsAsync($"/v1/events?lifecycle=draft&actor={into.Id}&asOf={spoken.Position}"));
    }

    [Fact]
    public async Task The_old_slug_is_still_taken_in_writing_and_stored_as_the_new_one()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        var source = Guid.Parse((await Editor.CreateSourceAsync(Given.ASource())).Id);
        await MergeAsync(old, into);

        var spoken = await Editor.CreateEventAsync(Given.AStatement(speaker: old.Id, source: source).With("citations/0/chain", new JsonArray(old.Id)).With("citations/0/chainBasis", "explicit"));
        var member = await Editor.CreateActorAsync(Given.AnActor().With("memberOf", old.Id));
        var dispute = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(spoken.Id)).With("positions/0/holder", old.Id));

        Assert.Equal(into.Id, (string)spoken.Json["details"]!["speakers"]![0]!["actor"]!);
        Assert.Equal(into.Id, (string)spoken.Json["citations"]![0]!["chain"]![0]!);
        Assert.Equal(into.Id, (string)member.Json["memberOf"]!);
        Assert.Equal(into.Id, (string)dispute.Json["positions"]![0]!["holder"]!);
    }

    [Fact]
    public async Task What_was_read_before_the_merge_can_still_be_sent_back()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        var spoken = await Editor.CreateEventAsync(Given.AStatement(speaker: old.Id));
        await MergeAsync(old, into);
        using var now = await Editor.GetAsync(new Uri(spoken.Path, UriKind.Relative));
        var position = await PositionAsync();

        using var answer = await Editor.PutAsync(spoken.Path, spoken.Json, now.ETag());

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(now.ETag(), answer.ETag());
        Assert.Equal(position, await PositionAsync());
    }

    [Fact]
    public async Task Both_slugs_filter_by_the_one_actor()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        var first = await Editor.CreateEventAsync(Given.AStatement(speaker: old.Id));
        var second = await Editor.CreateEventAsync(Given.AStatement(speaker: into.Id));
        await MergeAsync(old, into);

        foreach (var slug in new[] { old.Id, into.Id })
            Assert.Equal(new[] { first.Id, second.Id }.Order(), (await IdsAsync($"/v1/events?lifecycle=draft&actor={slug}")).Order());
    }

    [Fact]
    public async Task Earlier_merged_actors_follow()
    {
        var (first, second, third) = (await ActorAsync(), await ActorAsync(), await ActorAsync());
        await MergeAsync(first, second);
        await MergeAsync(second, third);

        using var answer = await api.Client().GetAsync(new Uri(first.Path, UriKind.Relative));
        var spoken = await Editor.CreateEventAsync(Given.AStatement(speaker: first.Id));

        Assert.EndsWith($"/v1/actors/{third.Id}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(third.Id, (string)spoken.Json["details"]!["speakers"]![0]!["actor"]!);
        Assert.Equal("merged", (string)(await Editor.ReadAsync($"{first.Path}/revisions/3"))["changeReason"]!);
    }

    [Fact]
    public async Task A_merge_into_a_merged_actor_goes_to_where_it_leads()
    {
        var (first, second, third) = (await ActorAsync(), await ActorAsync(), await ActorAsync());
        await MergeAsync(second, third);

        await MergeAsync(first, second);

        using var answer = await api.Client().GetAsync(new Uri(first.Path, UriKind.Relative));
        Assert.EndsWith($"/v1/actors/{third.Id}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_that_was_done_is_not_done_again()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        using var first = await PostAsync(old, into.Id, old.ETag, "merge-" + old.Id);
        var position = await PositionAsync();

        using var again = await PostAsync(old, into.Id, first.ETag());
        using var retried = await PostAsync(old, into.Id, old.ETag, "merge-" + old.Id);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (again.StatusCode, retried.StatusCode));
        Assert.Equal(position, await PositionAsync());
    }

    [Fact]
    public async Task An_actor_that_was_merged_is_neither_merged_elsewhere_nor_revised()
    {
        var (old, into, elsewhere) = (await ActorAsync(), await ActorAsync(), await ActorAsync());
        using var merged = await PostAsync(old, into.Id, old.ETag);

        using var again = await PostAsync(old, elsewhere.Id, merged.ETag());
        using var revised = await Editor.PatchAsync(old.Path, new JsonObject { ["name"] = "x" }, merged.ETag());
        using var stale = await PostAsync(old, elsewhere.Id, old.ETag);
        using var blind = await PostAsync(old, elsewhere.Id, null);

        await again.ShouldBeProblemAsync(409, "merged");
        await revised.ShouldBeProblemAsync(409, "merged");
        await stale.ShouldBeProblemAsync(412, "stale_revision");
        await blind.ShouldBeProblemAsync(428, "precondition_required");
    }

    [Fact]
    public async Task A_retracted_actor_is_neither_merged_nor_merged_into()
    {
        var (retracted, standing) = (await ActorAsync(), await ActorAsync());
        var tombstone = await Editor.RetractAsync(retracted);

        using var from = await PostAsync(retracted, standing.Id, tombstone);
        using var into = await PostAsync(standing, retracted.Id, standing.ETag);

        await from.ShouldBeProblemAsync(409, "retracted");
        await into.ShouldBeProblemAsync(400, "/into", "unknown_actor");
    }

    [Fact]
    public async Task An_actor_is_not_merged_into_itself_or_into_nobody()
    {
        var actor = await ActorAsync();
        var alias = await ActorAsync();
        await MergeAsync(alias, actor);

        using var itself = await PostAsync(actor, actor.Id, actor.ETag);
        using var circle = await PostAsync(actor, alias.Id, actor.ETag);
        using var nobody = await PostAsync(actor, "no-such-actor", actor.ETag);
        using var nothing = await Editor.PostAsync($"{actor.Path}/merge", new JsonObject(), actor.ETag);

        await itself.ShouldBeProblemAsync(400, "/into", "self_reference");
        await circle.ShouldBeProblemAsync(400, "/into", "self_reference");
        await nobody.ShouldBeProblemAsync(400, "/into", "unknown_actor");
        await nothing.ShouldBeProblemAsync(400, "/into", "required");
    }

    [Fact]
    public async Task An_actor_that_takes_over_the_one_it_was_a_part_of_is_no_part_of_itself()
    {
        var old = await ActorAsync();
        var into = await Editor.CreateActorAsync(Given.AnActor().With("memberOf", old.Id));

        await MergeAsync(old, into);

        using var now = await Editor.GetAsync(new Uri(into.Path, UriKind.Relative));
        Assert.Null((await now.JsonAsync())["memberOf"]);
        using var again = await Editor.PutAsync(into.Path, into.Json, now.ETag());
        await again.ShouldBeProblemAsync(400, "/memberOf", "self_reference");
    }

    [Fact]
    public async Task Merging_is_an_editors_work()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());

        using var contributor = await api.Client(Role.Contributor).PostAsync($"{old.Path}/merge", new JsonObject { ["into"] = into.Id }, old.ETag);
        using var stranger = await api.Client().PostAsync($"{old.Path}/merge", new JsonObject { ["into"] = into.Id }, old.ETag);

        await contributor.ShouldBeProblemAsync(403, "forbidden");
        await stranger.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task A_merged_actor_is_left_out_of_lists_and_its_history_stays()
    {
        var (old, into) = (await Editor.CreateActorAsync(Given.AnActor(name: "Merged Away")), await ActorAsync());
        await MergeAsync(old, into);

        var found = await api.Client().ReadAsync("/v1/actors?q=Merged%20Away");
        var history = await api.Client().ReadAsync($"{old.Path}/revisions");

        Assert.DoesNotContain(old.Id, found["items"]!.AsArray().Select(a => (string)a!["slug"]!));
        Assert.Equal(2, history["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_event_that_was_retracted_before_the_merge_comes_back_under_the_new_name()
    {
        var (old, into) = (await ActorAsync(), await ActorAsync());
        var spoken = await Editor.CreateEventAsync(Given.AStatement(speaker: old.Id));
        var tombstone = await Editor.RetractAsync(spoken);
        await MergeAsync(old, into);

        using var restored = await Editor.PostAsync($"{spoken.Path}/restore", null, tombstone);

        await restored.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(into.Id, (string)(await restored.JsonAsync())["details"]!["speakers"]![0]!["actor"]!);
    }

    private Task<Kept> ActorAsync() => Editor.CreateActorAsync(Given.AnActor());

    private Task<long> PositionAsync() => api.Database.ScalarAsync<long>("select position from ledger_head");

    private Task<HttpResponseMessage> PostAsync(Kept old, string into, string? ifMatch, string? idempotencyKey = null) =>
        Editor.PostAsync($"{old.Path}/merge", new JsonObject { ["into"] = into }, ifMatch, idempotencyKey);

    private async Task MergeAsync(Kept old, Kept into)
    {
        using var answer = await PostAsync(old, into.Id, old.ETag);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }

    private async Task<List<string>> IdsAsync(string list) => [.. (await Editor.ReadAsync(list))["items"]!.AsArray().Select(e => (string)e!["id"]!)];
}

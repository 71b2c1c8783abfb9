using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Disputes;

public sealed class DisputesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task A_dispute_is_opened_and_read_back()
    {
        var strike = await PublishedAsync();
        var statement = await Editor.CreateEventAsync(Given.AStatement());
        var body = Given.ADispute(Guid.Parse(strike.Id), "Was it a raid?", "occurrence").With("positions/0/events", new JsonArray(statement.Id));

        using var answer = await Editor.PostAsync("/v1/disputes", body);
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        var made = await answer.JsonAsync();
        var read = await api.Client().ReadAsync($"/v1/disputes/{made["id"]}");

        Assert.EndsWith($"/v1/disputes/{made["id"]}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(("Was it a raid?", "occurrence", "open", strike.Id), ((string)read["question"]!, (string)read["axis"]!, (string)read["state"]!, (string)read["event"]!));
        Assert.Equal(statement.Id, (string)read["positions"]![0]!["events"]![0]!);
        Assert.Null(read["recordedBy"]);
    }

    [Fact]
    public async Task Disputes_are_an_editors_work()
    {
        var strike = await PublishedAsync();
        var dispute = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));
        var asks = new Func<HttpClient, Task<HttpResponseMessage>>[]
        {
            c => c.PostAsync("/v1/disputes", Given.ADispute(Guid.Parse(strike.Id))),
            c => c.PutAsync(dispute.Path, Given.ADispute(Guid.Parse(strike.Id)), dispute.ETag),
            c => c.PatchAsync(dispute.Path, new JsonObject { ["question"] = "x" }, dispute.ETag),
            c => c.DeleteAsync($"{dispute.Path}?reason=other", dispute.ETag),
            c => c.PostAsync($"{dispute.Path}/restore", null, dispute.ETag),
        };

        foreach (var ask in asks)
        {
            using var contributor = await ask(api.Client(Role.Contributor));
            using var stranger = await ask(api.Client());
            await contributor.ShouldBeProblemAsync(403, "forbidden");
            await stranger.ShouldBeProblemAsync(401, "unauthorized");
        }
        Assert.Equal(1, (int)(await Editor.ReadAsync(dispute.Path))["revision"]!);
    }

    [Fact]
    public async Task Disputes_are_listed_by_state_by_axis_and_by_event()
    {
        var (one, two) = (await PublishedAsync(), await PublishedAsync());
        var who = await OpenAsync(one, "responsibility");
        var where = await OpenAsync(one, "place");
        var settled = await OpenAsync(one, "number", "resolved");
        var elsewhere = await OpenAsync(two, "place");

        Assert.Equal(Ids(who, where, settled), await ListedAsync($"event={one.Id}"));
        Assert.Equal(Ids(who, where), await ListedAsync($"event={one.Id}&state=open"));
        Assert.Equal(Ids(settled), await ListedAsync($"event={one.Id}&state=resolved,withdrawn"));
        Assert.Equal(Ids(where), await ListedAsync($"event={one.Id}&axis=place"));
        Assert.Equal(Ids(who, where), await ListedAsync($"event={one.Id}&axis=place,responsibility"));
        Assert.Contains(elsewhere.Id, await ListedAsync("axis=place"));
        Assert.Empty(await ListedAsync($"event={Guid.CreateVersion7()}"));
    }

    [Fact]
    public async Task Disputes_are_listed_by_when_they_last_changed_in_pages_that_stand_still()
    {
        var strike = await PublishedAsync();
        var (first, second, third) = (await OpenAsync(strike, "place"), await OpenAsync(strike, "number"), await OpenAsync(strike, "time"));
        var revised = await Editor.ReviseAsync(first, new JsonObject { ["question"] = "And now?" });

        Assert.Equal(InOrder(first, third, second), await PagedAsync($"/v1/disputes?event={strike.Id}&sort=-recorded"));
        Assert.Equal(InOrder(second, third, first), await PagedAsync($"/v1/disputes?event={strike.Id}&sort=recorded"));
        Assert.Equal(InOrder(third, second, first), await PagedAsync($"/v1/disputes?event={strike.Id}&sort=-recorded&asOf={third.Position}"));
        Assert.Equal(InOrder(first, second), await PagedAsync($"/v1/disputes?event={strike.Id}&sort=-recorded&state=open,resolved&axis=number,place"));
        Assert.Equal(InOrder(first, third, second), await PagedAsync($"/v1/disputes?event={strike.Id}&sort=-recorded&limit=1", () => OpenAsync(strike, "outcome")));
        Assert.Equal(2, revised.Revision);
    }

    [Theory]
    [InlineData("-recorded")]
    [InlineData("recorded")]
    public async Task All_disputes_in_the_order_of_changes_are_all_disputes(string sort)
    {
        var strike = await PublishedAsync();
        for (var i = 0; i < 3; i++)
            await OpenAsync(strike, "place");

        var all = await PagedAsync("/v1/disputes?limit=500");
        var sorted = await PagedAsync($"/v1/disputes?sort={sort}&limit=2", () => OpenAsync(strike, "place"));
        var positions = (await Task.WhenAll(sorted.Select(id => Editor.ReadAsync($"/v1/disputes/{id}")))).Select(d => (long)d["position"]!).ToList();

        Assert.Equal(all.Order(), sorted.Order());
        Assert.Equal(sort == "recorded" ? positions.Order() : positions.OrderDescending(), positions);
    }

    [Theory]
    [InlineData("occurred")]
    [InlineData("Recorded")]
    [InlineData("id")]
    public async Task Another_order_is_refused_with_what_is_allowed(string sort)
    {
        using var answer = await Editor.GetAsync(new Uri($"/v1/disputes?sort={sort}", UriKind.Relative));

        var problem = await answer.ShouldBeProblemAsync(400, "invalid_parameter");
        Assert.Equal("sort", (string)problem["parameter"]!);
        Assert.Contains("-recorded", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("withheld")]
    public async Task A_dispute_about_a_hidden_event_is_hidden_from_readers(string hidden)
    {
        var strike = hidden == "draft" ? await Editor.CreateEventAsync(Given.AStrike()) : await PublishedAsync();
        var dispute = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id), "A question that tells"));
        if (hidden == "withheld")
            await Editor.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "withheld" });
        foreach (var path in new[] { dispute.Path, $"{dispute.Path}/revisions", $"{dispute.Path}/revisions/1", $"{dispute.Path}/diff", $"{dispute.Path}?asOf={dispute.Position}" })
        {
            using var reader = await api.Client().GetAsync(new Uri(path, UriKind.Relative));
            using var colleague = await api.Client(Role.Contributor).GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, reader.StatusCode));
            Assert.Equal((path, HttpStatusCode.OK), (path, colleague.StatusCode));
        }
        Assert.Empty(await ListedAsync($"event={strike.Id}", api.Client()));
        Assert.Empty(await ListedAsync($"event={strike.Id}&asOf={dispute.Position}", api.Client()));
        Assert.Equal(Ids(dispute), await ListedAsync($"event={strike.Id}", api.Client(Role.Contributor)));
    }

    [Fact]
    public async Task A_dispute_comes_to_light_with_its_event()
    {
        var source = await Editor.CreateSourceAsync(Given.ASource());
        var strike = await Editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id)));
        var dispute = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));

        await Editor.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "published" });

        Assert.Equal(dispute.Id, (string)(await api.Client().ReadAsync(dispute.Path))["id"]!);
        Assert.Equal(Ids(dispute), await ListedAsync($"event={strike.Id}", api.Client()));
    }

    [Fact]
    public async Task Holders_are_actors_or_names_as_printed()
    {
        var strike = await PublishedAsync();
        var actor = await Editor.CreateActorAsync(Given.AnActor());

        var dispute = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)).With("positions/0/holder", actor.Id).With("positions/1/holder", "A Man in the Street"));
        using var unknown = await Editor.PostAsync("/v1/disputes", Given.ADispute(Guid.Parse(strike.Id)).With("positions/1/holder", "no-such-actor"));

        Assert.Equal([actor.Id, "A Man in the Street"], dispute.Json["positions"]!.AsArray().Select(p => (string)p!["holder"]!));
        await unknown.ShouldBeProblemAsync(400, "/positions/1/holder", "unknown_actor");
    }

    [Theory]
    [InlineData("event", "\"0195f3a0-0000-7000-8000-000000000001\"", "/event", "unknown_event")]
    [InlineData("positions/1/events", "[\"0195f3a0-0000-7000-8000-000000000001\"]", "/positions/1/events/0", "unknown_event")]
    [InlineData("positions/1/events", "[null]", "/positions/1/events/0", "type")]
    [InlineData("positions", "[]", "/positions", "required")]
    [InlineData("positions", "[{\"holder\":\"One Side\",\"value\":\"x\"}]", "/positions", "too_few")]
    [InlineData("positions/0/holder", "\"\"", "/positions/0/holder", "required")]
    [InlineData("positions/0/value", "\" \"", "/positions/0/value", "required")]
    [InlineData("positions/0", "null", "/positions/0", "null_item")]
    [InlineData("question", "\"\"", "/question", "required")]
    [InlineData("axis", "\"blame\"", "/axis", "vocabulary")]
    [InlineData("state", "\"closed\"", "/state", "vocabulary")]
    [InlineData("state", "\"resolved\"", "/resolution", "required")]
    [InlineData("nobody", "1", "/nobody", "unknown_member")]
    public async Task A_member_that_breaks_a_rule_is_refused(string path, string json, string pointer, string code)
    {
        var strike = await PublishedAsync();

        using var answer = await Editor.PostAsync("/v1/disputes", Given.ADispute(Guid.Parse(strike.Id)).With(path, JsonNode.Parse(json)));

        await answer.ShouldBeProblemAsync(400, pointer, code);
    }

    [Fact]
    public async Task A_dispute_is_settled_by_a_revision_and_its_history_stays()
    {
        var dispute = await OpenAsync(await PublishedAsync(), "number");

        var settled = await Editor.ReviseAsync(dispute, new JsonObject { ["state"] = "compatible", ["resolution"] = "Three, and at least three." });

        Assert.Equal(2, settled.Revision);
        Assert.Equal("open", (string)(await api.Client().ReadAsync($"{dispute.Path}?asOf={dispute.Position}"))["state"]!);
        Assert.Equal("open", (string)(await api.Client().ReadAsync($"{dispute.Path}/revisions/1"))["state"]!);
        Assert.Equal(["/state", "/resolution"], (await api.Client().ReadAsync($"{dispute.Path}/diff"))["changes"]!.AsArray().Select(c => (string)c!["pointer"]!));
        Assert.Equal([2, 1], (await api.Client().ReadAsync($"{dispute.Path}/revisions"))["items"]!.AsArray().Select(r => (int)r!["revision"]!));
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_and_changes_nothing()
    {
        var dispute = await OpenAsync(await PublishedAsync(), "number");
        var position = await api.Database.ScalarAsync<long>("select position from ledger_head");

        using var answer = await Editor.PutAsync(dispute.Path, await Editor.ReadAsync(dispute.Path), dispute.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(dispute.ETag, answer.ETag());
        Assert.Equal(position, await api.Database.ScalarAsync<long>("select position from ledger_head"));
    }

    [Fact]
    public async Task A_dispute_is_written_only_on_the_revision_that_was_read()
    {
        var strike = await PublishedAsync();
        var dispute = await OpenAsync(strike, "number");
        await Editor.ReviseAsync(dispute, new JsonObject { ["question"] = "Newer?" });

        using var stale = await Editor.PatchAsync(dispute.Path, new JsonObject { ["question"] = "Older?" }, dispute.ETag);
        using var blind = await Editor.PutAsync(dispute.Path, Given.ADispute(Guid.Parse(strike.Id)));
        using var known = await api.Client(Role.Contributor).AskAsync(HttpMethod.Get, dispute.Path, ifNoneMatch: dispute.ETag.Replace("\"1-", "\"2-", StringComparison.Ordinal));

        await stale.ShouldBeProblemAsync(412, "stale_revision");
        await blind.ShouldBeProblemAsync(428, "precondition_required");
        await known.ShouldBeAsync(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_retracted_dispute_leaves_a_tombstone_and_can_be_restored()
    {
        var strike = await PublishedAsync();
        var dispute = await OpenAsync(strike, "number");
        var tombstone = await Editor.RetractAsync(dispute);
        using var gone = await api.Client().GetAsync(new Uri(dispute.Path, UriKind.Relative));
        var listed = await ListedAsync($"event={strike.Id}");

        using var restored = await Editor.PostAsync($"{dispute.Path}/restore", null, tombstone);

        await gone.ShouldBeProblemAsync(410, "retracted");
        Assert.Empty(listed);
        await restored.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(3, (int)(await api.Client().ReadAsync(dispute.Path))["revision"]!);
    }

    private async Task<Kept> PublishedAsync() =>
        await Editor.CreateEventAsync(Given.AStrike(source: Guid.Parse((await Editor.CreateSourceAsync(Given.ASource())).Id), lifecycle: "published"));

    private Task<Kept> OpenAsync(Kept about, string axis, string state = "open")
    {
        var body = Given.ADispute(Guid.Parse(about.Id), axis: axis).With("state", state);
        return Editor.CreateDisputeAsync(state == "resolved" ? body.With("resolution", "It is settled.") : body);
    }

    private static IEnumerable<string> Ids(params Kept[] records) => records.Select(r => r.Id).Order(StringComparer.Ordinal);

    private async Task<IEnumerable<string>> ListedAsync(string query, HttpClient? client = null) =>
        [.. (await (client ?? api.Client()).ReadAsync($"/v1/disputes?limit=500&{query}"))["items"]!.AsArray().Select(d => (string)d!["id"]!).Order(StringComparer.Ordinal)];

    private static List<string> InOrder(params Kept[] records) => [.. records.Select(r => r.Id)];

    /// <summary>All pages as they come, with something written between them.</summary>
    private async Task<List<string>> PagedAsync(string list, Func<Task>? between = null)
    {
        List<string> ids = [];
        for (string? next = null; ;)
        {
            var page = await api.Client().ReadAsync(next is null ? list : $"{list}&cursor={next}");
            ids.AddRange(page["items"]!.AsArray().Select(d => (string)d!["id"]!));
            next = (string?)page["next"];
            if (next is null)
                return ids;
            if (between is not null)
                await between();
        }
    }
}

using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventDoorsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);

    [Theory]
    [ClassData(typeof(EventKindNames))]
    public async Task A_kind_s_own_door_needs_no_kind(string kind)
    {
        var body = await _contributor.ABodyAsync(kind);
        body["details"]!.AsObject().Remove("kind");

        using var answer = await _contributor.PostAsync(Desk.Room(kind), body);

        await answer.ShouldBeAsync(HttpStatusCode.Created);
        var created = await Kept.OfAsync(Desk.Room(kind), answer);
        Assert.Equal(kind, (string)created.Json["details"]!["kind"]!);
        Assert.EndsWith(created.Path, answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Matches("^\"1-[0-9a-f]{8}\"$", created.ETag);
    }

    [Theory]
    [ClassData(typeof(EventKindNames))]
    public async Task Both_doors_show_the_same(string kind)
    {
        var created = await _contributor.CreateEventAsync(await _contributor.ABodyAsync(kind));

        using var mixed = await _contributor.GetAsync($"/v1/events/{created.Id}");
        using var own = await _contributor.GetAsync($"{Desk.Room(kind)}/{created.Id}");

        await mixed.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(created.Json.ToJsonString(), (await mixed.JsonAsync()).ToJsonString());
        Assert.Equal(await mixed.Content.ReadAsStringAsync(), await own.Content.ReadAsStringAsync());
        Assert.Equal((created.ETag, created.ETag), (mixed.ETag(), own.ETag()));
    }

    [Fact]
    public async Task Answers_say_where_the_ledger_stands()
    {
        using var created = await _contributor.PostAsync("/v1/events", Given.AStrike());
        var record = await Kept.OfAsync("/v1/events", created);
        using var read = await _contributor.GetAsync(record.Path);

        Assert.True(created.FeedPosition() >= record.Position);
        Assert.True(read.FeedPosition() >= record.Position);
        Assert.True(Guid.TryParse(Assert.Single(read.Headers.GetValues("Feed-Epoch")), out _));
        Assert.Equal(created.Headers.GetValues("Feed-Epoch"), read.Headers.GetValues("Feed-Epoch"));
    }

    [Fact]
    public async Task The_mixed_door_demands_the_kind()
    {
        using var answer = await _contributor.PostAsync("/v1/events", Given.AStrike().With("details/kind", null));

        await answer.ShouldBeProblemAsync(400, "/details/kind", "required");
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_by_its_pointer()
    {
        using var answer = await _contributor.PostAsync("/v1/events", Given.AStrike().With("details/kind", "earthquake"));

        await answer.ShouldBeProblemAsync(400, "/details/kind", "vocabulary");
    }

    [Theory]
    [InlineData("/v1/meetings", "strike")]
    [InlineData("/v1/strikes", "statement")]
    [InlineData("/v1/statements", "casualty_tally")]
    [InlineData("/v1/casualty-tallies", "meeting")]
    public async Task A_door_refuses_another_kind(string room, string kind)
    {
        var body = await _contributor.ABodyAsync(kind);

        using var posted = await _contributor.PostAsync(room, body);
        using var put = await _contributor.PutAsync($"{room}/{Guid.CreateVersion7()}", body, ifNoneMatch: "*");

        await posted.ShouldBeProblemAsync(400, "/details/kind", "other_kind");
        await put.ShouldBeProblemAsync(400, "/details/kind", "other_kind");
    }

    [Theory]
    [InlineData("/v1/meetings", "strike")]
    [InlineData("/v1/strikes", "statement")]
    [InlineData("/v1/statements", "casualty_tally")]
    [InlineData("/v1/casualty-tallies", "meeting")]
    public async Task An_event_is_not_found_behind_another_kind_s_door(string room, string kind)
    {
        var published = await _contributor.PublishAsync(await _contributor.ABodyAsync(kind));

        using var seen = await _contributor.GetAsync($"{room}/{published.Id}");
        using var seenByReader = await api.Client().GetAsync($"{room}/{published.Id}?asOf={published.Position}");

        await seen.ShouldBeProblemAsync(404, "not_found");
        await seenByReader.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task An_event_is_not_changed_through_another_kind_s_door()
    {
        var strike = await _contributor.CreateEventAsync(Given.AStrike());
        var path = $"/v1/meetings/{strike.Id}";

        using var patched = await _contributor.PatchAsync(path, new JsonObject { ["title"] = "Other" }, strike.ETag);
        using var retracted = await _contributor.DeleteAsync($"{path}?reason=own_error", strike.ETag);

        await patched.ShouldBeProblemAsync(409, "other_kind");
        await retracted.ShouldBeProblemAsync(409, "other_kind");
        Assert.Equal(strike.ETag, (await _contributor.GetAsync(strike.Path)).ETag());
    }

    [Theory]
    [InlineData("meeting", """{"format":"unspecified","level":"unspecified","topics":[],"outcomes":[]}""")]
    [InlineData("strike", """{"method":"unknown","targets":[],"targetUse":"unknown"}""")]
    [InlineData("statement", """{"quotes":[],"channel":"unknown"}""")]
    [InlineData("casualty_tally", """{"victimClass":"unknown","countBasis":"unknown","civilianStatus":"not_stated"}""")]
    public async Task What_a_short_record_leaves_out_takes_its_unknown(string kind, string defaults)
    {
        var created = await _contributor.CreateEventAsync(await _contributor.ABodyAsync(kind));

        foreach (var (name, value) in JsonNode.Parse(defaults)!.AsObject())
            created.Json["details"]![name].ShouldEqual(value);
        foreach (var list in new[] { "citations", "links", "tags", "externalIds", "sensitivity" })
            created.Json[list].ShouldEqual("[]");
        Assert.Equal("draft", (string)created.Json["lifecycle"]!);
        created.Json["verification"].ShouldEqual("""{"occurrence":"unreviewed","responsibility":"unreviewed","harm":"unreviewed"}""");
        created.Json["time"].ShouldEqual("""{"from":"2022-03-10","to":"2022-03-10","precision":"day"}""");
    }

    [Fact]
    public async Task Deeper_members_take_their_unknown_as_well()
    {
        var created = await _contributor.CreateEventAsync(Given.AStrike()
            .With("time", new JsonObject())
            .With("location", new JsonObject { ["name"] = "Somewhere" })
            .With("details/targets", new JsonArray(new JsonObject { ["name"] = "a house" })));

        created.Json["time"].ShouldEqual("""{"precision":"unknown"}""");
        created.Json["location"].ShouldEqual("""{"name":"Somewhere","precision":"unknown"}""");
        created.Json["details"]!["targets"].ShouldEqual("""[{"name":"a house","category":"unspecified","damage":"unknown"}]""");
    }

    [Theory]
    [InlineData("9b2f3c1e-5d0a-4c5e-8f3a-2b1c0d9e8f7a")]
    [InlineData("1ed9e21d-bac6-6e4c-9b2a-000000000001")]
    public async Task A_client_may_choose_the_id(string id)
    {
        var created = await _contributor.CreateEventAsync(Given.AStrike().With("id", id));
        using var again = await _contributor.PostAsync("/v1/events", Given.AStrike().With("id", id));

        Assert.Equal(id, created.Id);
        await again.ShouldBeProblemAsync(409, "/id", "already_exists");
    }

    [Fact]
    public async Task The_server_s_ids_are_of_version_7_and_grow()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        var second = await _contributor.CreateEventAsync(Given.AStrike());

        Assert.Equal('7', first.Id[14]);
        Assert.True(string.CompareOrdinal(first.Id[..13], second.Id[..13]) <= 0);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task A_strike_without_a_place_is_refused_and_a_statement_is_not()
    {
        using var strike = await _contributor.PostAsync("/v1/events", Given.AStrike().With("location", null));

        await strike.ShouldBeProblemAsync(400, "/location", "location_required");
        await _contributor.CreateEventAsync(Given.AStatement());
    }

    [Fact]
    public async Task Several_broken_rules_are_told_at_once()
    {
        using var answer = await _contributor.PostAsync("/v1/strikes", Given.AStrike(title: " ").With("location/latitude", 91).With("tags", new JsonArray("Harbour")));

        var problem = await answer.ShouldBeProblemAsync(400, "invalid_record");
        Assert.Superset(new HashSet<string> { "/title", "/location/latitude", "/tags/0" }, problem["errors"]!.AsArray().Select(e => (string)e!["pointer"]!).ToHashSet());
    }

    [Theory]
    [InlineData(null, 401, "unauthorized")]
    [InlineData(Role.Reader, 403, "forbidden")]
    public async Task Only_contributors_write(Role? role, int status, string code)
    {
        var client = api.Client(role);
        var published = await _contributor.PublishAsync();
        var head = await client.HeadAsync();

        using var posted = await client.PostAsync("/v1/strikes", Given.AStrike());
        using var put = await client.PutAsync(published.Path, Given.AStrike(), published.ETag);
        using var patched = await client.PatchAsync(published.Path, new JsonObject { ["title"] = "Other" }, published.ETag);
        using var retracted = await client.DeleteAsync($"{published.Path}?reason=own_error", published.ETag);
        using var restored = await client.PostAsync($"{published.Path}/restore", null, published.ETag);

        foreach (var answer in new[] { posted, put, patched, retracted, restored })
            await answer.ShouldBeProblemAsync(status, code);
        Assert.Equal(head, await client.HeadAsync());
    }
}

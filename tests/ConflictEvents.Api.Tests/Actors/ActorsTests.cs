using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Actors;

public sealed class ActorsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Contributor => api.Client(Role.Contributor);

    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task An_actor_is_recorded_under_its_slug_and_read_back()
    {
        var parent = await Contributor.CreateActorAsync(Given.AnActor(type: "government"));
        var sent = Given.AnActor(name: "Ann Other").With("country", "UKR").With("aliases", new JsonArray("A. Other")).With("wikidata", "Q42").With("memberOf", parent.Id)
            .With("offices", new JsonArray(new JsonObject { ["title"] = "Mayor", ["from"] = "2020-01-01", ["to"] = "2021-01-01" }));

        using var answer = await Contributor.PostAsync("/v1/actors", sent);
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        var read = await api.Client().ReadAsync($"/v1/actors/{sent["slug"]}");

        Assert.EndsWith($"/v1/actors/{sent["slug"]}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        foreach (var (name, value) in sent)
            Assert.Equal(value!.ToJsonString(), read[name]!.ToJsonString());
        Assert.Null(read["recordedBy"]);
        Assert.Null(read["id"]);
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("two words")]
    [InlineData("-edge")]
    [InlineData("edge-")]
    [InlineData("two--hyphens")]
    [InlineData("under_score")]
    [InlineData("ant\u00f3nio")]
    [InlineData("slash/slash")]
    [InlineData("dot.dot")]
    [InlineData("new-line\n")]
    [InlineData("")]
    public async Task A_slug_that_is_none_is_refused(string slug)
    {
        using var answer = await Contributor.PostAsync("/v1/actors", Given.AnActor(slug, "A Name"));

        await answer.ShouldBeProblemAsync(400, "/slug", "invalid_slug");
    }

    [Fact]
    public async Task A_slug_has_up_to_100_characters()
    {
        var longest = Given.Fresh("x").PadRight(100, 'x');

        await Contributor.CreateActorAsync(Given.AnActor(longest, "A Name"));
        using var answer = await Contributor.PostAsync("/v1/actors", Given.AnActor(longest + "x", "A Name"));

        await answer.ShouldBeProblemAsync(400, "/slug", "invalid_slug");
    }

    [Fact]
    public async Task A_slug_never_changes()
    {
        var actor = await Contributor.CreateActorAsync(Given.AnActor());

        using var put = await Contributor.PutAsync(actor.Path, Given.AnActor(), actor.ETag);
        using var patch = await Contributor.PatchAsync(actor.Path, new JsonObject { ["slug"] = Given.Fresh("other-") }, actor.ETag);

        await put.ShouldBeProblemAsync(400, "/slug", "other_id");
        await patch.ShouldBeProblemAsync(400, "/slug", "other_id");
    }

    [Fact]
    public async Task A_slug_is_taken_once()
    {
        var actor = await Contributor.CreateActorAsync(Given.AnActor());

        using var again = await Contributor.PostAsync("/v1/actors", Given.AnActor(actor.Id, "Another"));

        await again.ShouldBeProblemAsync(409, "already_exists");
    }

    [Theory]
    [InlineData("name", "\"\"", "required")]
    [InlineData("type", "null", "required")]
    [InlineData("type", "\"wizard\"", "vocabulary")]
    [InlineData("country", "\"UA\"", "invalid_country")]
    [InlineData("country", "\"ukr\"", "invalid_country")]
    [InlineData("wikidata", "\"42\"", "invalid_wikidata")]
    [InlineData("wikidata", "\"Q42\\n\"", "invalid_wikidata")]
    [InlineData("aliases/0", "\" \"", "blank")]
    [InlineData("aliases/0", "null", "null_item")]
    [InlineData("offices/0", "{}", "required", "/offices/0/title")]
    [InlineData("offices/0", "{\"title\":\"Mayor\",\"from\":\"2021-01-02\",\"to\":\"2021-01-01\"}", "reversed", "/offices/0/to")]
    [InlineData("memberOf", "\"Not A Slug\"", "invalid_slug")]
    public async Task A_member_that_breaks_a_rule_is_refused(string path, string json, string code, string? pointer = null)
    {
        var body = Given.AnActor().With("aliases", new JsonArray("An Alias")).With("offices", new JsonArray(new JsonObject { ["title"] = "Mayor" })).With(path, JsonNode.Parse(json));
        if (json == "null" && path == "type")
            body.Remove("type");

        using var answer = await Contributor.PostAsync("/v1/actors", body);

        await answer.ShouldBeProblemAsync(400, pointer ?? "/" + path, code);
    }

    [Fact]
    public async Task An_unknown_larger_one_is_refused_with_the_closest_that_exist()
    {
        var slug = (await Contributor.CreateActorAsync(Given.AnActor(Given.Fresh("ministry-of-fisheries-"), "Ministry of Fisheries"))).Id;

        using var answer = await Contributor.PostAsync("/v1/actors", Given.AnActor().With("memberOf", "ministry-of-fishery"));

        var problem = await answer.ShouldBeProblemAsync(400, "/memberOf", "unknown_actor");
        Assert.Contains(slug, (string)problem["errors"]![0]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_actor_is_no_part_of_itself()
    {
        var body = Given.AnActor();

        using var answer = await Contributor.PostAsync("/v1/actors", body.With("memberOf", (string)body["slug"]!));

        await answer.ShouldBeProblemAsync(400, "/memberOf", "self_reference");
    }

    [Fact]
    public async Task A_correction_is_a_revision_and_the_past_stays()
    {
        var actor = await Contributor.CreateActorAsync(Given.AnActor(name: "First"));
        var revised = await Contributor.ReviseAsync(actor, new JsonObject { ["name"] = "Second", ["changeReason"] = "own_error", ["changeNote"] = "a typo" });

        var diff = await api.Client().ReadAsync($"{actor.Path}/diff?from=1&to=2");
        var history = (await api.Client().ReadAsync($"{actor.Path}/revisions"))["items"]!.AsArray();

        Assert.Equal((2, "own_error", "a typo"), (revised.Revision, (string)revised.Json["changeReason"]!, (string)revised.Json["changeNote"]!));
        Assert.Equal("First", (string)(await api.Client().ReadAsync($"{actor.Path}?asOf={actor.Position}"))["name"]!);
        Assert.Equal("First", (string)(await api.Client().ReadAsync($"{actor.Path}/revisions/1"))["name"]!);
        Assert.Equal(("/name", "First", "Second"), ((string)diff["changes"]![0]!["pointer"]!, (string)diff["changes"]![0]!["before"]!, (string)diff["changes"]![0]!["after"]!));
        Assert.Equal([(2, "own_error"), (1, "created")], history.Select(r => ((int)r!["revision"]!, (string)r["changeReason"]!)));
        Assert.All(history, r => Assert.Null(r!["changeNote"] ?? r["recordedBy"]));
    }

    [Fact]
    public async Task What_was_read_can_be_sent_back_and_changes_nothing()
    {
        var actor = await Contributor.CreateActorAsync(Given.AnActor().With("changeNote", "first").With("country", "UKR"));
        var position = await PositionAsync();

        using var put = await Contributor.PutAsync(actor.Path, await Contributor.ReadAsync(actor.Path), actor.ETag);
        using var patch = await Contributor.PatchAsync(actor.Path, new JsonObject { ["changeNote"] = "another note alone", ["changeReason"] = "legal" }, actor.ETag);

        foreach (var answer in new[] { put, patch })
        {
            await answer.ShouldBeAsync(HttpStatusCode.OK);
            Assert.Equal(actor.ETag, answer.ETag());
        }
        Assert.Equal(position, await PositionAsync());
    }

    [Fact]
    public async Task The_servers_own_fields_are_ignored_never_set()
    {
        var victim = await Contributor.CreateActorAsync(Given.AnActor());

        var actor = await Contributor.CreateActorAsync(Given.AnActor().With("revision", 9).With("position", 9).With("recordedBy", "x").With("mergedInto", victim.Id));

        Assert.Equal(1, actor.Revision);
        Assert.Null(actor.Json["mergedInto"]);
        using var read = await api.Client().GetAsync(new Uri(actor.Path, UriKind.Relative));
        await read.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Readers_write_no_actors()
    {
        using var reader = await api.Client(Role.Reader).PostAsync("/v1/actors", Given.AnActor());
        using var stranger = await api.Client().PostAsync("/v1/actors", Given.AnActor());

        await reader.ShouldBeProblemAsync(403, "forbidden");
        await stranger.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Theory]
    [InlineData("volodymyr zelensky")]
    [InlineData("VOLODYMYR")]
    [InlineData("Zelenskyy")]
    [InlineData("Zelesnky")]
    [InlineData("zelenski")]
    [InlineData("president-of-tests")]
    public async Task An_actor_is_found_by_name_alias_slug_and_misspelling(string q)
    {
        await EnsureAsync("president-of-tests", "Volodymyr Zelensky", "Zelenskyy");

        Assert.Contains("president-of-tests", await FoundAsync(q));
        Assert.DoesNotContain("fisher-of-tests", await FoundAsync(q));
    }

    [Theory]
    [InlineData("Antonio")]
    [InlineData("Ant\u00f3nio")]
    [InlineData("ANTO\u0301NIO")]
    [InlineData("guterres")]
    public async Task Accents_and_case_do_not_matter(string q)
    {
        await EnsureAsync("secretary-of-tests", "Ant\u00f3nio Guterres");

        Assert.Contains("secretary-of-tests", await FoundAsync(q));
    }

    [Fact]
    public async Task Actors_are_listed_by_slug_page_by_page_as_they_stood()
    {
        var mark = Given.Fresh("listed");
        foreach (var letter in "cab")
            await Contributor.CreateActorAsync(Given.AnActor($"{letter}-{mark}", mark));

        var first = await api.Client().ReadAsync($"/v1/actors?q={mark}&limit=2");
        await Contributor.CreateActorAsync(Given.AnActor($"bb-{mark}", mark));
        var second = await api.Client().ReadAsync($"/v1/actors?q={mark}&limit=2&cursor={first["next"]}");

        Assert.Equal([$"a-{mark}", $"b-{mark}", $"c-{mark}"], Slugs(first).Concat(Slugs(second)));
        Assert.Null((string?)second["next"]);
    }

    [Fact]
    public async Task An_actor_is_retracted_only_when_nothing_names_it()
    {
        var (speaker, relay, parent, holder) = (await ActorAsync(), await ActorAsync(), await ActorAsync(), await ActorAsync());
        var source = Guid.Parse((await Editor.CreateSourceAsync(Given.ASource())).Id);
        var statement = await Editor.CreateEventAsync(Given.AStatement(speaker: speaker.Id, source: source).With("citations/0/chain", new JsonArray(relay.Id)).With("citations/0/chainBasis", "explicit"));
        await Editor.CreateActorAsync(Given.AnActor().With("memberOf", parent.Id));
        await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(statement.Id)).With("positions/0/holder", holder.Id));

        foreach (var named in new[] { speaker, relay, parent, holder })
        {
            using var answer = await Editor.DeleteAsync($"{named.Path}?reason=own_error", named.ETag);
            await answer.ShouldBeProblemAsync(409, "actor_in_use");
        }
        await Editor.RetractAsync(await ActorAsync());
    }

    [Fact]
    public async Task A_retracted_actor_leaves_a_tombstone_and_can_be_restored()
    {
        var (actor, other) = (await ActorAsync(), await ActorAsync());
        using var contributor = await Contributor.DeleteAsync($"{actor.Path}?reason=own_error", actor.ETag);
        using var answer = await Editor.DeleteAsync($"{actor.Path}?reason=own_error&note=twice&successor={other.Id}", actor.ETag);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        using var gone = await api.Client().GetAsync(new Uri(actor.Path, UriKind.Relative));
        using var named = await Contributor.PostAsync("/v1/events", Given.AStatement(speaker: actor.Id));
        using var before = await api.Client().GetAsync(new Uri($"{actor.Path}?asOf={actor.Position}", UriKind.Relative));

        var problem = await gone.ShouldBeProblemAsync(410, "retracted");
        Assert.Equal((actor.Id, 2, "own_error", other.Id), ((string)problem["id"]!, (int)problem["revision"]!, (string)problem["reason"]!, (string)problem["successor"]!));
        Assert.True(gone.Headers.Contains("ETag"));
        await contributor.ShouldBeProblemAsync(403, "forbidden");
        await named.ShouldBeProblemAsync(400, "/details/speakers/0/actor", "unknown_actor");
        await before.ShouldBeAsync(HttpStatusCode.OK);

        using var restored = await Editor.PostAsync($"{actor.Path}/restore", null, answer.ETag());
        await restored.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal((3, (string)actor.Json["name"]!), ((int)(await restored.JsonAsync())["revision"]!, (string)(await api.Client().ReadAsync(actor.Path))["name"]!));
    }

    [Fact]
    public async Task What_stands_cannot_be_restored_and_what_was_retracted_cannot_be_revised()
    {
        var actor = await ActorAsync();

        using var standing = await Editor.PostAsync($"{actor.Path}/restore", null, actor.ETag);
        var tombstone = await Editor.RetractAsync(actor);
        using var contributor = await Contributor.PostAsync($"{actor.Path}/restore", null, tombstone);
        using var revised = await Editor.PatchAsync(actor.Path, new JsonObject { ["name"] = "x" }, tombstone);
        using var created = await Editor.PostAsync("/v1/actors", Given.AnActor(actor.Id));

        await standing.ShouldBeProblemAsync(409, "not_retracted");
        await contributor.ShouldBeProblemAsync(403, "forbidden");
        await revised.ShouldBeProblemAsync(409, "retracted");
        await created.ShouldBeProblemAsync(409, "already_exists");
    }

    private Task<Kept> ActorAsync() => Editor.CreateActorAsync(Given.AnActor());

    private Task<long> PositionAsync() => api.Database.ScalarAsync<long>("select position from ledger_head");

    private async Task EnsureAsync(string slug, string name, params string[] aliases)
    {
        foreach (var body in new[] { Given.AnActor(slug, name).With("aliases", new JsonArray([.. aliases.Select(a => JsonValue.Create(a))])), Given.AnActor("fisher-of-tests", "Joe Fisher") })
            (await Contributor.PostAsync("/v1/actors", body)).Dispose();
    }

    private async Task<List<string>> FoundAsync(string q) => Slugs(await api.Client().ReadAsync($"/v1/actors?q={Uri.EscapeDataString(q)}"));

    private static List<string> Slugs(JsonObject page) => [.. page["items"]!.AsArray().Select(a => (string)a!["slug"]!)];
}

using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventLifecycleTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient _editor = api.Client(Role.Editor);

    [Theory]
    [InlineData("draft", Role.Contributor)]
    [InlineData("published", Role.Contributor)]
    public async Task A_new_event_is_a_draft_or_published(string lifecycle, Role role)
    {
        var source = await _contributor.NewSourceAsync();

        var created = await api.Client(role).CreateEventAsync(Given.AStrike(source: source, lifecycle: lifecycle));

        Assert.Equal(lifecycle, (string)created.Json["lifecycle"]!);
    }

    [Theory]
    [InlineData("withheld")]
    [InlineData("retracted")]
    public async Task A_new_event_is_nothing_else_even_for_an_admin(string lifecycle)
    {
        var source = await _contributor.NewSourceAsync();

        using var answer = await api.Client(Role.Admin).PostAsync("/v1/events", Given.AStrike(source: source, lifecycle: lifecycle));

        await answer.ShouldBeProblemAsync(409, "/lifecycle", "lifecycle");
    }

    [Theory]
    [InlineData("draft", "published", Role.Contributor)]
    [InlineData("draft", "published", Role.Editor)]
    [InlineData("published", "withheld", Role.Editor)]
    [InlineData("withheld", "published", Role.Editor)]
    [InlineData("withheld", "published", Role.Admin)]
    public async Task An_event_takes_the_steps_of_the_desk(string from, string to, Role role)
    {
        var before = await _editor.InLifecycleAsync(from);

        var after = await api.Client(role).ReviseAsync(before, new JsonObject { ["lifecycle"] = to });

        Assert.Equal((before.Revision + 1, to), (after.Revision, (string)after.Json["lifecycle"]!));
    }

    [Theory]
    [InlineData("published", "withheld")]
    [InlineData("withheld", "published")]
    public async Task A_contributor_does_not_withhold_or_publish_again(string from, string to)
    {
        var before = await _editor.InLifecycleAsync(from);

        using var answer = await _contributor.PatchAsync(before.Path, new JsonObject { ["lifecycle"] = to }, before.ETag);

        await answer.ShouldBeProblemAsync(403, "/lifecycle", "forbidden");
        Assert.Equal(from, (string)(await _contributor.ReadAsync(before.Path))["lifecycle"]!);
    }

    [Theory]
    [InlineData("published", "draft")]
    [InlineData("withheld", "draft")]
    [InlineData("draft", "withheld")]
    [InlineData("draft", "retracted")]
    [InlineData("published", "retracted")]
    [InlineData("withheld", "retracted")]
    public async Task Other_steps_are_refused_to_everybody(string from, string to)
    {
        var before = await _editor.InLifecycleAsync(from);

        foreach (var role in new[] { Role.Contributor, Role.Editor, Role.Admin })
        {
            using var answer = await api.Client(role).PatchAsync(before.Path, new JsonObject { ["lifecycle"] = to }, before.ETag);
            await answer.ShouldBeProblemAsync(409, "/lifecycle", "lifecycle");
        }
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("published")]
    [InlineData("withheld")]
    public async Task A_replacement_that_leaves_the_lifecycle_out_keeps_it(string lifecycle)
    {
        var before = await _editor.InLifecycleAsync(lifecycle);

        using var answer = await _editor.PutAsync(before.Path, before.Json.DeepClone().AsObject().With("lifecycle", null).With("title", "Another title"), before.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(lifecycle, (string)(await answer.JsonAsync())["lifecycle"]!);
    }

    [Fact]
    public async Task A_contributor_does_not_revise_what_is_withheld()
    {
        var withheld = await _editor.InLifecycleAsync("withheld");

        using var patched = await _contributor.PatchAsync(withheld.Path, new JsonObject { ["title"] = "Other" }, withheld.ETag);
        using var retracted = await _contributor.DeleteAsync($"{withheld.Path}?reason=own_error", withheld.ETag);

        await patched.ShouldBeProblemAsync(403, "forbidden");
        await retracted.ShouldBeProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Publishing_demands_a_citation()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());
        var published = await _contributor.PublishAsync();

        using var created = await _contributor.PostAsync("/v1/events", Given.AStrike(lifecycle: "published"));
        using var step = await _contributor.PatchAsync(draft.Path, new JsonObject { ["lifecycle"] = "published" }, draft.ETag);
        using var taken = await _contributor.PatchAsync(published.Path, new JsonObject { ["citations"] = new JsonArray() }, published.ETag);

        foreach (var answer in new[] { created, step, taken })
            await answer.ShouldBeProblemAsync(400, "/citations", "citation_required");
    }

    [Fact]
    public async Task Publishing_demands_it_also_where_the_lifecycle_is_left_out()
    {
        var published = await _contributor.PublishAsync();

        using var answer = await _contributor.PutAsync(published.Path, Given.AStrike(), published.ETag);

        await answer.ShouldBeProblemAsync(400, "/citations", "citation_required");
    }

    [Theory]
    [InlineData("", "reason")]
    [InlineData("?reason=boredom", "reason")]
    [InlineData("?reason=own_error&successor=nobody", "successor")]
    [InlineData("?reason=own_error&successor=0195f3a0-0000-7000-8000-000000000001", "successor")]
    [InlineData("?reason=own_error&because=so", "because")]
    public async Task A_retraction_needs_a_reason_and_names_what_exists(string query, string parameter)
    {
        var published = await _editor.PublishAsync();

        using var answer = await _editor.DeleteAsync(published.Path + query, published.ETag);

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        await (await _editor.GetAsync(published.Path)).ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_event_does_not_succeed_itself()
    {
        var published = await _editor.PublishAsync();

        using var answer = await _editor.DeleteAsync($"{published.Path}?reason=merged&successor={published.Id}", published.ETag);

        await answer.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/strikes")]
    public async Task A_retraction_leaves_a_tombstone(string room)
    {
        var successor = await _editor.PublishAsync();
        var published = await _editor.PublishAsync();

        using var answer = await _editor.DeleteAsync($"{room}/{published.Id}?reason=merged&successor={successor.Id}&note=twice", published.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        (await answer.JsonAsync()).ShouldEqual($$"""{"id":"{{published.Id}}","revision":2,"reason":"merged","successor":"{{successor.Id}}"}""");
        foreach (var path in new[] { published.Path, $"/v1/strikes/{published.Id}" })
        {
            using var gone = await _editor.GetAsync(path);
            var problem = await gone.ShouldBeProblemAsync(410, "retracted");
            Assert.Equal((published.Id, 2, "merged", successor.Id), ((string)problem["id"]!, (int)problem["revision"]!, (string)problem["reason"]!, (string)problem["successor"]!));
            Assert.Equal(answer.ETag(), gone.ETag());
        }
    }

    [Fact]
    public async Task Retracting_what_is_retracted_changes_nothing_and_tells_the_first_reason()
    {
        var published = await _editor.PublishAsync();
        var tombstone = await _editor.RetractAsync(published, "own_error");
        var head = await _editor.HeadAsync();

        using var answer = await _editor.DeleteAsync($"{published.Path}?reason=legal", tombstone);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("own_error", (string)(await answer.JsonAsync())["reason"]!);
        Assert.Equal(head, await _editor.HeadAsync());
    }

    [Fact]
    public async Task A_contributor_retracts_an_own_draft()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());
        var revised = await _contributor.ReviseAsync(draft, new JsonObject { ["title"] = "Second" });

        await _contributor.RetractAsync(revised);

        await (await _contributor.GetAsync(draft.Path)).ShouldBeProblemAsync(410, "retracted");
    }

    [Fact]
    public async Task A_contributor_retracts_neither_another_s_draft_nor_what_was_published()
    {
        var another = await (await api.NewColleagueAsync(Role.Contributor)).CreateEventAsync(Given.AStrike());
        var own = await _contributor.PublishAsync();

        using var draft = await _contributor.DeleteAsync($"{another.Path}?reason=own_error", another.ETag);
        using var published = await _contributor.DeleteAsync($"{own.Path}?reason=own_error", own.ETag);

        await draft.ShouldBeProblemAsync(403, "forbidden");
        await published.ShouldBeProblemAsync(403, "forbidden");
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("published")]
    [InlineData("withheld")]
    public async Task An_editor_retracts_from_anywhere_and_a_restore_brings_it_back(string lifecycle)
    {
        var before = await _editor.InLifecycleAsync(lifecycle);
        var tombstone = await _editor.RetractAsync(before);

        using var answer = await _editor.PostAsync($"{before.Path}/restore", JsonNode.Parse("""{"changeReason":"own_error","changeNote":"retracted by mistake"}"""), tombstone);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        var restored = await answer.JsonAsync();
        Assert.Equal(before.Revision + 2, (int)restored["revision"]!);
        Assert.Equal("retracted by mistake", (string)restored["changeNote"]!);
        foreach (var (name, value) in before.Json.Where(m => m.Key is not ("revision" or "position" or "recordedAt" or "recordedBy" or "changeReason" or "changeNote")))
            restored[name].ShouldEqual(value);
        (await _editor.ReadAsync(before.Path)).ShouldEqual(restored);
    }

    [Fact]
    public async Task The_tombstone_s_tag_from_a_read_serves_for_the_restore_without_a_body()
    {
        var published = await _editor.PublishAsync();
        await _editor.RetractAsync(published);
        var tombstone = (await _editor.GetAsync(published.Path)).ETag();

        using var answer = await _editor.PostAsync($"{published.Path}/restore", null, tombstone);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("published", (string)(await api.Client().ReadAsync(published.Path))["lifecycle"]!);
    }

    [Fact]
    public async Task A_restored_event_can_be_retracted_again()
    {
        var published = await _editor.PublishAsync();
        var tombstone = await _editor.RetractAsync(published);
        using var restored = await _editor.PostAsync($"{published.Path}/restore", null, tombstone);

        using var answer = await _editor.DeleteAsync($"{published.Path}?reason=legal", restored.ETag());

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(4, (int)(await answer.JsonAsync())["revision"]!);
    }

    [Fact]
    public async Task A_restore_is_an_editor_s_and_of_what_is_retracted()
    {
        var published = await _editor.PublishAsync();
        var draft = await _contributor.CreateEventAsync(Given.AStrike());
        var tombstone = await _contributor.RetractAsync(draft);

        using var byContributor = await _contributor.PostAsync($"{draft.Path}/restore", null, tombstone);
        using var ofStanding = await _editor.PostAsync($"{published.Path}/restore", null, published.ETag);
        using var ofNothing = await _editor.PostAsync($"/v1/events/{Guid.CreateVersion7()}/restore", null, "*");

        await byContributor.ShouldBeProblemAsync(403, "forbidden");
        await ofStanding.ShouldBeProblemAsync(409, "not_retracted");
        await ofNothing.ShouldBeProblemAsync(412, "stale_revision");
    }

    [Fact]
    public async Task What_is_retracted_is_not_changed()
    {
        var published = await _editor.PublishAsync();
        var tombstone = await _editor.RetractAsync(published);

        using var put = await _editor.PutAsync(published.Path, published.Json.DeepClone(), tombstone);
        using var patched = await _editor.PatchAsync(published.Path, new JsonObject { ["lifecycle"] = "published" }, tombstone);
        using var created = await _editor.PutAsync(published.Path, published.Json.DeepClone(), ifNoneMatch: "*");
        using var posted = await _editor.PostAsync("/v1/events", Given.AStrike().With("id", published.Id));

        await put.ShouldBeProblemAsync(409, "retracted");
        await patched.ShouldBeProblemAsync(409, "retracted");
        await created.ShouldBeProblemAsync(412, "already_exists");
        await posted.ShouldBeProblemAsync(409, "/id", "already_exists");
    }

    [Fact]
    public async Task A_restore_does_not_show_words_of_a_source_that_became_private_meanwhile()
    {
        var source = await _editor.CreateSourceAsync(Given.ASource("The harbour was hit at noon."));
        var body = Given.AStrike().With("citations", new JsonArray(Desk.AnExcerpt(Guid.Parse(source.Id), "hit at noon")));
        var published = await _editor.PublishAsync(body);
        var tombstone = await _editor.RetractAsync(published);
        await _editor.ReviseAsync(source, new JsonObject { ["access"] = "private" });

        using var restored = await _editor.PostAsync($"{published.Path}/restore", null, tombstone);

        await restored.ShouldBeAsync(HttpStatusCode.OK);
        Assert.DoesNotContain("hit at noon", await (await api.Client().GetAsync(published.Path)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}

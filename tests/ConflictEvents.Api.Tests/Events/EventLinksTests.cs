using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventLinksTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);

    [Fact]
    public async Task A_link_may_name_what_readers_do_not_see()
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());
        var retracted = await _contributor.CreateEventAsync(Given.AStrike());
        await _contributor.RetractAsync(retracted);

        var linking = await _contributor.PublishAsync(Given.AStrike().With("links", new JsonArray(Desk.ALink("about", draft), Desk.ALink("follows", retracted))));

        var links = (await api.Client().ReadAsync(linking.Path))["links"]!.AsArray();
        Assert.Equal([draft.Id, retracted.Id], links.Select(l => (string)l!["to"]!));
    }

    [Fact]
    public async Task A_link_to_nothing_is_refused_by_its_pointer()
    {
        var known = await _contributor.CreateEventAsync(Given.AStrike());
        var links = new JsonArray(Desk.ALink("about", known), new JsonObject { ["type"] = "about", ["to"] = Guid.CreateVersion7().ToString() });

        using var posted = await _contributor.PostAsync("/v1/events", Given.AStrike().With("links", links.DeepClone()));
        using var patched = await _contributor.PatchAsync(known.Path, new JsonObject { ["links"] = new JsonArray(links[1]!.DeepClone()) }, known.ETag);

        await posted.ShouldBeProblemAsync(400, "/links/1/to", "unknown_event");
        await patched.ShouldBeProblemAsync(400, "/links/0/to", "unknown_event");
    }

    [Theory]
    [InlineData("about")]
    [InlineData("part_of")]
    public async Task An_event_does_not_link_to_itself(string type)
    {
        var known = await _contributor.CreateEventAsync(Given.AStrike());
        var id = Guid.CreateVersion7().ToString();
        var toNew = new JsonArray(new JsonObject { ["type"] = type, ["to"] = id });

        using var posted = await _contributor.PostAsync("/v1/events", Given.AStrike().With("id", id).With("links", toNew));
        using var put = await _contributor.PutAsync($"/v1/events/{id}", Given.AStrike().With("links", toNew.DeepClone()), ifNoneMatch: "*");
        using var patched = await _contributor.PatchAsync(known.Path, new JsonObject { ["links"] = new JsonArray(Desk.ALink(type, known)) }, known.ETag);

        foreach (var answer in new[] { posted, put, patched })
            await answer.ShouldBeProblemAsync(400, "/links/0/to", "self_reference");
    }

    [Fact]
    public async Task One_event_is_linked_once_by_type_and_axis()
    {
        var known = await _contributor.CreateEventAsync(Given.AStrike());
        var links = new JsonArray(Desk.ALink("contradicts", known).With("axis", "time"), Desk.ALink("contradicts", known).With("axis", "place"));
        await _contributor.CreateEventAsync(Given.AStrike().With("links", links.DeepClone()));
        links.Add((JsonNode)Desk.ALink("contradicts", known).With("axis", "time"));

        using var answer = await _contributor.PostAsync("/v1/events", Given.AStrike().With("links", links));

        await answer.ShouldBeProblemAsync(400, "/links/2", "duplicate");
    }

    [Theory]
    [InlineData("part_of")]
    [InlineData("supersedes")]
    public async Task A_circle_of_two_is_refused(string type)
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        var second = await _contributor.CreateEventAsync(Given.AStrike().With("links", new JsonArray(Desk.ALink(type, first))));

        using var answer = await LinkAsync(first, type, second);

        await answer.ShouldBeProblemAsync(400, "/links/0/to", "circle");
    }

    [Theory]
    [InlineData("part_of")]
    [InlineData("supersedes")]
    public async Task A_circle_through_others_is_refused_until_it_is_broken(string type)
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        var second = await _contributor.CreateEventAsync(Given.AStrike().With("links", new JsonArray(Desk.ALink(type, first))));
        var third = await _contributor.CreateEventAsync(await AMeetingAsync(type, second));

        using var closing = await LinkAsync(first, type, third);
        await closing.ShouldBeProblemAsync(400, "/links/0/to", "circle");

        await _contributor.ReviseAsync(second, new JsonObject { ["links"] = new JsonArray() });
        using var open = await LinkAsync(first, type, third);
        await open.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_retracted_event_still_holds_its_place_in_the_circle()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        var second = await _contributor.CreateEventAsync(Given.AStrike().With("links", new JsonArray(Desk.ALink("part_of", first))));
        await _contributor.RetractAsync(second);

        using var answer = await LinkAsync(first, "part_of", second);

        await answer.ShouldBeProblemAsync(400, "/links/0/to", "circle");
    }

    [Fact]
    public async Task Other_links_may_run_in_a_circle()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        var second = await _contributor.CreateEventAsync(Given.AStrike().With("links", new JsonArray(Desk.ALink("contradicts", first), Desk.ALink("part_of", first))));

        using var answer = await _contributor.PatchAsync(first.Path, new JsonObject { ["links"] = new JsonArray(Desk.ALink("contradicts", second), Desk.ALink("supersedes", second)) }, first.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("part_of")]
    [InlineData("supersedes")]
    public async Task Of_two_requests_that_close_a_circle_together_one_is_refused(string type)
    {
        for (var round = 0; round < 6; round++)
        {
            var first = await _contributor.CreateEventAsync(Given.AStrike());
            var second = await _contributor.CreateEventAsync(Given.AStrike());

            var answers = await Task.WhenAll(LinkAsync(first, type, second), LinkAsync(second, type, first));

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], answers.Select(a => a.StatusCode).Order());
            await answers.Single(a => a.StatusCode == HttpStatusCode.BadRequest).ShouldBeProblemAsync(400, "/links/0/to", "circle");
        }
    }

    [Fact]
    public async Task A_tally_says_in_its_details_what_it_is_part_of()
    {
        var whole = await _contributor.CreateEventAsync(Given.ATally());
        var strike = await _contributor.CreateEventAsync(Given.AStrike());

        using var linked = await _contributor.PostAsync("/v1/events", Given.ATally().With("links", new JsonArray(Desk.ALink("counts", strike), Desk.ALink("part_of", whole))));
        var part = await _contributor.CreateEventAsync(Given.ATally().With("details/partOf", APart(whole.Id)));

        await linked.ShouldBeProblemAsync(400, "/links/1/type", "part_of_refused");
        Assert.Equal(whole.Id, (string)part.Json["details"]!["partOf"]!["tally"]!);
    }

    [Fact]
    public async Task A_tally_is_part_of_another_tally_that_exists()
    {
        var strike = await _contributor.CreateEventAsync(Given.AStrike());
        var tally = await _contributor.CreateEventAsync(Given.ATally());

        using var ofNothing = await _contributor.PostAsync("/v1/events", Given.ATally().With("details/partOf", APart(Guid.CreateVersion7().ToString())));
        using var ofStrike = await _contributor.PostAsync("/v1/events", Given.ATally().With("details/partOf", APart(strike.Id)));
        using var ofItself = await _contributor.PatchAsync(tally.Path, new JsonObject { ["details"] = new JsonObject { ["partOf"] = APart(tally.Id) } }, tally.ETag);

        await ofNothing.ShouldBeProblemAsync(400, "/details/partOf/tally", "unknown_event");
        await ofStrike.ShouldBeProblemAsync(400, "/details/partOf/tally", "other_kind");
        await ofItself.ShouldBeProblemAsync(400, "/details/partOf/tally", "self_reference");
    }

    [Fact]
    public async Task Tallies_are_no_part_of_their_own_parts()
    {
        var first = await _contributor.CreateEventAsync(Given.ATally());
        var second = await _contributor.CreateEventAsync(Given.ATally().With("details/partOf", APart(first.Id)));
        var third = await _contributor.CreateEventAsync(Given.ATally().With("details/partOf", APart(second.Id)));

        using var answer = await _contributor.PatchAsync(first.Path, new JsonObject { ["details"] = new JsonObject { ["partOf"] = APart(third.Id) } }, first.ETag);

        await answer.ShouldBeProblemAsync(400, "/details/partOf/tally", "circle");
    }

    private async Task<JsonObject> AMeetingAsync(string link, Kept to) => (await _contributor.ABodyAsync("meeting")).With("links", new JsonArray(Desk.ALink(link, to)));

    private Task<HttpResponseMessage> LinkAsync(Kept from, string type, Kept to) =>
        _contributor.PatchAsync(from.Path, new JsonObject { ["links"] = new JsonArray(Desk.ALink(type, to)) }, from.ETag);

    private static JsonObject APart(string tally) => new() { ["tally"] = tally, ["relation"] = "subset" };
}

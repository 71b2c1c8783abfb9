using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class VerificationTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Reviewed = """{"occurrence":"multi_origin","responsibility":"disputed","harm":"unreviewed"}""";
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient _editor = api.Client(Role.Editor);

    [Fact]
    public async Task An_editor_sets_it()
    {
        var created = await _editor.CreateEventAsync(Given.AStrike().With("verification", JsonNode.Parse(Reviewed)));
        var revised = await _editor.ReviseAsync(created, JsonNode.Parse("""{"verification":{"harm":"acknowledged"}}""")!);

        created.Json["verification"].ShouldEqual(Reviewed);
        revised.Json["verification"].ShouldEqual("""{"occurrence":"multi_origin","responsibility":"disputed","harm":"acknowledged"}""");
    }

    [Fact]
    public async Task A_contributor_who_leaves_it_out_keeps_it()
    {
        var reviewed = await _editor.CreateEventAsync(Given.AStrike().With("verification", JsonNode.Parse(Reviewed)));

        using var put = await _contributor.PutAsync(reviewed.Path, Given.AStrike(title: "Second"), reviewed.ETag);
        await put.ShouldBeAsync(HttpStatusCode.OK);
        var patched = await _contributor.ReviseAsync(await Kept.OfAsync("/v1/events", put), new JsonObject { ["title"] = "Third" });

        (await put.JsonAsync())["verification"].ShouldEqual(Reviewed);
        patched.Json["verification"].ShouldEqual(Reviewed);
    }

    [Fact]
    public async Task A_contributor_may_send_back_what_stands()
    {
        var reviewed = await _editor.CreateEventAsync(Given.AStrike().With("verification", JsonNode.Parse(Reviewed)));

        var revised = await _contributor.ReviseAsync(reviewed, new JsonObject { ["title"] = "Second", ["verification"] = JsonNode.Parse(Reviewed) });
        var unreviewed = await _contributor.CreateEventAsync(Given.AStrike().With("verification", new JsonObject { ["occurrence"] = "unreviewed" }));

        revised.Json["verification"].ShouldEqual(Reviewed);
        Assert.Equal("unreviewed", (string)unreviewed.Json["verification"]!["harm"]!);
    }

    [Theory]
    [InlineData("""{"occurrence":"multi_origin"}""")]
    [InlineData("""{"occurrence":"single_origin","responsibility":"unreviewed","harm":"unreviewed"}""")]
    [InlineData("""{"harm":"pending"}""")]
    public async Task A_contributor_sets_nothing_else(string verification)
    {
        var draft = await _contributor.CreateEventAsync(Given.AStrike());

        using var posted = await _contributor.PostAsync("/v1/strikes", Given.AStrike().With("verification", JsonNode.Parse(verification)));
        using var put = await _contributor.PutAsync(draft.Path, Given.AStrike().With("verification", JsonNode.Parse(verification)), draft.ETag);
        using var patched = await _contributor.PatchAsync(draft.Path, new JsonObject { ["verification"] = JsonNode.Parse(verification) }, draft.ETag);

        foreach (var answer in new[] { posted, put, patched })
            await answer.ShouldBeProblemAsync(403, "/verification", "forbidden");
    }

    [Fact]
    public async Task A_contributor_does_not_take_it_back_either()
    {
        var reviewed = await _editor.CreateEventAsync(Given.AStrike().With("verification", JsonNode.Parse(Reviewed)));

        using var answer = await _contributor.PatchAsync(reviewed.Path, JsonNode.Parse("""{"verification":{"occurrence":"unreviewed"}}""")!, reviewed.ETag);

        await answer.ShouldBeProblemAsync(403, "/verification", "forbidden");
    }
}

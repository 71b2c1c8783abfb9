using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventReasonsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);

    [Fact]
    public async Task A_first_revision_is_created_and_later_ones_are_other()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        var second = await _contributor.ReviseAsync(first, new JsonObject { ["title"] = "Second" });
        var third = await _contributor.ReviseAsync(second, new JsonObject { ["title"] = "Third" });

        Assert.Equal(["created", "other", "other"], new[] { first, second, third }.Select(Reason));
        Assert.All([first, second, third], r => Assert.Null(Note(r)));
    }

    [Fact]
    public async Task A_body_says_why_this_change_is_made()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike().With("changeReason", "backlog").With("changeNote", "from the notebook"));
        var second = await _contributor.ReviseAsync(first, JsonNode.Parse("""{"title":"Second","changeReason":"own_error","changeNote":"a typo"}""")!);

        Assert.Equal(("backlog", "from the notebook"), (Reason(first), Note(first)));
        Assert.Equal(("own_error", "a typo"), (Reason(second), Note(second)));
    }

    [Fact]
    public async Task A_reason_that_was_read_and_sent_back_is_no_word_about_the_next_change()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike().With("changeReason", "new_source").With("changeNote", "a second paper"));

        using var answer = await _contributor.PutAsync(first.Path, first.Json.DeepClone().AsObject().With("title", "Second"), first.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        var second = await Kept.OfAsync("/v1/events", answer);
        Assert.Equal((2, "other", null), (second.Revision, Reason(second), Note(second)));
    }

    [Fact]
    public async Task Created_sent_back_is_other()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());

        var second = await _contributor.ReviseAsync(first, JsonNode.Parse("""{"title":"Second","changeReason":"created"}""")!);

        Assert.Equal("other", Reason(second));
    }

    [Fact]
    public async Task Another_reason_beside_the_same_note_stands()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike().With("changeReason", "new_source").With("changeNote", "a second paper"));

        var second = await _contributor.ReviseAsync(first, JsonNode.Parse("""{"title":"Second","changeReason":"legal","changeNote":"a second paper"}""")!);

        Assert.Equal(("legal", null), (Reason(second), Note(second)));
    }

    [Fact]
    public async Task A_reason_is_compared_with_the_current_revision_only()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike().With("changeReason", "new_source").With("changeNote", "a second paper"));
        var second = await _contributor.ReviseAsync(first, new JsonObject { ["title"] = "Second" });

        var third = await _contributor.ReviseAsync(second, JsonNode.Parse("""{"title":"Third","changeReason":"new_source","changeNote":"a second paper"}""")!);

        Assert.Equal(("new_source", "a second paper"), (Reason(third), Note(third)));
    }

    [Fact]
    public async Task A_reason_and_a_note_alone_are_no_change()
    {
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        var head = await _contributor.HeadAsync();

        using var answer = await _contributor.PatchAsync(first.Path, JsonNode.Parse("""{"changeReason":"legal","changeNote":"as asked"}""")!, first.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        (await answer.JsonAsync()).ShouldEqual(first.Json);
        Assert.Equal(head, await _contributor.HeadAsync());
    }

    [Fact]
    public async Task A_reason_outside_the_vocabulary_and_a_long_note_are_refused()
    {
        using var reason = await _contributor.PostAsync("/v1/events", Given.AStrike().With("changeReason", "boredom"));
        using var note = await _contributor.PostAsync("/v1/events", Given.AStrike().With("changeNote", new string('a', 1001)));

        await reason.ShouldBeProblemAsync(400, "/changeReason", "vocabulary");
        await note.ShouldBeProblemAsync(400, "/changeNote", "too_long");
    }

    [Fact]
    public async Task The_history_tells_each_change_by_its_author_and_reason()
    {
        var other = await api.NewColleagueAsync(Role.Editor);
        var first = await _contributor.CreateEventAsync(Given.AStrike());
        await other.ReviseAsync(first, JsonNode.Parse("""{"title":"Second","changeReason":"own_error","changeNote":"a typo"}""")!);

        var history = (await _contributor.ReadAsync($"{first.Path}/revisions"))["items"]!.AsArray();

        Assert.Equal([(2, "own_error", "a typo"), (1, "created", null)], history.Select(r => ((int)r!["revision"]!, (string)r["changeReason"]!, (string?)r["changeNote"])));
        Assert.Equal(2, history.Select(r => (string)r!["recordedBy"]!).Distinct().Count());
        Assert.Equal(first.Position, (long)history[1]!["position"]!);
        Assert.True((long)history[0]!["position"]! > first.Position);
    }

    private static string Reason(Kept record) => (string)record.Json["changeReason"]!;

    private static string? Note(Kept record) => (string?)record.Json["changeNote"];
}

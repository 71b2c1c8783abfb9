using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class ExcerptTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);

    [Theory]
    [InlineData("The mayor said: “We’re alive – all of us.”", "\"We're alive - all of us.\"", 16, 42)]
    [InlineData("A boat\n  sank   off the pier.", "sank off the\tpier", 9, 28)]
    [InlineData("🚢🚢 hit at noon", "hit at noon", 3, 14)]
    [InlineData("He said nothing… Then he left.", "nothing... Then", 8, 21)]
    public async Task Words_are_found_whatever_their_typography_and_kept_as_sent(string text, string words, int start, int end)
    {
        var source = await _contributor.NewSourceAsync(text);

        var created = await _contributor.CreateEventAsync(Quoting(source, words));

        created.Json["citations"]![0]!["excerpt"].ShouldEqual(new JsonObject { ["text"] = words, ["start"] = start, ["end"] = end, ["checked"] = "found" });
    }

    [Fact]
    public async Task Words_that_stand_twice_need_their_start()
    {
        var source = await _contributor.NewSourceAsync("Three died. Later, three died again, and three died at sea.");

        using var unplaced = await _contributor.PostAsync("/v1/events", Quoting(source, "three died"));
        using var misplaced = await _contributor.PostAsync("/v1/events", Quoting(source, "three died").With("citations/0/excerpt/start", 20));
        var placed = await _contributor.CreateEventAsync(Quoting(source, "three died").With("citations/0/excerpt/start", 41));

        var problem = await unplaced.ShouldBeProblemAsync(400, "/citations/0/excerpt/start", "excerpt_ambiguous");
        Assert.Contains("19, 41", (string)problem["errors"]![0]!["detail"]!, StringComparison.Ordinal);
        await misplaced.ShouldBeProblemAsync(400, "/citations/0/excerpt/start", "excerpt_elsewhere");
        Assert.Equal((41, 51), ((int)placed.Json["citations"]![0]!["excerpt"]!["start"]!, (int)placed.Json["citations"]![0]!["excerpt"]!["end"]!));
    }

    [Fact]
    public async Task A_wrong_end_is_refused()
    {
        var source = await _contributor.NewSourceAsync("Three died at noon.");

        using var answer = await _contributor.PostAsync("/v1/events", Quoting(source, "Three died").With("citations/0/excerpt/start", 0).With("citations/0/excerpt/end", 5));

        await answer.ShouldBeProblemAsync(400, "/citations/0/excerpt/end", "excerpt_elsewhere");
    }

    [Theory]
    [InlineData("Four died")]
    [InlineData("three died")]
    [InlineData("Three died at noon. And more")]
    public async Task Words_that_do_not_occur_are_refused_by_their_citation(string words)
    {
        var source = await _contributor.NewSourceAsync("Three died at noon.");
        var body = Given.AStrike().With("citations", new JsonArray(Desk.AnExcerpt(source, "Three died"), Desk.AnExcerpt(source, words)));

        using var answer = await _contributor.PostAsync("/v1/events", body);

        await answer.ShouldBeProblemAsync(400, "/citations/1/excerpt/text", "excerpt_not_found");
    }

    [Fact]
    public async Task Without_a_stored_text_words_are_taken_on_trust_and_said_to_be()
    {
        var source = await _contributor.NewSourceAsync();

        var created = await _contributor.CreateEventAsync(Quoting(source, "Three died").With("citations/0/excerpt/checked", "found"));

        created.Json["citations"]![0]!["excerpt"].ShouldEqual("""{"text":"Three died","checked":"no_text"}""");
    }

    [Fact]
    public async Task Words_are_checked_again_when_they_are_revised()
    {
        var source = await _contributor.NewSourceAsync("Three died at noon.");
        var created = await _contributor.CreateEventAsync(Quoting(source, "Three died"));

        using var wrong = await _contributor.PatchAsync(created.Path, new JsonObject { ["citations"] = new JsonArray(Desk.AnExcerpt(source, "Five died")) }, created.ETag);
        var right = await _contributor.ReviseAsync(created, new JsonObject { ["citations"] = new JsonArray(Desk.AnExcerpt(source, "died at noon")) });

        await wrong.ShouldBeProblemAsync(400, "/citations/0/excerpt/text", "excerpt_not_found");
        Assert.Equal(6, (int)right.Json["citations"]![0]!["excerpt"]!["start"]!);
    }

    [Fact]
    public async Task An_excerpt_has_up_to_500_code_points()
    {
        var source = await _contributor.NewSourceAsync();

        await _contributor.CreateEventAsync(Quoting(source, string.Concat(Enumerable.Repeat("🚢", 500))));
        using var answer = await _contributor.PostAsync("/v1/events", Quoting(source, new string('a', 501)));

        await answer.ShouldBeProblemAsync(400, "/citations/0/excerpt/text", "too_long");
    }

    [Fact]
    public async Task A_citation_names_a_source_that_is_there()
    {
        var editor = api.Client(Role.Editor);
        var retracted = await editor.CreateSourceAsync(Given.ASource());
        await editor.RetractAsync(retracted);

        foreach (var source in new[] { Guid.CreateVersion7(), Guid.Parse(retracted.Id) })
        {
            using var answer = await _contributor.PostAsync("/v1/events", Given.AStrike(source: source));
            await answer.ShouldBeProblemAsync(400, "/citations/0/source", "unknown_source");
        }
    }

    [Fact]
    public async Task Readers_get_excerpts_and_none_of_a_private_source()
    {
        var open = await _contributor.NewSourceAsync("Three died at noon.");
        var closed = await _contributor.NewSourceAsync("Five were at the mill.", access: "private");
        var body = Given.AStrike().With("citations", new JsonArray(Desk.AnExcerpt(open, "Three died"), Desk.AnExcerpt(closed, "Five were at the mill")));

        var published = await _contributor.PublishAsync(body);

        var read = await api.Client().ReadAsync(published.Path);
        Assert.Equal("Three died", (string)read["citations"]![0]!["excerpt"]!["text"]!);
        Assert.False(read["citations"]![1]!.AsObject().ContainsKey("excerpt"));
        Assert.Contains("Five were at the mill", published.Json.ToJsonString(), StringComparison.Ordinal);
    }

    private static JsonObject Quoting(Guid source, string words) => Given.AStrike().With("citations", new JsonArray(Desk.AnExcerpt(source, words)));
}

using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>What is left of a record is a record: it can be sent back, corrected and restored, and what is quoted anew is still held against its source.</summary>
public sealed class EditsAfterTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Everything = ["/title", "/summary", "/time", "/location", "/citations", "/links", "/tags", "/externalIds", "/correction", "/details", "/changeNote"];
    private readonly HttpClient _admin = api.Client(Role.Admin);

    [Theory]
    [ClassData(typeof(EventKindNames))]
    public async Task An_event_without_any_word_can_be_sent_back_and_corrected(string kind)
    {
        var whole = await _admin.CreateEventAsync(await FullBody.OfAsync(kind, _admin));

        var left = await _admin.RedactAsync(whole, Redacting.Pointers(Everything));

        foreach (var word in new[] { "harbour", "\"port\"", "mayor", "13 dead", "Associated", "Pier", "corridors", "notebook", "погибших" })
            Assert.DoesNotContain(word, left.Json.ToJsonString() + (await _admin.ReadAsync($"{whole.Path}/revisions")).ToJsonString(), StringComparison.OrdinalIgnoreCase);
        using var back = await _admin.PutAsync(left.Path, left.Json, left.ETag);
        await back.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(left.ETag, back.ETag());
        Assert.Equal("unchanged", (await _admin.BulkAsync(left.Json.DeepClone().AsObject().Event())).Statuses());
        var corrected = await _admin.ReviseAsync(left, new JsonObject { ["title"] = "Another title", ["tags"] = new JsonArray("new") });
        Assert.Equal(left.Json["details"]!.ToJsonString(), corrected.Json["details"]!.ToJsonString());
        using var restored = await _admin.PostAsync($"{left.Path}/restore", null, await _admin.RetractAsync(corrected));
        await restored.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_name_of_a_redacted_event_in_another_collection_is_free()
    {
        var named = new JsonArray(new JsonObject { ["system"] = "desk", ["id"] = "wolf-anton" });
        var strike = await _admin.CreateEventAsync(Given.AStrike().With("externalIds", named));
        await _admin.RedactAsync(strike, Redacting.Pointers("/externalIds/0/id"));

        var other = await _admin.CreateEventAsync(Given.AStrike().With("externalIds", named.DeepClone()));

        Assert.NotEqual(strike.Id, other.Id);
    }

    [Fact]
    public async Task What_is_quoted_anew_is_held_against_the_source()
    {
        var source = await _admin.NewSourceAsync("Anton Wolf fired at noon. Nobody was hurt.");
        var strike = await _admin.CreateEventAsync(Given.AStrike().With("citations", Cited(source, "Anton Wolf fired")));
        var left = await _admin.RedactAsync(strike, Redacting.Texts("Anton Wolf"));

        using var kept = await _admin.PatchAsync(left.Path, new JsonObject { ["citations"] = Cited(source, $"{Redacting.Mark} fired") }, left.ETag);
        await kept.ShouldBeAsync(HttpStatusCode.OK);
        using var invented = await _admin.PatchAsync(left.Path, new JsonObject { ["citations"] = Cited(source, $"{Redacting.Mark} was hurt") }, left.ETag);
        await invented.ShouldBeProblemAsync(400, "/citations/0/excerpt/text", "excerpt_not_found");
        using var another = await _admin.PostAsync("/v1/events", Given.AStrike().With("citations", Cited(source, $"{Redacting.Mark} fired")));
        await another.ShouldBeProblemAsync(400, "/citations/0/excerpt/text", "excerpt_not_found");
    }

    [Fact]
    public async Task A_text_that_the_mark_makes_too_long_goes_as_a_whole()
    {
        var strike = await _admin.CreateEventAsync(Given.AStrike(title: string.Join(' ', Enumerable.Repeat("Ola", 50))));

        Assert.Equal(Redacting.Mark, (string)(await _admin.RedactAsync(strike, Redacting.Texts("Ola"))).Json["title"]!);
    }

    [Fact]
    public async Task Words_within_other_words_stay()
    {
        var strike = await _admin.CreateEventAsync(Given.AStrike(title: "Alien ships: ALI’s boat, “ali” and Khalid").With("summary", "阿里在港口"));

        var left = await _admin.RedactAsync(strike, Redacting.Texts("Ali", "阿里在"));

        Assert.Equal(($"Alien ships: {Redacting.Mark}’s boat, “{Redacting.Mark}” and Khalid", $"{Redacting.Mark}港口"), ((string)left.Json["title"]!, (string)left.Json["summary"]!));
    }

    private static JsonArray Cited(Guid source, string excerpt) => new(new JsonObject { ["source"] = source.ToString(), ["excerpt"] = new JsonObject { ["text"] = excerpt } });
}

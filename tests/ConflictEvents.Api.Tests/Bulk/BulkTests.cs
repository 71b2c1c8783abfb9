using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>POST /v1/bulk: what becomes of each line.</summary>
public sealed class BulkTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Contributor => api.Client(Role.Contributor);

    [Fact]
    public async Task Events_actors_and_sources_are_written_and_each_line_is_answered()
    {
        var (source, slug) = (Guid.CreateVersion7(), Given.Fresh("mixed-"));
        var strike = Given.AStrike(source: source, lifecycle: "published").With("details/perpetrator", new JsonObject { ["actor"] = slug, ["basis"] = "asserted_by_media" })
            .With("citations/0/excerpt", new JsonObject { ["text"] = "the harbour" });

        var results = await Contributor.BulkAsync(
            Given.ASource(text: "They hit the harbour.").With("id", source.ToString()).Source(), Given.AnActor(slug).Actor(), strike.Event());

        Assert.Equal("created created created", results.Statuses());
        Assert.Equal([1L, 2, 3], results.Select(r => (long)r["line"]!));
        Assert.Equal(["source", "actor", "event"], results.Select(r => (string)r["record"]!));
        Assert.Equal((source.ToString(), slug), ((string)results[0]["id"]!, (string)results[1]["id"]!));
        Assert.All(results, r => Assert.Equal(1, (int)r["revision"]!));
        var stored = await Contributor.ReadAsync($"/v1/strikes/{results[2]["id"]}");
        Assert.Equal((9, "found"), ((int)stored["citations"]![0]!["excerpt"]!["start"]!, (string)stored["citations"]![0]!["excerpt"]!["checked"]!));
    }

    [Fact]
    public async Task What_is_like_that_already_is_unchanged_and_takes_no_position()
    {
        JsonNode[] lines = [Given.AnActor().Actor(), Given.AStrike().With("id", Guid.CreateVersion7().ToString()).Event(), Given.ASource(text: Given.Fresh("A text ")).Source()];
        var first = await Contributor.BulkAsync(lines);
        var head = await api.HeadAsync();

        var second = await Contributor.BulkAsync(lines);

        Assert.Equal("created created created", first.Statuses());
        Assert.Equal("unchanged unchanged unchanged", second.Statuses());
        Assert.Equal(first.Select(r => (string)r["id"]!), second.Select(r => (string)r["id"]!));
        Assert.Equal(head, await api.HeadAsync());
    }

    [Fact]
    public async Task A_record_that_is_there_is_revised_by_id_slug_external_id_or_text()
    {
        var (slug, name, text) = (Given.Fresh("found-"), Given.Fresh("row "), Given.Fresh("An article "));
        var strike = Given.AStrike().With("externalIds", new JsonArray(new JsonObject { ["system"] = "desk", ["id"] = name }));
        var source = Given.ASource(text, publisher: "The Finder");
        var first = await Contributor.BulkAsync(Given.AnActor(slug).Actor(), strike.Event(), source.Source());

        var second = await Contributor.BulkAsync(
            Given.AnActor(slug, name: "Another name").Actor(), strike.With("title", "Another title").Event(), source.With("title", "A title").Source());

        Assert.Equal("revised revised revised", second.Statuses());
        Assert.Equal(first.Select(r => (string)r["id"]!), second.Select(r => (string)r["id"]!));
        Assert.All(second, r => Assert.Equal(2, (int)r["revision"]!));
    }

    [Fact]
    public async Task External_ids_of_different_events_are_no_identity()
    {
        var (one, two) = (Name(), Name());
        await Contributor.BulkAsync(Given.AStrike().With("externalIds", new JsonArray(one.DeepClone())).Event(), Given.AStrike().With("externalIds", new JsonArray(two.DeepClone())).Event());

        var results = await Contributor.BulkAsync(Given.AStrike().With("externalIds", new JsonArray(one, two)).Event());

        Assert.Equal("ambiguous_identity", results.Codes());
        Assert.Equal(["/externalIds ambiguous_identity"], results[0].Errors());
    }

    [Fact]
    public async Task A_bad_line_says_what_a_single_write_would_and_costs_no_other()
    {
        var results = await Contributor.BulkAsync("", Text(
            Given.AStrike().With("bogus", 1).Event().ToJsonString(),
            "{\"record\":\"event\"",
            "",
            Given.AStrike().With("record", "dispute").ToJsonString(),
            Given.AStrike().ToJsonString(),
            "[1]",
            Given.AStrike().With("title", "").Event().ToJsonString(),
            Given.AStatement(speaker: "nobody-of-that-name").Event().ToJsonString(),
            Given.AStrike().With("verification", new JsonObject { ["occurrence"] = "single_origin" }).Event().ToJsonString(),
            Given.AStrike().Event().ToJsonString()));

        Assert.Equal([1L, 2, 4, 5, 6, 7, 8, 9, 10], results.Select(r => (long)r["line"]!));
        Assert.Equal("refused refused refused refused refused refused refused refused created", results.Statuses());
        Assert.Equal(["/bogus unknown_member"], results[0].Errors());
        Assert.Equal("syntax", (string)results[1]["problem"]!["errors"]![0]!["code"]!);
        Assert.Equal(["/record vocabulary"], results[2].Errors());
        Assert.Equal(["/record required"], results[3].Errors());
        Assert.Equal([" type"], results[4].Errors());
        Assert.Equal(["/title required"], results[5].Errors());
        Assert.Equal(["/details/speakers/0/actor unknown_actor"], results[6].Errors());
        Assert.Equal(("forbidden", "/verification forbidden"), ((string)results[7]["problem"]!["code"]!, results[7].Errors()[0]));
    }

    [Fact]
    public async Task A_byte_order_mark_is_taken_and_broken_text_is_told_of_its_line()
    {
        byte[] body = [.. Encoding.UTF8.Preamble, .. Line(Given.AnActor().Actor()), .. "{\"record\":\"actor\",\"name\":\"\xff\"}"u8.ToArray().Select(b => b == 0xc3 ? (byte)0xff : b), (byte)'\n', .. Line(Given.AnActor().Actor())];

        using var answer = await Contributor.SendBulkAsync("", body);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        var results = (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();
        Assert.Equal("created refused created", results.Statuses());
        Assert.Equal([" text"], results[1].Errors());
    }

    [Fact]
    public async Task The_word_for_all_lines_reads_what_an_export_gave_and_a_line_may_say_otherwise()
    {
        var results = await Contributor.BulkAsync("?record=event", BulkCalls.Text(Given.AStrike(), Given.AnActor().Actor()));

        Assert.Equal(["event", "actor"], results.Select(r => (string)r["record"]!));
        Assert.Equal("created created", results.Statuses());
    }

    [Fact]
    public async Task The_word_may_stand_anywhere_in_the_line()
    {
        var slug = Given.Fresh("anywhere-");

        var results = await Contributor.BulkAsync("", $"{{\"slug\":\"{slug}\",\"name\":\"N\",\"type\":\"ngo\", \"record\" : \"actor\" }}\n{{\"slug\":\"{slug}-b\" , \"record\":\"actor\",\"name\":\"N\",\"type\":\"ngo\"}}");

        Assert.Equal("created created", results.Statuses());
    }

    [Fact]
    public async Task A_retracted_record_is_refused()
    {
        var editor = api.Client(Role.Editor);
        var strike = await editor.CreateEventAsync(Given.AStrike());
        await editor.RetractAsync(strike);

        var results = await Contributor.BulkAsync(Given.AStrike().With("id", strike.Id).Event());

        Assert.Equal("retracted", results.Codes());
    }

    [Fact]
    public async Task A_revision_is_compared_where_that_is_asked_for()
    {
        var strike = await Contributor.CreateEventAsync(Given.AStrike());
        await Contributor.ReviseAsync(strike, new JsonObject { ["summary"] = "More is known." });
        var line = BulkCalls.Text(strike.Json.With("title", "As it was read").Event());

        var stale = await Contributor.BulkAsync("?checkRevision=true", line);
        var ignored = await Contributor.BulkAsync("", line);

        Assert.Equal("stale_revision", stale.Codes());
        Assert.Equal(2, (int)stale[0]["problem"]!["currentRevision"]!);
        Assert.Equal("revised", ignored.Statuses());
    }

    [Fact]
    public async Task A_record_that_comes_twice_is_written_twice_in_the_order_of_the_file()
    {
        var (id, slug) = (Guid.CreateVersion7(), Given.Fresh("twice-"));
        var strike = Given.AStrike().With("id", id.ToString());

        var results = await Contributor.BulkAsync(strike.Event(), Given.AnActor(slug).Actor(), strike.With("title", "Corrected").Event(), Given.AnActor(slug).Actor());

        Assert.Equal("created created revised unchanged", results.Statuses());
        Assert.Equal("Corrected", (string)(await Contributor.ReadAsync($"/v1/events/{id}"))["title"]!);
    }

    [Fact]
    public async Task One_external_id_on_two_lines_is_one_event()
    {
        var name = Name();

        var results = await Contributor.BulkAsync(
            Given.AStrike().With("externalIds", new JsonArray(name.DeepClone())).Event(), Given.AStrike("The same, later").With("externalIds", new JsonArray(name)).Event());

        Assert.Equal("created revised", results.Statuses());
        Assert.Equal((string)results[0]["id"]!, (string)results[1]["id"]!);
    }

    [Fact]
    public async Task A_source_that_becomes_private_takes_its_words_out_of_the_events_that_cite_it()
    {
        var source = await Contributor.CreateSourceAsync(Given.ASource(text: "At least 3 people died there."));
        var strike = await Contributor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published").With("citations/0/excerpt", new JsonObject { ["text"] = "people died" }));

        var results = await Contributor.BulkAsync(
            Given.AStrike("Before it", source: Guid.Parse(source.Id), lifecycle: "published").Event(),
            source.Json.With("access", "private").Source(),
            Given.AStrike("Behind it", source: Guid.Parse(source.Id), lifecycle: "published").Event());

        Assert.Equal("created revised created", results.Statuses());
        var seen = await api.Client().ReadAsync(strike.Path);
        Assert.Equal(2, (int)seen["revision"]!);
        Assert.Null(seen["citations"]![0]!["excerpt"]);
    }

    [Fact]
    public async Task A_dispute_comes_into_sight_with_its_event()
    {
        var editor = api.Client(Role.Editor);
        var source = await editor.CreateSourceAsync(Given.ASource());
        var strike = await editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id)));
        var dispute = await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));

        var results = await Contributor.BulkAsync(strike.Json.With("lifecycle", "published").Event());

        Assert.Equal("revised", results.Statuses());
        Assert.Equal(2, (int)(await api.Client().ReadAsync(dispute.Path))["revision"]!);
    }

    [Fact]
    public async Task A_reader_may_not_write_in_bulk()
    {
        using var answer = await api.Client(Role.Reader).SendBulkAsync("", "{}"u8.ToArray());

        await answer.ShouldBeProblemAsync(403, "forbidden");
    }

    private static JsonObject Name() => new() { ["system"] = "desk", ["id"] = Given.Fresh("name ") };

    private static string Text(params string[] lines) => string.Join('\n', lines);

    private static byte[] Line(JsonObject line) => Encoding.UTF8.GetBytes(line.ToJsonString() + "\n");
}

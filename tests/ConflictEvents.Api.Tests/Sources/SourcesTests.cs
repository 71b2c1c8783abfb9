using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Wording;

namespace ConflictEvents.Api.Tests.Sources;

public sealed class SourcesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Contributor => api.Client(Role.Contributor);

    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task A_source_is_recorded_and_read_back()
    {
        var source = await Contributor.CreateSourceAsync(Given.ASource(publisher: Given.Fresh("Harbour Post "))
            .With("title", "At the harbour").With("url", "https://example.org/a?b=c").With("scale", "local").With("isDeveloping", true));

        var read = await api.Client().ReadAsync(source.Path);

        Assert.Equal(1, source.Revision);
        foreach (var member in new[] { "publisher", "title", "url", "scale", "isDeveloping", "publishedAt", "language", "kind", "access", "retrievedAt" })
            Assert.Equal(source.Json[member]!.ToJsonString(), read[member]!.ToJsonString());
        Assert.Null(read["recordedBy"]);
        Assert.Null(read["textSha256"]);
    }

    [Fact]
    public async Task A_source_can_be_recorded_at_an_id_of_the_callers_choice()
    {
        var id = Guid.CreateVersion7();

        using var answer = await Contributor.PutAsync($"/v1/sources/{id}", Given.ASource(), ifNoneMatch: "*");

        await answer.ShouldBeAsync(HttpStatusCode.Created);
        Assert.EndsWith($"/v1/sources/{id}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(id.ToString(), (string)(await Contributor.ReadAsync($"/v1/sources/{id}"))["id"]!);
    }

    [Fact]
    public async Task A_body_of_another_id_than_the_address_is_refused()
    {
        using var answer = await Contributor.PutAsync($"/v1/sources/{Guid.CreateVersion7()}", Given.ASource().With("id", Guid.CreateVersion7().ToString()), ifNoneMatch: "*");

        await answer.ShouldBeProblemAsync(400, "/id", "other_id");
    }

    [Fact]
    public async Task A_correction_is_a_revision_and_the_past_stays()
    {
        var source = await Contributor.CreateSourceAsync(Given.ASource().With("title", "First"));
        var revised = await Contributor.ReviseAsync(source, new JsonObject { ["title"] = "Second", ["changeReason"] = "source_corrected" });

        var history = (await Contributor.ReadAsync($"{source.Path}/revisions"))["items"]!.AsArray();
        var diff = (await Contributor.ReadAsync($"{source.Path}/diff"))["changes"]!.AsArray();

        Assert.Equal((2, "source_corrected"), (revised.Revision, (string)revised.Json["changeReason"]!));
        Assert.Equal([2, 1], history.Select(r => (int)r!["revision"]!));
        Assert.Equal("First", (string)(await Contributor.ReadAsync($"{source.Path}/revisions/1"))["title"]!);
        Assert.Equal("First", (string)(await Contributor.ReadAsync($"{source.Path}?asOf={source.Position}"))["title"]!);
        Assert.Equal("/title", (string)Assert.Single(diff)!["pointer"]!);
    }

    [Theory]
    [InlineData("publisher", "\"\"", "required")]
    [InlineData("language", "\"english\"", "invalid_language")]
    [InlineData("language", "\"\"", "invalid_language")]
    [InlineData("url", "\"javascript:alert(1)\"", "invalid_url")]
    [InlineData("url", "\"/relative\"", "invalid_url")]
    [InlineData("url", "\"ftp://example.org/a\"", "invalid_url")]
    [InlineData("kind", "\"rumour\"", "vocabulary")]
    [InlineData("access", "\"secret\"", "vocabulary")]
    [InlineData("publishedAt", "\"2022-02-30\"", "date")]
    [InlineData("retrievedAt", "\"2022-03-10\"", "instant")]
    [InlineData("supersedes", "\"0195f3a0-0000-7000-8000-000000000001\"", "unknown_source")]
    public async Task A_member_that_breaks_a_rule_is_refused(string member, string json, string code)
    {
        using var answer = await Contributor.PostAsync("/v1/sources", Given.ASource().With(member, JsonNode.Parse(json)));

        await answer.ShouldBeProblemAsync(400, $"/{member}", code);
    }

    [Theory]
    [InlineData("publisher")]
    [InlineData("language")]
    [InlineData("kind")]
    public async Task What_every_source_has_is_demanded(string member)
    {
        using var answer = await Contributor.PostAsync("/v1/sources", Given.ASource().With(member, null));

        await answer.ShouldBeProblemAsync(400, $"/{member}", "required");
    }

    [Fact]
    public async Task Readers_write_no_sources_and_strangers_are_asked_for_a_key()
    {
        using var reader = await api.Client(Role.Reader).PostAsync("/v1/sources", Given.ASource());
        using var stranger = await api.Client().PostAsync("/v1/sources", Given.ASource());

        await reader.ShouldBeProblemAsync(403, "forbidden");
        await stranger.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task The_same_text_of_the_same_publisher_is_the_same_source()
    {
        var publisher = Given.Fresh("Twice ");
        var first = await Contributor.CreateSourceAsync(Given.ASource("It's said.\nTwice.", publisher));
        var position = await PositionAsync();

        using var again = await Contributor.PostAsync("/v1/sources", Given.ASource("date 2022-03-10 It&#039;s said.\\r\\nTwice.  ", publisher).With("title", "Another headline"));

        await again.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal((first.Id, first.ETag), ((string)(await again.JsonAsync())["id"]!, again.ETag()));
        Assert.Null(again.Headers.Location);
        Assert.Equal(position, await PositionAsync());
    }

    [Fact]
    public async Task The_same_text_of_another_publisher_is_another_source()
    {
        var text = Given.Fresh("Agency copy ");
        var first = await Contributor.CreateSourceAsync(Given.ASource(text));
        var second = await Contributor.CreateSourceAsync(Given.ASource(text));

        var found = await Contributor.ReadAsync($"/v1/sources?textSha256={first.Json["textSha256"]}");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(new[] { first.Id, second.Id }.Order(), found["items"]!.AsArray().Select(i => (string)i!["id"]!).Order());
    }

    [Fact]
    public async Task Of_many_same_texts_at_once_one_source_is_made()
    {
        var publisher = Given.Fresh("At once ");
        var position = await PositionAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Contributor.PostAsync("/v1/sources", Given.ASource("All at once.", publisher))));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(11, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        var ids = await Task.WhenAll(answers.Select(async a => (string)(await a.JsonAsync())["id"]!));
        Assert.Single(ids.Distinct());
        Assert.Equal(position + 1, await PositionAsync());
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Whether_an_article_is_there_is_asked_by_the_hash_of_its_text()
    {
        var text = Given.Fresh("Only here ");
        var source = await Contributor.CreateSourceAsync(Given.ASource(text));
        var hash = SourceTextNormalizer.Sha256(text);

        Assert.Equal(hash, (string)source.Json["textSha256"]!);
        Assert.Equal(source.Id, (string)Assert.Single((await api.Client().ReadAsync($"/v1/sources?textSha256={hash}"))["items"]!.AsArray())!["id"]!);
        Assert.Empty((await api.Client().ReadAsync($"/v1/sources?textSha256={new string('0', 64)}"))["items"]!.AsArray());
    }

    [Theory]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\\r\\nb\\n\\tc", "a\nb\n\tc")]
    [InlineData("Tom &amp; &quot;Ann&quot; &#039;n&#x27; Joe", "Tom & \"Ann\" 'n' Joe")]
    [InlineData("\\u0022It\\u0026#039;s\\u0022", "\"It's\"")]
    [InlineData("  \n date 2022-03-10 text \t", "text")]
    [InlineData("date 2022-3-1 text", "date 2022-3-1 text")]
    [InlineData("a\rb", "a\rb")]
    public async Task The_text_is_normalised_on_the_way_in(string sent, string stored)
    {
        var source = await Contributor.CreateSourceAsync(Given.ASource(sent));

        Assert.Equal(stored, (string)source.Json["text"]!);
        Assert.Equal((SourceTextNormalizer.Sha256(stored), "v1"), ((string)source.Json["textSha256"]!, (string)source.Json["normalizer"]!));
    }

    [Fact]
    public async Task The_text_is_given_to_contributors_and_only_for_one_source()
    {
        var secret = Given.Fresh("copyrighted words ");
        var source = await Contributor.CreateSourceAsync(Given.ASource(secret));
        await Contributor.ReviseAsync(source, new JsonObject { ["title"] = "Corrected" });
        var byId = new[] { source.Path, $"{source.Path}/revisions/1", $"{source.Path}?asOf={source.Position}" };
        var never = new[] { "/v1/sources?limit=500", $"{source.Path}/revisions", $"{source.Path}/diff", $"{source.Path}/events" };

        foreach (var path in byId)
            Assert.Equal(secret, (string)(await Contributor.ReadAsync(path))["text"]!);
        foreach (var client in new[] { api.Client(), api.Client(Role.Reader) })
            foreach (var path in byId.Concat(never))
                Assert.DoesNotContain(secret, await TextAsync(client, path), StringComparison.Ordinal);
        foreach (var path in never)
            Assert.DoesNotContain(secret, await TextAsync(Contributor, path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_never_changes()
    {
        var source = await Contributor.CreateSourceAsync(Given.ASource("As printed."));
        var without = await Contributor.CreateSourceAsync(Given.ASource());
        var position = await PositionAsync();

        using var put = await Contributor.PutAsync(source.Path, Given.ASource("As corrected.", (string)source.Json["publisher"]!), source.ETag);
        using var patch = await Contributor.PatchAsync(source.Path, new JsonObject { ["text"] = "As corrected." }, source.ETag);
        using var late = await Contributor.PatchAsync(without.Path, new JsonObject { ["text"] = "Come late." }, without.ETag);

        foreach (var answer in new[] { put, patch, late })
            await answer.ShouldBeProblemAsync(409, "/text", "text_never_changes");
        Assert.Equal(position, await PositionAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_read_can_be_sent_back_with_or_without_the_text_and_changes_nothing(bool withText)
    {
        var source = await Contributor.CreateSourceAsync(Given.ASource("Sent &amp; sent back.").With("title", "A title").With("changeNote", "first"));
        var read = await Contributor.ReadAsync(source.Path);
        var position = await PositionAsync();

        using var answer = await Contributor.PutAsync(source.Path, withText ? read : read.With("text", null), source.ETag);

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(source.ETag, answer.ETag());
        Assert.Equal(position, await PositionAsync());
        Assert.Equal("Sent & sent back.", (string)(await Contributor.ReadAsync(source.Path))["text"]!);
    }

    [Fact]
    public async Task The_servers_own_fields_are_ignored_never_set()
    {
        var sent = Given.ASource("Text.").With("revision", 7).With("position", 7).With("recordedAt", "1999-01-01T00:00:00Z").With("recordedBy", "somebody")
            .With("textSha256", new string('0', 64)).With("normalizer", "v9");

        var source = await Contributor.CreateSourceAsync(sent);

        Assert.Equal((1, "v1", SourceTextNormalizer.Sha256("Text.")), (source.Revision, (string)source.Json["normalizer"]!, (string)source.Json["textSha256"]!));
        Assert.NotEqual(7, source.Position);
        Assert.NotEqual("somebody", (string)source.Json["recordedBy"]!);
    }

    [Fact]
    public async Task A_corrected_article_supersedes_the_earlier_one()
    {
        var earlier = await Contributor.CreateSourceAsync(Given.ASource("As printed."));

        var corrected = await Contributor.CreateSourceAsync(Given.ASource("As corrected.").With("supersedes", earlier.Id));
        using var itself = await Contributor.PatchAsync(corrected.Path, new JsonObject { ["supersedes"] = corrected.Id }, corrected.ETag);

        Assert.Equal(earlier.Id, (string)(await api.Client().ReadAsync(corrected.Path))["supersedes"]!);
        await itself.ShouldBeProblemAsync(400, "/supersedes", "self_reference");
    }

    [Fact]
    public async Task What_rests_on_a_source_is_listed()
    {
        var source = await Editor.CreateSourceAsync(Given.ASource());
        var other = await Editor.CreateSourceAsync(Given.ASource());
        var strike = await Editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published"));
        var tally = await Editor.CreateEventAsync(Given.ATally(source: Guid.Parse(source.Id), lifecycle: "published"));
        await Editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(other.Id), lifecycle: "published"));
        await Editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id)));

        var resting = (await api.Client().ReadAsync($"{source.Path}/events"))["items"]!.AsArray();
        using var missing = await api.Client().GetAsync(new Uri($"/v1/sources/{Guid.CreateVersion7()}/events", UriKind.Relative));

        Assert.Equal(new[] { strike.Id, tally.Id }.Order(), resting.Select(e => (string)e!["id"]!).Order());
        await missing.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task A_source_is_retracted_only_when_nothing_cites_it_and_can_be_restored()
    {
        var source = await Editor.CreateSourceAsync(Given.ASource());
        var draft = await Editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id)));

        using var cited = await Editor.DeleteAsync($"{source.Path}?reason=own_error", source.ETag);
        await Editor.ReviseAsync(draft, new JsonObject { ["citations"] = new JsonArray() });
        using var contributor = await Contributor.DeleteAsync($"{source.Path}?reason=own_error", source.ETag);
        var tombstone = await Editor.RetractAsync(source);
        using var gone = await api.Client().GetAsync(new Uri(source.Path, UriKind.Relative));
        using var restored = await Editor.PostAsync($"{source.Path}/restore", null, tombstone);

        await cited.ShouldBeProblemAsync(409, "source_in_use");
        await contributor.ShouldBeProblemAsync(403, "forbidden");
        Assert.Equal("own_error", (string)(await gone.ShouldBeProblemAsync(410, "retracted"))["reason"]!);
        await restored.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(3, (int)(await api.Client().ReadAsync(source.Path))["revision"]!);
    }

    [Fact]
    public async Task A_retracted_source_can_neither_be_cited_nor_revised_nor_found()
    {
        var source = await Editor.CreateSourceAsync(Given.ASource(Given.Fresh("Taken back ")));
        var tombstone = await Editor.RetractAsync(source);

        using var cite = await Editor.PostAsync("/v1/events", Given.AStrike(source: Guid.Parse(source.Id)));
        using var revise = await Editor.PatchAsync(source.Path, new JsonObject { ["title"] = "x" }, tombstone);

        await cite.ShouldBeProblemAsync(400, "/citations/0/source", "unknown_source");
        await revise.ShouldBeProblemAsync(409, "retracted");
        Assert.Empty((await api.Client().ReadAsync($"/v1/sources?textSha256={source.Json["textSha256"]}"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_text_that_was_recorded_anew_cannot_be_restored_beside_itself()
    {
        var body = Given.ASource(Given.Fresh("Taken back and recorded again "));
        var first = await Editor.CreateSourceAsync(body);
        var tombstone = await Editor.RetractAsync(first);
        var second = await Editor.CreateSourceAsync(body);

        using var answer = await Editor.PostAsync($"{first.Path}/restore", null, tombstone);

        Assert.NotEqual(first.Id, second.Id);
        await answer.ShouldBeProblemAsync(409, "same_text");
    }

    [Fact]
    public async Task A_publisher_that_is_corrected_to_another_with_the_same_text_is_a_conflict()
    {
        var text = Given.Fresh("Same words ");
        var first = await Contributor.CreateSourceAsync(Given.ASource(text));
        var second = await Contributor.CreateSourceAsync(Given.ASource(text));

        using var answer = await Contributor.PatchAsync(second.Path, new JsonObject { ["publisher"] = (string)first.Json["publisher"]! }, second.ETag);

        await answer.ShouldBeProblemAsync(409, "same_text");
    }

    [Fact]
    public async Task The_same_request_with_an_idempotency_key_is_answered_the_same()
    {
        var (body, key) = (Given.ASource("Once."), Guid.CreateVersion7().ToString());

        using var first = await Contributor.PostAsync("/v1/sources", body, idempotencyKey: key);
        using var second = await Contributor.PostAsync("/v1/sources", body, idempotencyKey: key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.Equal((string)(await first.JsonAsync())["id"]!, (string)(await second.JsonAsync())["id"]!);
    }

    [Fact]
    public async Task Sources_are_listed_page_by_page()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            await Contributor.CreateSourceAsync(Given.ASource());
        var all = (await api.Client().ReadAsync("/v1/sources?limit=500"))["items"]!.AsArray().Select(i => (string)i!["id"]!).ToList();
        var paged = new List<string>();

        string? cursor = null;
        do
        {
            var page = await api.Client().ReadAsync($"/v1/sources?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            paged.AddRange(page["items"]!.AsArray().Select(i => (string)i!["id"]!));
            cursor = (string?)page["next"];
        }
        while (cursor is not null);

        Assert.Equal(all, paged);
    }

    private Task<long> PositionAsync() => api.Database.ScalarAsync<long>("select position from ledger_head");

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}

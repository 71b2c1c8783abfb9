using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Sample;
using ConflictEvents.Tests;
using ConflictEvents.Wording;

namespace ConflictEvents.Api.Tests.Sample;

/// <summary>
/// The two real articles, posted as they arrived, and the sample's events coded against them: every excerpt that was written
/// down by hand must be found where it was written down to stand.
/// </summary>
public sealed class RealArticlesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private sealed record Cited(string Key, SharedArticles.Excerpt Excerpt, JsonNode Shown);

    [SharedDataFact]
    public async Task A_raw_article_is_stored_in_the_form_that_was_written_down()
    {
        var editor = api.Client(Role.Editor);
        foreach (var article in "AB")
        {
            var (length, sha256) = SharedArticles.Stated(article);

            var source = await editor.CreateSourceAsync(Given.ASource(text: SharedArticles.Raw(article)));
            var text = (string)(await editor.ReadAsync(source.Path))["text"]!;

            Assert.Equal((length, sha256), (CodePoints.Count(text), (string)source.Json["textSha256"]!));
            Assert.Equal(sha256, SourceTextNormalizer.Sha256(text));
            Assert.Equal("v1", (string)source.Json["normalizer"]!);
        }
    }

    [SharedDataFact]
    public void One_article_arrives_with_escapes_standing_in_its_text_and_the_other_without()
    {
        Assert.Contains(@"\u0026#039;", SharedArticles.Raw('A'), StringComparison.Ordinal);
        Assert.DoesNotContain(@"\u", SharedArticles.Text('A'), StringComparison.Ordinal);
        Assert.DoesNotContain(@"\u", SharedArticles.Raw('B'), StringComparison.Ordinal);
    }

    [SharedDataFact]
    public async Task Every_excerpt_of_the_real_articles_is_found_where_it_was_written_down()
    {
        var editor = api.Client(Role.Editor);
        await RecordActorsAsync(editor);
        var sources = new Dictionary<char, string>();
        foreach (var article in "AB")
            sources[article] = (await editor.CreateSourceAsync(Given.ASource(text: SharedArticles.Raw(article)))).Id;
        var excerpts = SharedArticles.Excerpts();
        Assert.Equal(58, excerpts.Count);

        var cited = await CodeAsync(editor, sources, excerpts);

        foreach (var (key, excerpt, shown) in cited)
        {
            Assert.Equal("found", (string)shown["checked"]!);
            Assert.Equal((key, excerpt.Span), (key, new TextSpan((int)shown["start"]!, (int)shown["end"]!)));
        }
        Assert.Empty(excerpts.Except(cited.Select(c => c.Excerpt)));
    }

    private static async Task<List<Cited>> CodeAsync(HttpClient editor, Dictionary<char, string> sources, IReadOnlyList<SharedArticles.Excerpt> excerpts)
    {
        var events = SampleLoader.Lines().Where(l => l.Record == "event").ToList();
        Assert.Equal(49, events.Count);
        var ids = events.ToDictionary(e => (string)e.Body["id"]!, _ => Guid.CreateVersion7().ToString());
        var cited = new List<Cited>();
        foreach (var (_, key, body) in events)
        {
            var own = SharedArticles.Of(key, excerpts);
            var stored = await editor.CreateEventAsync(Coded(body, key, own, sources, ids));
            var shown = stored.Json["citations"]!.AsArray().Select(c => c!["excerpt"]!).ToList();
            Assert.Equal(own.Count, shown.Count);
            cited.AddRange(own.Zip(shown, (excerpt, node) => new Cited(key, excerpt, node)));
        }
        return cited;
    }

    // The sample's event as if it had been coded from the real article: same facts, the article's words.
    private static JsonObject Coded(JsonObject sample, string key, IReadOnlyList<SharedArticles.Excerpt> own, Dictionary<char, string> sources, Dictionary<string, string> ids)
    {
        var text = ids.Aggregate(sample.ToJsonString(), (json, id) => json.Replace(id.Key, id.Value, StringComparison.Ordinal));
        var body = JsonNode.Parse(text)!.AsObject();
        var citations = body["citations"]!.AsArray();
        Assert.True(citations.Count == own.Count, $"{key} cites {citations.Count} excerpts in the sample, {own.Count} in CODING.md");
        foreach (var (citation, excerpt) in citations.Zip(own))
        {
            citation!["source"] = sources[excerpt.Article];
            var words = new JsonObject { ["text"] = excerpt.Text };
            // Where the words stand twice, the coder says which are meant.
            if (ExcerptMatcher.Find(SharedArticles.Text(excerpt.Article), excerpt.Text).Count > 1)
                words["start"] = excerpt.Span.Start;
            citation["excerpt"] = words;
        }
        return body;
    }

    private static async Task RecordActorsAsync(HttpClient editor)
    {
        foreach (var (_, _, actor) in SampleLoader.Lines().Where(l => l.Record == "actor"))
            using (var answer = await editor.PostAsync("/v1/actors", actor))
                await answer.ShouldBeAsync(HttpStatusCode.Created);
    }
}

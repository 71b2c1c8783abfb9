using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using ConflictEvents.Sample;
using ConflictEvents.Wording;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Sample;

public sealed class SampleTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    [Theory]
    [InlineData("/v1/meetings", 3)]
    [InlineData("/v1/strikes", 3)]
    [InlineData("/v1/casualty-tallies", 13)]
    [InlineData("/v1/statements", 30)]
    [InlineData("/v1/events", 49)]
    [InlineData("/v1/disputes", 7)]
    [InlineData("/v1/actors", 20)]
    [InlineData("/v1/sources", 2)]
    public async Task All_that_was_coded_is_there_for_everybody(string list, int count)
    {
        var page = await api.Client().ReadAsync($"{list}?limit=500");

        Assert.Equal(count, page["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task Four_tallies_are_rows_within_another()
    {
        var tallies = await ItemsAsync("/v1/casualty-tallies");

        Assert.Equal(4, tallies.Count(t => (string?)t["details"]!["partOf"]?["relation"] == "subset"));
    }

    [Fact]
    public async Task Every_record_reads_as_it_was_coded_and_is_published()
    {
        foreach (var (record, key, body) in SampleLoader.Lines())
        {
            var read = await api.Client().ReadAsync(record == "actor" ? $"/v1/actors/{body["slug"]}" : $"/v1/{record}s/{body["id"]}");
            var name = record switch { "actor" => "name", "dispute" => "question", _ => "title" };
            Assert.Equal((key, (string)body[name]!), (key, (string)read[name]!));
            if (record == "event")
                Assert.Equal((key, "published"), (key, (string)read["lifecycle"]!));
        }
    }

    [Fact]
    public async Task Every_excerpt_is_found_and_stands_at_its_offset_in_the_text_of_its_source()
    {
        var texts = await TextsAsync();
        var excerpts = (await ItemsAsync("/v1/events")).SelectMany(e => e["citations"]!.AsArray()).ToList();

        Assert.All(excerpts, citation =>
        {
            var excerpt = citation!["excerpt"]!;
            var text = texts[(string)citation["source"]!];
            var there = CodePoints.Slice(text, new TextSpan((int)excerpt["start"]!, (int)excerpt["end"]!));
            Assert.Equal("found", (string)excerpt["checked"]!);
            Assert.Equal([new TextSpan(0, CodePoints.Count(there))], ExcerptMatcher.Find(there, (string)excerpt["text"]!));
        });
        Assert.True(excerpts.Count >= 58, $"only {excerpts.Count} excerpts");
    }

    [Fact]
    public async Task Every_quotation_stands_in_an_excerpt_of_its_statement()
    {
        var quotes = 0;
        foreach (var statement in await ItemsAsync("/v1/statements"))
        {
            var excerpts = statement["citations"]!.AsArray().Select(c => (string)c!["excerpt"]!["text"]!).ToList();
            foreach (var quote in statement["details"]!["quotes"]?.AsArray() ?? [])
            {
                quotes++;
                Assert.Contains(excerpts, e => ExcerptMatcher.Contains(e, (string)quote!["text"]!));
            }
        }
        Assert.True(quotes > 15, $"only {quotes} quotations");
    }

    [Fact]
    public async Task Readers_do_not_get_the_texts_of_the_sources()
    {
        foreach (var source in await ItemsAsync("/v1/sources"))
        {
            Assert.Null(source["text"]);
            Assert.Null((await api.Client().ReadAsync($"/v1/sources/{source["id"]}"))["text"]);
        }
        Assert.Equal(2, (await TextsAsync()).Count);
    }

    [Fact]
    public async Task The_names_as_printed_lead_to_the_actors()
    {
        foreach (var (asked, slug) in new[] { ("Zelesnky", "volodymyr-zelensky"), ("Zelenskyy", "volodymyr-zelensky"), ("Antonio Guterres", "antonio-guterres"), ("Sergei Lavrov", "sergey-lavrov") })
            Assert.Contains(slug, (await ItemsAsync($"/v1/actors?q={Uri.EscapeDataString(asked)}")).Select(a => (string)a["slug"]!));
    }

    [Fact]
    public void Nothing_went_wrong_in_loading_it() => api.Log.ShouldHoldNoErrors();

    [Fact]
    public async Task Loading_it_again_changes_nothing()
    {
        var before = await api.Database.ScalarAsync<long>("select position from ledger_head");

        await api.InScopeAsync(async services =>
        {
            await services.GetRequiredService<SampleLoader>().LoadAsync(CancellationToken.None);
            return true;
        });

        Assert.Equal(before, await api.Database.ScalarAsync<long>("select position from ledger_head"));
        Assert.Equal(SampleLoader.Lines().Count(), before);
    }

    private async Task<List<JsonNode>> ItemsAsync(string list)
    {
        var page = await api.Client().ReadAsync(list.Contains('?', StringComparison.Ordinal) ? list : $"{list}?limit=500");
        return [.. page["items"]!.AsArray().Select(i => i!)];
    }

    private async Task<Dictionary<string, string>> TextsAsync()
    {
        var contributor = api.Client(Role.Contributor);
        var texts = new Dictionary<string, string>();
        foreach (var source in await ItemsAsync("/v1/sources"))
            texts[(string)source["id"]!] = (string)(await contributor.ReadAsync($"/v1/sources/{source["id"]}"))["text"]!;
        return texts;
    }
}

using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>The stored text of a source, and what events quote of it.</summary>
public sealed class SourceTextTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Text = "At dawn Anton Wolf said: “We will hold the bridge until nightfall.” Wolf then left. It rained.";
    private readonly HttpClient _admin = api.Client(Role.Admin);
    private readonly HttpClient _reader = api.Client();

    [Fact]
    public async Task The_whole_text_goes_with_every_excerpt_and_quotation_of_it()
    {
        var source = await _admin.CreateSourceAsync(Given.ASource(Text));
        var quoting = await QuotingAsync(source, "We will hold the bridge until nightfall");
        var citing = await _admin.PublishAsync(Given.AStrike(source: Guid.Parse(source.Id)));

        var left = await _admin.RedactAsync(source, Redacting.Pointers("/text"));

        Assert.False(left.Json.ContainsKey("text") || left.Json.ContainsKey("textSha256"));
        var statement = await _admin.AgainAsync(quoting);
        Assert.Equal($$"""{"text":"{{Redacting.Mark}}","checked":"no_text"}""", statement.Json["citations"]![0]!["excerpt"]!.ToJsonString());
        Assert.Equal(Redacting.Mark, (string)statement.Json["details"]!["quotes"]![0]!["text"]!);
        Assert.Equal(citing.ETag, (await _admin.AgainAsync(citing)).ETag);
        foreach (var address in new[] { source.Path, $"{source.Path}/revisions/1", $"{quoting.Path}/revisions/1", $"{quoting.Path}/dossier", "/v1/sources/export?text=true", "/v1/events/export" })
            Assert.DoesNotContain("bridge until", await (await _admin.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await api.Database.ScalarAsync<long>($"select count(*) from source_texts where id = '{source.Id}'"));
        await _admin.ReviseAsync(statement, new JsonObject { ["title"] = "Another title" });
        using var back = await _admin.PutAsync(source.Path, left.Json, left.ETag);
        Assert.Equal(left.ETag, back.ETag());
    }

    [Fact]
    public async Task A_text_that_lost_words_is_a_text_with_a_hash_of_its_own_and_excerpts_that_stand_in_it()
    {
        var source = await _admin.CreateSourceAsync(Given.ASource(Text));
        var behind = await QuotingAsync(source, "It rained");
        var within = await QuotingAsync(source, "Wolf said: “We will hold the bridge");
        var before = await QuotingAsync(source, "At dawn");

        var left = await _admin.RedactAsync(source, Redacting.Texts("Anton Wolf", "Wolf"));

        Assert.Equal($"At dawn {Redacting.Mark} said: “We will hold the bridge until nightfall.” {Redacting.Mark} then left. It rained.", (string)left.Json["text"]!);
        Assert.NotEqual((string)source.Json["textSha256"]!, (string)left.Json["textSha256"]!);
        foreach (var (quoting, excerpt) in new[] { (behind, "It rained"), (within, $"{Redacting.Mark} said: “We will hold the bridge") })
        {
            var now = await _admin.AgainAsync(quoting);
            var found = now.Json["citations"]![0]!["excerpt"]!;
            Assert.Equal(excerpt, (string)found["text"]!);
            Assert.Equal(excerpt, string.Concat(((string)left.Json["text"]!).EnumerateRunes().Skip((int)found["start"]!).Take((int)found["end"]! - (int)found["start"]!)));
            using var back = await _admin.PutAsync(now.Path, now.Json, now.ETag);
            Assert.Equal(now.ETag, back.ETag());
        }
        Assert.Equal(before.ETag, (await _admin.AgainAsync(before)).ETag);
        using var same = await _admin.PutAsync(source.Path, left.Json, left.ETag);
        Assert.Equal(left.ETag, same.ETag());
    }

    [Fact]
    public async Task Two_texts_that_differ_in_the_words_alone_do_not_become_one_unseen()
    {
        var first = await _admin.CreateSourceAsync(Given.ASource("Anton Wolf was seen.", "The Courier"));
        var second = await _admin.CreateSourceAsync(Given.ASource("Berta Wolf was seen.", "The Courier"));
        await _admin.RedactAsync(first, Redacting.Texts("Anton Wolf"));

        using var refused = await _admin.PostAsync($"{second.Path}/redact", Redacting.Texts("Berta Wolf"), "*");
        await refused.ShouldBeProblemAsync(409, "same_text");
        using var swept = await _admin.PostAsync("/v1/redactions", Redacting.Texts("Berta Wolf"));
        Assert.Equal((0, "same_text"), ((await swept.JsonAsync())["records"]!.AsArray().Count, (string)(await swept.JsonAsync())["refused"]![0]!["code"]!));
        await _admin.RedactAsync(second, Redacting.Pointers("/text"));
    }

    [Fact]
    public async Task Readers_of_a_private_source_learn_of_it_and_of_nothing_else()
    {
        var source = await _admin.CreateSourceAsync(Given.ASource(Text, access: "private").With("title", "What Wolf told us"));
        await _admin.RedactAsync(source, Redacting.Texts("Wolf"));

        Assert.DoesNotContain("title", (await _reader.ReadAsync(source.Path)).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal($"What {Redacting.Mark} told us", (string)(await _admin.ReadAsync(source.Path))["title"]!);
    }

    private async Task<Kept> QuotingAsync(Kept source, string excerpt)
    {
        var cited = new JsonArray(new JsonObject { ["source"] = source.Id, ["excerpt"] = new JsonObject { ["text"] = excerpt } });
        return await _admin.CreateEventAsync(Given.AStatement(lifecycle: "published").With("citations", cited).With("details/quotes", new JsonArray(new JsonObject { ["text"] = excerpt })));
    }
}

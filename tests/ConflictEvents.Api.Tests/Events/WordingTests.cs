using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class WordingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);

    [Theory]
    [InlineData("13", "exact", 13, 13)]
    [InlineData("at least 1,200 people", "at_least", 1200, null)]
    [InlineData("more than a dozen", "more_than", 13, null)]
    [InlineData("up to fifty", "at_most", null, 50)]
    [InlineData("fewer than twenty", "fewer_than", null, 19)]
    [InlineData("nearly 100", "about", 100, 100)]
    [InlineData("between five and seven", "range", 5, 7)]
    [InlineData("two dozen", "exact", 24, 24)]
    [InlineData("a man", "exact", 1, 1)]
    [InlineData("dozens", "dozens", 24, null)]
    [InlineData("scores", "scores", 40, null)]
    [InlineData("hundreds", "hundreds", 200, null)]
    [InlineData("thousands", "thousands", 2000, null)]
    [InlineData("tens of thousands", "tens_of_thousands", 20000, null)]
    [InlineData("hundreds of thousands", "hundreds_of_thousands", 200000, null)]
    [InlineData("several", "several", 3, null)]
    [InlineData("no casualties", "none_reported", 0, 0)]
    [InlineData("many", "unquantified", null, null)]
    [InlineData("being counted", "pending", null, null)]
    public async Task Words_give_the_bounds(string raw, string qualifier, int? low, int? high)
    {
        var created = await _contributor.CreateEventAsync(Given.ATally(raw, qualifier));

        var figure = created.Json["details"]!["figure"]!;
        Assert.Equal((low, high), ((int?)figure["low"], (int?)figure["high"]));
        Assert.Equal((raw, qualifier), ((string)figure["raw"]!, (string)figure["qualifier"]!));
    }

    [Theory]
    [InlineData("more than a dozen", "more_than", 12, null, "/details/figure/low")]
    [InlineData("more than a dozen", "more_than", 13, 20, "/details/figure/high")]
    [InlineData("13", "exact", 12, null, "/details/figure/low")]
    [InlineData("13", "exact", 13, 14, "/details/figure/high")]
    [InlineData("at least 3", "at_least", null, 3, "/details/figure/high")]
    [InlineData("up to fifty", "at_most", null, 49, "/details/figure/high")]
    [InlineData("no casualties", "none_reported", 1, 1, "/details/figure/low")]
    [InlineData("many", "unquantified", 10, null, "/details/figure/low")]
    public async Task Bounds_that_contradict_the_words_are_refused(string raw, string qualifier, int? low, int? high, string pointer)
    {
        using var answer = await _contributor.PostAsync("/v1/events", Given.ATally(raw, qualifier).With("details/figure/low", low).With("details/figure/high", high));

        await answer.ShouldBeProblemAsync(400, pointer, "bounds_contradict_words");
    }

    [Fact]
    public async Task Bounds_that_agree_with_the_words_may_be_sent()
    {
        var created = await _contributor.CreateEventAsync(Given.ATally("dozens", "dozens").With("details/figure/low", 24).With("details/figure/high", 99));

        Assert.Equal((24, 99), ((int)created.Json["details"]!["figure"]!["low"]!, (int)created.Json["details"]!["figure"]!["high"]!));
    }

    [Fact]
    public async Task Where_words_hold_several_numbers_the_bounds_are_sent()
    {
        using var without = await _contributor.PostAsync("/v1/events", Given.ATally("a 6-year-old girl", "exact"));
        using var neither = await _contributor.PostAsync("/v1/events", Given.ATally("a 6-year-old girl", "exact").With("details/figure/low", 2));
        var created = await _contributor.CreateEventAsync(Given.ATally("a 6-year-old girl", "exact").With("details/figure/low", 1));

        await without.ShouldBeProblemAsync(400, "/details/figure/low", "bounds_required");
        await neither.ShouldBeProblemAsync(400, "/details/figure/low", "bounds_contradict_words");
        Assert.Equal(1, (int)created.Json["details"]!["figure"]!["high"]!);
    }

    [Fact]
    public async Task A_patched_figure_gets_its_bounds_anew()
    {
        var created = await _contributor.CreateEventAsync(Given.ATally("13", "exact"));

        using var kept = await _contributor.PatchAsync(created.Path, JsonNode.Parse("""{"details":{"figure":{"raw":"15"}}}""")!, created.ETag);
        var revised = await _contributor.ReviseAsync(created, JsonNode.Parse("""{"details":{"figure":{"raw":"15","low":null,"high":null}}}""")!);

        await kept.ShouldBeProblemAsync(400, "/details/figure/low", "bounds_contradict_words");
        Assert.Equal((15, 15), ((int)revised.Json["details"]!["figure"]!["low"]!, (int)revised.Json["details"]!["figure"]!["high"]!));
    }

    [Fact]
    public async Task A_figure_stands_in_an_excerpt_of_a_stored_text()
    {
        var source = await _contributor.NewSourceAsync("Officials said more than a  dozen people died; 20 were hurt.");

        var created = await _contributor.CreateEventAsync(Counting("more than a dozen", "more_than", Desk.AnExcerpt(source, "more than a dozen people died")));
        using var elsewhere = await _contributor.PostAsync("/v1/events", Counting("20", "exact", Desk.AnExcerpt(source, "more than a dozen people died")));
        using var unquoted = await _contributor.PostAsync("/v1/events", Counting("20", "exact", new JsonObject { ["source"] = source.ToString() }));

        Assert.Equal(13, (int)created.Json["details"]!["figure"]!["low"]!);
        await elsewhere.ShouldBeProblemAsync(400, "/details/figure/raw", "raw_not_in_excerpt");
        await unquoted.ShouldBeProblemAsync(400, "/details/figure/raw", "raw_not_in_excerpt");
    }

    [Fact]
    public async Task A_figure_without_a_number_takes_no_qualifier_that_needs_one()
    {
        var source = await _contributor.NewSourceAsync("Officials said many people died.");

        using var answer = await _contributor.PostAsync("/v1/events", Counting("many people", "exact", Desk.AnExcerpt(source, "many people died")).With("details/figure/low", 7));

        await answer.ShouldBeProblemAsync(400, "/details/figure/raw", "number_not_read");
    }

    [Fact]
    public async Task Without_a_stored_text_a_figure_is_taken_as_it_is()
    {
        var source = await _contributor.NewSourceAsync();

        var created = await _contributor.CreateEventAsync(Counting("20", "exact", Desk.AnExcerpt(source, "more than a dozen people died")));

        Assert.Equal(20, (int)created.Json["details"]!["figure"]!["low"]!);
    }

    [Fact]
    public async Task Quotes_stand_in_an_excerpt()
    {
        var source = await _contributor.NewSourceAsync("“We won’t leave,” he said. “Never.”");

        var created = await _contributor.CreateEventAsync(Saying("We won't leave", Desk.AnExcerpt(source, "\"We won't leave,\" he said")));
        using var elsewhere = await _contributor.PostAsync("/v1/events", Saying("Never", Desk.AnExcerpt(source, "\"We won't leave,\" he said")));
        using var uncited = await _contributor.PostAsync("/v1/events", Saying("Never", null));

        Assert.Equal("We won't leave", (string)created.Json["details"]!["quotes"]![0]!["text"]!);
        await elsewhere.ShouldBeProblemAsync(400, "/details/quotes/0/text", "quote_not_in_excerpt");
        await uncited.ShouldBeProblemAsync(400, "/details/quotes/0/text", "quote_not_in_excerpt");
    }

    [Fact]
    public async Task A_cumulative_tally_names_its_period()
    {
        using var answer = await _contributor.PostAsync("/v1/casualty-tallies", Given.ATally().With("details/scope", "cumulative"));

        await answer.ShouldBeProblemAsync(400, "/details/period", "period_required");
    }

    private static JsonObject Counting(string raw, string qualifier, JsonObject citation) => Given.ATally(raw, qualifier).With("citations", new JsonArray(citation));

    private static JsonObject Saying(string quote, JsonObject? citation) =>
        Given.AStatement().With("details/quoteMode", "verbatim").With("details/quotes", new JsonArray(new JsonObject { ["text"] = quote })).With("citations", citation is null ? [] : new JsonArray(citation));
}

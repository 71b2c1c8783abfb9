using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Formats;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>The twelve questions that an expert asks of the two articles (CODING.md), each answered by one request to the sample. Records are named as they are coded there.</summary>
public sealed class TwelveQueriesTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private const string Mariupol = "/v1/events?place=Mariupol&country=UKR&from=2022-03-09&to=2022-03-10&includeImprecise=true&limit=500";

    private static readonly Dictionary<string, string> Keys = global::ConflictEvents.Sample.SampleLoader.Lines().Where(l => l.Record != "actor").ToDictionary(l => (string)l.Body["id"]!, l => l.Key);

    private static string Id(string key) => Keys.Single(k => k.Value == key).Key;

    [Fact]
    public async Task Q01_What_happened_in_Mariupol_on_9_and_10_March()
    {
        var page = await api.Client().ReadAsync(Mariupol);

        var found = Of(page["items"]);
        Assert.Superset(new HashSet<string> { "K1", "K2", "T1", "T2", "T3", "T4", "T8", "T9", "A7", "A8", "A9", "A10", "A12", "B4", "B5", "B6", "B7", "B12" }, found.ToHashSet());
        Assert.DoesNotContain("K3", found);
        Assert.DoesNotContain("M1", found);
        Assert.Contains("K3", Of(page["mayInclude"]));
        Assert.All(page["mayInclude"]!.AsArray(), r => Assert.Equal("country", (string?)r!["location"]!["precision"]));
    }

    [Fact]
    public async Task Q02_How_many_were_killed_at_the_hospital_and_who_says_so()
    {
        var tallies = (await api.Client().ReadAsync($"/v1/casualty-tallies?counts={Id("K1")}&metric=killed"))["items"]!.AsArray();
        Assert.Equal(["T1", "T1a", "T3", "T3a"], Of(tallies).Order());
        var first = tallies.Single(t => Key(t) == "T1")!;
        Assert.Equal((3, null, "at_least"), ((int)first["details"]!["figure"]!["low"]!, (int?)first["details"]!["figure"]!["high"], (string)first["details"]!["figure"]!["qualifier"]!));
        Assert.Contains("local-officials-unnamed", first["citations"]!.AsArray().SelectMany(c => c!["chain"]!.AsArray()).Select(n => (string)n!));
        Assert.All(tallies, t => Assert.NotNull(t!["citations"]![0]!["excerpt"]!["text"]));

        var dossier = (await api.Client().ReadAsync($"/v1/events/{Id("K1")}/dossier")).ToJsonString();
        Assert.Contains("victim_status", dossier, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Q03_What_did_we_know_then()
    {
        Assert.Empty(await KeysAsync("/v1/events?knownBy=2022-03-09T23:59:00Z"));
        Assert.Equal(49, (await KeysAsync("/v1/events?knownBy=2022-03-11T00:00:00Z&limit=500")).Count);
        await (await api.Client().GetAsync($"/v1/events/{Id("K1")}?knownBy=2022-03-09T23:59:00Z")).ShouldBeProblemAsync(404, "not_found");

        var known = await api.Client().ReadAsync($"/v1/strikes/{Id("K1")}");
        var before = await api.Client().ReadAsync($"/v1/casualty-tallies?counts={Id("K1")}&asOf={(long)(await api.Client().ReadAsync($"/v1/events/{Id("T3")}"))["position"]! - 1}");
        Assert.Contains("T1", Of(before["items"]));
        Assert.DoesNotContain("T3", Of(before["items"]));
        await (await api.Client().GetAsync($"/v1/strikes/{Id("K1")}?asOf={(long)known["position"]! - 1}")).ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Q04_Everything_Lavrov_said_about_the_hospital_verbatim_first()
    {
        var said = (await api.Client().ReadAsync($"/v1/statements?speaker=sergey-lavrov&about={Id("K1")}&sort=quoteMode"))["items"]!.AsArray();

        Assert.Equal(["A7", "A8", "A9", "B4", "B5", "B7"], Of(said).Order());
        string[] closeness = ["verbatim", "partial_verbatim", "paraphrase", "mixed", "relayed_text"];
        var modes = said.Select(s => Array.IndexOf(closeness, (string)s!["details"]!["quoteMode"]!)).ToList();
        Assert.Equal(modes.Order(), modes);
        Assert.Contains("associated-press", said.Single(s => Key(s) == "A7")!["citations"]![0]!["chain"]!.AsArray().Select(n => (string)n!));
    }

    [Fact]
    public async Task Q05_Open_disputes_newest_first()
    {
        var open = (await api.Client().ReadAsync("/v1/disputes?state=open&sort=-recorded"))["items"]!.AsArray();

        Assert.Superset(new HashSet<string> { "victim_status", "occurrence", "target_use", "meaning_of_words" }, open.Select(d => (string)d!["axis"]!).ToHashSet());
        Assert.All(open, d => Assert.Equal("open", (string)d!["state"]!));
        Assert.Equal(open.Select(d => (long)d!["position"]!).OrderDescending(), open.Select(d => (long)d!["position"]!));
    }

    [Fact]
    public async Task Q06_The_filter_of_the_feed_strikes_and_tallies() =>
        Assert.Equal(16, (await KeysAsync("/v1/events?kind=strike,casualty_tally&limit=500")).Count);

    [Fact]
    public async Task Q07_Strikes_on_a_map_without_those_of_which_no_more_than_the_country_is_known()
    {
        var map = await api.Client().ReadAsync("/v1/strikes?bbox=22,44,41,53&minPrecision=settlement&from=2022-03-09&to=2022-03-10&format=geojson");

        Assert.Equal(["K1", "K2"], map["features"]!.AsArray().Select(Key).Order());
        Assert.All(map["features"]!.AsArray(), f => Assert.Equal("Point", (string?)f!["geometry"]!["type"]));
    }

    [Fact]
    public async Task Q09_Have_we_got_this_article_and_what_did_we_take_from_it()
    {
        var source = await api.Client().ReadAsync($"/v1/sources/{Id("A")}");
        var found = await api.Client().ReadAsync($"/v1/sources?textSha256={source["textSha256"]}");
        Assert.Equal(Id("A"), (string?)found["items"]![0]!["id"]);

        var taken = await KeysAsync($"/v1/sources/{Id("A")}/events?limit=500");
        Assert.Superset(new HashSet<string> { "T1", "T2", "T5", "T6", "A1", "A16", "M1", "K1" }, taken.ToHashSet());
        Assert.DoesNotContain("B1", taken);

        var full = await api.Client(Role.Contributor).ReadAsync($"/v1/sources/{Id("A")}");
        var again = new JsonObject { ["publisher"] = full["publisher"]!.DeepClone(), ["publishedAt"] = full["publishedAt"]!.DeepClone(), ["language"] = "en", ["kind"] = full["kind"]!.DeepClone(), ["text"] = full["text"]!.DeepClone() };
        using var answer = await api.Client(Role.Contributor).PostAsync("/v1/sources", again);
        await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        Assert.Equal(Id("A"), (string?)(await answer.JsonAsync())["id"]);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    [InlineData("geojson")]
    public async Task Q10_The_same_rows_in_another_form(string format)
    {
        var page = await api.Client().ReadAsync(Mariupol);
        string[] ids = [.. page["items"]!.AsArray().Concat(page["mayInclude"]!.AsArray()).Select(r => (string)r!["id"]!)];

        Assert.Equal(page["items"]!.AsArray().Count + page["mayInclude"]!.AsArray().Count, ids.Length);
        Assert.Equal(ids, await api.Client().IdsAsync(Mariupol, format));
    }

    [Fact]
    public async Task Q11_Meetings_of_Ukraine_and_Russia()
    {
        var held = (await api.Client().ReadAsync("/v1/meetings?participantsAll=UKR,RUS&status=held,ongoing_series"))["items"]!.AsArray();
        Assert.Equal(["M1", "M2"], Of(held).Order());
        Assert.True(held.Single(m => Key(m) == "M1")!["details"]!["outcomes"]!.AsArray().Count >= 2);
        Assert.Equal(["M1", "M2"], (await KeysAsync("/v1/meetings?participantsAll=UKR,RUS&status=held,ongoing_series&from=2022-02-24&includeImprecise=true")).Order());
        Assert.Equal(["M3"], await KeysAsync("/v1/meetings?participantsAll=UKR,RUS&status=proposed"));
    }

    [Fact]
    public async Task Q12_What_depends_on_a_source_and_which_chains_need_a_second_look()
    {
        Assert.Superset(new HashSet<string> { "T1", "T2", "T5", "T6", "A1", "A9", "A16" }, (await KeysAsync($"/v1/sources/{Id("A")}/events?limit=500")).ToHashSet());
        Assert.Equal(["T3", "T3a", "T4", "T7"], (await KeysAsync("/v1/casualty-tallies?chainBasis=scope_ambiguous,publisher_voice")).Order());
    }

    private async Task<List<string>> KeysAsync(string path) => Of((await api.Client().ReadAsync(path))["items"]);

    private static List<string> Of(JsonNode? records) => [.. records!.AsArray().Select(Key)];

    private static string Key(JsonNode? record) => Keys[(string)record!["id"]!];
}

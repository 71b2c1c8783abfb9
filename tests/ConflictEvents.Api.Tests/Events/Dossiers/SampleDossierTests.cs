using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;
using ConflictEvents.Sample;

namespace ConflictEvents.Api.Tests.Events.Dossiers;

/// <summary>The dossiers of the two coded articles: what CODING.md says an expert would answer.</summary>
public sealed class SampleDossierTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private const string Hospital = "20220310-0002-8000-8000-000000000001";
    private const string Meeting = "20220310-0001-8000-8000-000000000001";
    private const string AtLeastThree = "20220310-0003-8000-8000-000000000001";
    private const string Three = "20220310-0003-8000-8000-000000000003";

    // The disputes come last in the sample: before them, what clashes has to follow from the events.
    private static readonly int BeforeDisputes = SampleLoader.Lines().TakeWhile(l => l.Record != "dispute").Count();

    [Fact]
    public async Task Three_and_at_least_three_stand_side_by_side_and_leave_the_upper_end_open()
    {
        var killed = Group(await api.DossierAsync(Hospital), "killed", "any");

        Assert.Equal([(AtLeastThree, 3L, null), (Three, 3L, 3L)], killed["claims"]!.AsArray().Select(c => (Id(c!), (long?)c!["low"], (long?)c["high"])));
        Assert.Equal((3, null), ((long)killed["range"]!["low"]!, killed["range"]!["high"]));
        Assert.Equal([AtLeastThree, Three], killed["range"]!["events"]!.AsArray().Select(id => (string)id!));
        Assert.True(killed["range"]!.AsObject().ContainsKey("high"), "an open end is null, not left out");
    }

    [Fact]
    public async Task Each_claim_says_who_holds_it_through_whom_and_in_which_words()
    {
        var claims = Group(await api.DossierAsync(Hospital), "killed", "any")["claims"]!.AsArray();

        Assert.Equal(["local-officials-unnamed"], claims[0]!["holders"]!.AsArray().Select(h => (string)h!));
        Assert.Equal(["ConflictEvents sample desk B"], claims[1]!["holders"]!.AsArray().Select(h => (string)h!));
        Assert.Equal(("at_least", "at least three people"), ((string)claims[0]!["qualifier"]!, (string)claims[0]!["raw"]!));
        Assert.Contains("at least three people", (string)claims[0]!["event"]!["citations"]![0]!["excerpt"]!["text"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_have_a_group_of_their_own_and_what_has_no_number_is_no_zero()
    {
        var dossier = await api.DossierAsync(Hospital);
        var patients = Group(dossier, "injured", "patients");
        var pending = Group(await api.DossierAsync("20220310-0002-8000-8000-000000000003"), "killed", "any");

        Assert.Equal((1, 1), ((long)Group(dossier, "killed", "children")["range"]!["low"]!, (long)Group(dossier, "killed", "children")["range"]!["high"]!));
        Assert.Equal((13, null), ((long)Group(dossier, "injured", "any")["range"]!["low"]!, Group(dossier, "injured", "any")["range"]!["high"]));
        Assert.Null(patients["range"]);
        Assert.Single(patients["claims"]!.AsArray());
        Assert.Null(pending["range"]);
        Assert.Equal("pending", (string)Assert.Single(pending["claims"]!.AsArray())!["qualifier"]!);
    }

    [Fact]
    public async Task Statements_stand_by_their_stance_those_on_its_tallies_among_them()
    {
        var statements = (await api.DossierAsync(Hospital))["statements"]!.AsArray();

        Assert.Equal(["affirms 4", "denies 2", "contests 3", "justifies 3"], statements.Select(g => $"{g!["stance"]} {g["items"]!.AsArray().Count}"));
        Assert.All(statements.SelectMany(g => g!["items"]!.AsArray()), s =>
        {
            Assert.NotEmpty(s!["links"]!.AsArray());
            Assert.NotEmpty(s["event"]!["details"]!["speakers"]!.AsArray());
            Assert.NotEmpty((string)s["event"]!["citations"]![0]!["excerpt"]!["text"]!);
        });
    }

    [Fact]
    public async Task The_disputes_of_the_hospital_are_open_and_its_numbers_compatible()
    {
        var found = (await api.DossierAsync(Hospital))["contradictions"]!.AsArray();

        Assert.Equal(
            ["open occurrence", "open victim_status", "open target_use", "open meaning_of_words", "compatible number", "compatible number"],
            found.Select(c => $"{c!["state"]} {c["axis"]}"));
        Assert.All(found, c => Assert.Equal("dispute", (string)Assert.Single(c!["basis"]!.AsArray())!));
        Assert.Equal(6, found.Select(c => (string)c!["dispute"]!).Distinct().Count());
    }

    [Fact]
    public async Task Before_an_editor_opened_disputes_the_records_themselves_say_where_they_clash()
    {
        var found = (await api.DossierAsync(Hospital, asOf: BeforeDisputes))["contradictions"]!.AsArray();

        Assert.Equal(
            ["occurrence", "victim_status", "target_use", "meaning_of_words"],
            found.Select(c => (string)c!["axis"]!));
        Assert.All(found, c => Assert.Equal(("open", null), ((string)c!["state"]!, c["dispute"])));
        Assert.Equal(["local-ukrainian-officials-unnamed", "sergey-lavrov"], Holders(found[0]!).Order());
        Assert.Contains("sergey-lavrov", Holders(found[1]!));
    }

    [Fact]
    public async Task The_outcome_of_the_meeting_is_told_in_two_ways()
    {
        var stored = Assert.Single((await api.DossierAsync(Meeting))["contradictions"]!.AsArray())!;
        var derived = Assert.Single((await api.DossierAsync(Meeting, asOf: BeforeDisputes))["contradictions"]!.AsArray())!;

        Assert.Equal(("outcome", "20220310-0005-8000-8000-000000000007"), ((string)stored["axis"]!, (string)stored["dispute"]!));
        Assert.Equal(("outcome", "accounts"), ((string)derived["axis"]!, (string)derived["basis"]![0]!));
        Assert.Equal(["dmytro-kuleba", "sergey-lavrov"], Holders(derived).Distinct().Order());
    }

    [Fact]
    public async Task Every_event_has_a_dossier_and_what_links_to_it_is_in_it()
    {
        var events = (await api.Client().ReadAsync("/v1/events?limit=500"))["items"]!.AsArray();
        foreach (var id in events.Select(e => (string)e!["id"]!))
            foreach (var role in new Role?[] { null, Role.Contributor })
            {
                var text = (await api.DossierAsync(id, role: role)).ToJsonString();
                var linking = events.Where(e => e!["links"]!.AsArray().Any(l => (string)l!["to"]! == id)).Select(e => (string)e!["id"]!);
                Assert.All(linking, other => Assert.Contains($"\"id\":\"{other}\"", text, StringComparison.Ordinal));
            }
    }

    [Fact]
    public async Task Before_anything_was_recorded_there_is_no_dossier()
    {
        using var answer = await api.Client().GetAsync(new Uri($"/v1/events/{Hospital}/dossier?asOf=1", UriKind.Relative));

        await answer.ShouldBeProblemAsync(404, "not_found");
    }

    private static JsonNode Group(JsonObject dossier, string metric, string victims) =>
        Assert.Single(dossier["tallies"]!.AsArray(), g => (string)g!["metric"]! == metric && (string)g["victimClass"]! == victims)!;

    private static string Id(JsonNode claim) => (string)claim["event"]!["id"]!;

    private static IEnumerable<string> Holders(JsonNode contradiction) => contradiction["positions"]!.AsArray().Select(p => (string)p!["holder"]!);
}

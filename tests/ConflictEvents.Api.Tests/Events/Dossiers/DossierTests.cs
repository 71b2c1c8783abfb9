using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Dossiers;

public sealed class DossierTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task Three_and_at_least_five_contradict_each_other()
    {
        var strike = await PublishedAsync(Given.AStrike());
        var three = await TallyAsync(strike, "3", "exact");
        var five = await TallyAsync(strike, "at least 5", "at_least");

        var dossier = await api.DossierAsync(strike.Id);
        var found = Assert.Single(dossier["contradictions"]!.AsArray())!;

        Assert.Equal(("number", "open", "figures"), ((string)found["axis"]!, (string)found["state"]!, (string)Assert.Single(found["basis"]!.AsArray())!));
        Assert.Equal([$"3 {three.Id}", $"at least 5 {five.Id}"], Positions(found));
        Assert.Equal((3, null), ((long)Range(dossier)["low"]!, Range(dossier)["high"]));
    }

    [Fact]
    public async Task A_dispute_stands_in_the_place_of_what_it_settled_and_not_of_a_new_figure()
    {
        var strike = await PublishedAsync(Given.AStrike());
        var (three, five) = (await TallyAsync(strike, "3", "exact"), await TallyAsync(strike, "at least 5", "at_least"));
        var dispute = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id), "How many?", "number")
            .With("positions/0/events", new JsonArray(three.Id)).With("positions/1/events", new JsonArray(five.Id)));
        var settled = await Editor.ReviseAsync(dispute, new JsonObject { ["state"] = "resolved", ["resolution"] = "Two of them lived." });

        var one = Assert.Single((await api.DossierAsync(strike.Id))["contradictions"]!.AsArray())!;
        await TallyAsync(strike, "9", "exact");
        var two = (await api.DossierAsync(strike.Id))["contradictions"]!.AsArray();
        var before = Assert.Single((await api.DossierAsync(strike.Id, dispute.Position - 1))["contradictions"]!.AsArray())!;
        var then = Assert.Single((await api.DossierAsync(strike.Id, dispute.Position))["contradictions"]!.AsArray())!;

        Assert.Equal(("resolved", dispute.Id, "Two of them lived."), ((string)one["state"]!, (string)one["dispute"]!, (string)one["resolution"]!));
        Assert.Equal(["open", "resolved"], two.Select(c => (string)c!["state"]!));
        Assert.Contains("9", two[0]!["positions"]!.AsArray().Select(p => (string)p!["value"]!));
        Assert.Equal(("open", null), ((string)before["state"]!, before["dispute"]));
        Assert.Equal(("open", dispute.Id), ((string)then["state"]!, (string)then["dispute"]!));
        Assert.Equal(2, settled.Revision);
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("embargoed")]
    [InlineData("withheld")]
    [InlineData("retracted")]
    public async Task What_a_reader_may_not_see_is_not_in_it_and_nothing_follows_from_it(string how)
    {
        var strike = await PublishedAsync(Given.AStrike());
        var three = await TallyAsync(strike, "3", "exact");
        var hidden = new[]
        {
            await HiddenAsync(Given.ATally("at least 5", "at_least", Guid.Parse(strike.Id)), how),
            await HiddenAsync(Given.ATally("9", "exact", Guid.Parse(strike.Id)).With("links", new JsonArray(Link("counts", strike.Id), Link("supersedes", three.Id))), how),
            await HiddenAsync(Given.AStatement("There was no strike.").With("details/stance", "denies").With("links", new JsonArray(Link("about", strike.Id))), how),
        };
        var seen = await PublishedAsync(Given.AStatement("It was so.").With("links", new JsonArray(Link("about", strike.Id), Link("about", strike.Id, "place"))));
        await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id), "Was it so?", "occurrence").With("positions/0/events", new JsonArray(hidden[2].Id, seen.Id)));

        var dossier = await api.DossierAsync(strike.Id);
        var text = dossier.ToJsonString();

        Assert.All(hidden, h => Assert.DoesNotContain(h.Id, text, StringComparison.Ordinal));
        Assert.Equal((3, 3), ((long)Range(dossier)["low"]!, (long)Range(dossier)["high"]!));
        Assert.Equal("Was it so?", (string)Assert.Single(dossier["contradictions"]!.AsArray())!["question"]!);
        Assert.Equal([seen.Id], dossier["contradictions"]![0]!["positions"]![0]!["events"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task A_hidden_event_has_no_dossier_and_a_retracted_one_a_tombstone()
    {
        var draft = await Editor.CreateEventAsync(Given.AStrike());
        var gone = await PublishedAsync(Given.AStrike());
        await Editor.RetractAsync(gone);

        foreach (var (client, id, status, code) in new[]
        {
            (api.Client(), draft.Id, 404, "not_found"), (api.Client(), gone.Id, 410, "retracted"),
            (Editor, gone.Id, 410, "retracted"), (api.Client(), Guid.CreateVersion7().ToString(), 404, "not_found"),
        })
        {
            using var answer = await client.GetAsync(new Uri($"/v1/events/{id}/dossier", UriKind.Relative));
            await answer.ShouldBeProblemAsync(status, code);
        }
        Assert.Equal(draft.Id, (string)(await api.DossierAsync(draft.Id, role: Role.Contributor))["event"]!["id"]!);
        Assert.Equal(gone.Id, (string)(await api.DossierAsync(gone.Id, gone.Position))["event"]!["id"]!);
    }

    [Fact]
    public async Task As_of_a_position_all_of_it_is_as_it_was_then()
    {
        var strike = await PublishedAsync(Given.AStrike());
        var three = await TallyAsync(strike, "3", "exact");
        var five = await TallyAsync(strike, "5", "exact");
        var corrected = await Editor.ReviseAsync(five, new JsonObject { ["details"] = new JsonObject { ["figure"] = Figure("3", "exact").With("low", 3).With("high", 3) } });
        var moved = await Editor.ReviseAsync(three, new JsonObject { ["links"] = new JsonArray() });
        await Editor.RetractAsync(corrected);

        Assert.Equal([three.Id], Claims(await api.DossierAsync(strike.Id, three.Position)));
        Assert.Single((await api.DossierAsync(strike.Id, five.Position))["contradictions"]!.AsArray());
        Assert.Empty((await api.DossierAsync(strike.Id, corrected.Position))["contradictions"]!.AsArray());
        Assert.Equal([three.Id, five.Id], Claims(await api.DossierAsync(strike.Id, corrected.Position)));
        Assert.Equal([five.Id], Claims(await api.DossierAsync(strike.Id, moved.Position)));
        Assert.Empty(Claims(await api.DossierAsync(strike.Id)));
    }

    [Fact]
    public async Task What_was_not_reported_by_then_is_not_in_it_and_was_not_in_dispute()
    {
        var strike = await PublishedAsync(Given.AStrike());
        var three = await TallyAsync(strike, "3", "exact");
        var later = Guid.Parse((await Editor.CreateSourceAsync(Given.ASource(publishedAt: "2022-03-12"))).Id);
        var five = await Editor.CreateEventAsync(Given.ATally("5", "exact", Guid.Parse(strike.Id), source: later, lifecycle: "published"));
        await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id), "How many?", "number")
            .With("positions/0/events", new JsonArray(three.Id)).With("positions/1/events", new JsonArray(five.Id)));
        var place = await Editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id), "Where was it?", "place"));

        var path = $"/v1/events/{strike.Id}/dossier";
        var then = await api.Client().ReadAsync($"{path}?knownBy=2022-03-11T12:00:00Z");
        var since = await api.Client().ReadAsync($"{path}?knownBy=2022-03-13T00:00:00Z");
        using var before = await api.Client().GetAsync(new Uri($"{path}?knownBy=2022-03-09T23:59:00Z", UriKind.Relative));
        using var bad = await api.Client().GetAsync(new Uri($"{path}?knownBy=yesterday", UriKind.Relative));

        Assert.Equal([three.Id], Claims(then));
        Assert.Equal(place.Id, (string)Assert.Single(then["contradictions"]!.AsArray())!["dispute"]!);
        Assert.Equal([three.Id, five.Id], Claims(since));
        Assert.Equal(2, since["contradictions"]!.AsArray().Count);
        await before.ShouldBeProblemAsync(404, "not_found");
        Assert.Equal("knownBy", (string)(await bad.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Fact]
    public async Task A_figure_that_was_replaced_no_longer_counts_and_is_still_shown()
    {
        var strike = await PublishedAsync(Given.AStrike());
        var three = await TallyAsync(strike, "3", "exact");
        var five = await PublishedAsync(Given.ATally("5", "exact").With("links", new JsonArray(Link("supersedes", three.Id))));

        var dossier = await api.DossierAsync(strike.Id);

        Assert.Equal([three.Id, five.Id], Claims(dossier));
        Assert.Equal((5, 5), ((long)Range(dossier)["low"]!, (long)Range(dossier)["high"]!));
        Assert.Equal([five.Id], dossier["tallies"]![0]!["claims"]![0]!["supersededBy"]!.AsArray().Select(id => (string)id!));
        Assert.Empty(dossier["contradictions"]!.AsArray());
    }

    [Fact]
    public async Task Parts_bring_what_is_said_and_counted_of_them_and_circles_end()
    {
        var war = await PublishedAsync(Given.AStrike("A day of strikes"));
        var raid = await PublishedAsync(Given.AStrike("A raid").With("links", new JsonArray(Link("part_of", war.Id))));
        var hit = await PublishedAsync(Given.AStrike("A hit").With("links", new JsonArray(Link("part_of", raid.Id), Link("follows", war.Id))));
        var tally = await TallyAsync(hit, "3", "exact");
        var row = await PublishedAsync(Given.ATally("1", "exact").With("details/victimClass", "children").With("details/partOf", new JsonObject { ["tally"] = tally.Id, ["relation"] = "subset" }));
        var one = await PublishedAsync(Given.AStatement("It was so.").With("links", new JsonArray(Link("about", hit.Id))));
        var two = await PublishedAsync(Given.AStatement("It was not so.").With("links", new JsonArray(Link("denies", one.Id))));
        await Editor.ReviseAsync(one, new JsonObject { ["links"] = new JsonArray(Link("about", hit.Id), Link("denies", two.Id)) });
        await Editor.ReviseAsync(war, new JsonObject { ["links"] = new JsonArray(Link("follows", hit.Id)) });

        var dossier = await api.DossierAsync(war.Id);
        var ofHit = await api.DossierAsync(hit.Id);

        Assert.Equal([raid.Id, hit.Id], dossier["linked"]!.AsArray().Select(l => (string)l!["event"]!["id"]!));
        Assert.Equal(
            [("out", "part_of", raid.Id), ("out", "follows", war.Id), ("in", "follows", war.Id)],
            dossier["linked"]![1]!["links"]!.AsArray().Select(l => ((string)l!["direction"]!, (string)l["type"]!, (string)l["event"]!)));
        Assert.Equal([row.Id, tally.Id], Claims(dossier));
        Assert.Equal("subset", (string)dossier["tallies"]![0]!["claims"]![0]!["links"]![0]!["relation"]!);
        Assert.Equal([hit.Id], dossier["tallies"]![0]!["counts"]!.AsArray().Select(id => (string)id!));
        Assert.Equal([one.Id, two.Id], Assert.Single(dossier["statements"]!.AsArray())!["items"]!.AsArray().Select(s => (string)s!["event"]!["id"]!));
        Assert.Equal(2, Assert.Single(dossier["contradictions"]!.AsArray())!["positions"]!.AsArray().Count);
        Assert.Equal([war.Id, raid.Id], ofHit["linked"]!.AsArray().Select(l => (string)l!["event"]!["id"]!));
        Assert.False((bool)dossier["truncated"]!);
    }

    [Fact]
    public async Task Readers_get_no_words_chain_or_publisher_of_a_private_source()
    {
        var source = await Editor.CreateSourceAsync(Given.ASource(publisher: "The Hidden Courier", access: "private"));
        var strike = await PublishedAsync(Given.AStrike());
        var tally = Given.ATally("3", "exact", Guid.Parse(strike.Id), source: Guid.Parse(source.Id), lifecycle: "published");
        await Editor.CreateEventAsync(tally);
        await Editor.CreateEventAsync(tally.DeepClone().AsObject().With("details/figure", Figure("at least 5", "at_least")).With("citations/0/chain", new JsonArray("Brave Witness")));

        var reader = (await api.DossierAsync(strike.Id)).ToJsonString();
        var colleague = (await api.DossierAsync(strike.Id, role: Role.Contributor)).ToJsonString();

        foreach (var name in new[] { "The Hidden Courier", "Brave Witness" })
        {
            Assert.DoesNotContain(name, reader, StringComparison.Ordinal);
            Assert.Contains(name, colleague, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task More_than_a_dossier_holds_is_cut_off_and_says_so()
    {
        var strike = await PublishedAsync(Given.AStrike());
        var first = await TallyAsync(strike, "3", "exact");
        await api.Client(Role.Contributor).BulkAsync([.. Enumerable.Range(0, 499).Select(_ => first.Json.With("id", Guid.CreateVersion7().ToString()).Event())]);

        var full = await api.DossierAsync(strike.Id);
        var second = await TallyAsync(strike, "3", "exact");
        var cut = await api.DossierAsync(strike.Id);

        Assert.Equal((500, false), (Claims(full).Count, (bool)full["truncated"]!));
        Assert.Equal((500, true), (Claims(cut).Count, (bool)cut["truncated"]!));
        Assert.Contains(second.Id, Claims(cut));
    }

    [Fact]
    public async Task It_names_where_the_ledger_stood_and_refuses_what_it_does_not_know()
    {
        var strike = await PublishedAsync(Given.AStrike());

        using var answer = await api.Client().GetAsync(new Uri($"/v1/events/{strike.Id}/dossier?asOf={strike.Position}", UriKind.Relative));
        using var unknown = await api.Client().GetAsync(new Uri($"/v1/events/{strike.Id}/dossier?depth=2", UriKind.Relative));

        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal($"{strike.Position}", Assert.Single(answer.Headers.GetValues("Feed-Position")));
        Assert.NotEmpty(answer.Headers.GetValues("Feed-Epoch"));
        await unknown.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    private static JsonObject Link(string type, string to, string? axis = null)
    {
        var link = new JsonObject { ["type"] = type, ["to"] = to };
        return axis is null ? link : link.With("axis", axis);
    }

    private static JsonObject Figure(string raw, string qualifier) => new() { ["raw"] = raw, ["qualifier"] = qualifier, ["unit"] = "persons" };

    private static List<string> Claims(JsonObject dossier) =>
        [.. dossier["tallies"]!.AsArray().SelectMany(g => g!["claims"]!.AsArray()).Select(c => (string)c!["event"]!["id"]!)];

    private static JsonNode Range(JsonObject dossier) => Assert.Single(dossier["tallies"]!.AsArray())!["range"]!;

    private static IEnumerable<string> Positions(JsonNode contradiction) =>
        contradiction["positions"]!.AsArray().Select(p => $"{p!["value"]} {string.Join(' ', p["events"]!.AsArray().Select(e => (string)e!))}");

    private async Task<Kept> PublishedAsync(JsonObject body)
    {
        if (body["citations"] is null)
            body["citations"] = new JsonArray(new JsonObject { ["source"] = (await Editor.CreateSourceAsync(Given.ASource())).Id });
        return await Editor.CreateEventAsync(body.With("lifecycle", "published"));
    }

    private Task<Kept> TallyAsync(Kept counts, string raw, string qualifier) => PublishedAsync(Given.ATally(raw, qualifier, Guid.Parse(counts.Id)));

    private async Task<Kept> HiddenAsync(JsonObject body, string how)
    {
        if (how == "draft")
            return await Editor.CreateEventAsync(body);
        if (how == "embargoed")
            return await PublishedAsync(body.With("embargoedUntil", api.Clock.GetUtcNow().AddDays(1).ToString("O")));
        var made = await PublishedAsync(body);
        if (how == "withheld")
            await Editor.ReviseAsync(made, new JsonObject { ["lifecycle"] = "withheld" });
        else
            await Editor.RetractAsync(made);
        return made;
    }
}

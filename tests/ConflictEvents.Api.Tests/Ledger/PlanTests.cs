using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Changes;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>
/// No list, filter or look-up reads a growing table from end to end: today, early, midway and late in the ledger, on the
/// first page and the next, for readers and colleagues.
/// </summary>
public sealed class PlanTests(ManyRowsFixture api) : IClassFixture<ManyRowsFixture>
{
    private static readonly int?[] Limits = [2, 500];
    private const string Days = "from=2022-03-01&to=2022-03-31";
    private static readonly string RareSource = $"source={ManyRows.Id(32)}";
    private static readonly string EveryLifecycle = "lifecycle=draft,published,withheld,retracted";

    public static readonly TheoryData<string> Lists = new()
    {
        "/v1/events",
        "/v1/strikes",
        "/v1/events?kind=meeting,statement",
        $"/v1/events?{Days}",
        "/v1/events?from=2024-10-01",
        "/v1/events?to=2022-03-01",
        $"/v1/events?actor={ManyRows.RareActor}",
        $"/v1/events?actor={ManyRows.FrequentActor}",
        "/v1/events?actor=UKR",
        $"/v1/events?{RareSource}",
        $"/v1/events?tag={ManyRows.RareTag}",
        $"/v1/events?tag={ManyRows.FrequentTag}",
        $"/v1/meetings?tag={ManyRows.FrequentTag}",
        $"/v1/meetings?{Days}",
        $"/v1/statements?actor={ManyRows.RareActor}",
        $"/v1/events?{Days}&actor={ManyRows.FrequentActor}",
        $"/v1/events?{Days}&tag={ManyRows.RareTag}",
        $"/v1/events?actor={ManyRows.FrequentActor}&tag={ManyRows.RareTag}",
        $"/v1/sources/{ManyRows.Id(32)}/events",
        "/v1/events?sort=occurred",
        "/v1/events?sort=recorded",
        "/v1/events?sort=-recorded",
        "/v1/statements?sort=quoteMode",
        "/v1/events?country=UKR",
        "/v1/events?country=UKR&admin1=province%20299",
        "/v1/events?place=town%202999",
        $"/v1/events?place=town%202999&{Days}&includeImprecise=true",
        "/v1/events?place=Provinze%20299",
        "/v1/events?bbox=36,48,36.2,48.1",
        "/v1/events?bbox=36,48,36.2,48.1&includeImprecise=true",
        $"/v1/strikes?bbox=31,46,39,51&minPrecision=settlement&{Days}",
        "/v1/events?near=37.5,47.1,10",
        "/v1/events?minPrecision=site",
        "/v1/events?minPrecision=country",
        "/v1/events?method=chemical",
        "/v1/events?method=artillery",
        "/v1/events?target=education",
        "/v1/casualty-tallies?metric=detained",
        "/v1/casualty-tallies?metric=killed",
        "/v1/meetings?status=refused",
        "/v1/statements?quoteMode=paraphrase",
        "/v1/events?chainBasis=scope_ambiguous",
        "/v1/events?verification=disputed",
        "/v1/events?verification=harm:disputed",
        $"/v1/events?about={ManyRows.Id(4711)}",
        $"/v1/events?counts={ManyRows.Id(4710)}",
        $"/v1/events?link=about:{ManyRows.Id(4711)}",
        $"/v1/events?link={ManyRows.Id(4711)}",
        $"/v1/statements?speaker={ManyRows.RareActor}",
        $"/v1/strikes?perpetrator={ManyRows.RareActor}",
        $"/v1/events?actor={ManyRows.RareActor}&role=speaker,counted_by",
        "/v1/events?role=counted_by",
        "/v1/meetings?participantsAll=UKR,RUS",
        "/v1/events?knownBy=2022-03-01T00:00:00Z",
        "/v1/events?knownBy=2024-10-01T00:00:00Z",
        "/v1/events?updatedSince=2026-01-02T00:00:00Z",
        "/v1/events?from=2022-03-01&to=2022-03-02&includeImprecise=true",
        "/v1/events?q=meteorite",
        "/v1/events?q=meteorite&sort=relevance",
        "/v1/events?q=hospital%20-report",
        "/v1/events?q=word17%20or%20word18",
        "/v1/events?q=hospital&country=SYR",
        "/v1/actors",
        "/v1/actors?q=name",
        "/v1/actors?q=alias%2019999",
        "/v1/sources",
        $"/v1/sources?textSha256={ManyRows.TextHash(4711)}",
        "/v1/disputes",
        "/v1/disputes?state=open",
        "/v1/disputes?state=resolved,withdrawn",
        "/v1/disputes?axis=number",
        "/v1/disputes?state=open&axis=number",
        $"/v1/disputes?event={ManyRows.Id(4711)}",
        "/v1/disputes?sort=recorded",
        "/v1/disputes?sort=-recorded",
        "/v1/disputes?state=open&sort=-recorded",
        "/v1/disputes?state=resolved,withdrawn&sort=recorded",
        "/v1/disputes?axis=number&sort=-recorded",
        "/v1/disputes?state=open&axis=number&sort=-recorded",
        $"/v1/disputes?event={ManyRows.Id(4711)}&sort=-recorded",
        $"/v1/events/{ManyRows.Id(20)}/revisions",
        "/v1/actors/actor-20/revisions",
        $"/v1/sources/{ManyRows.Id(20)}/revisions",
        $"/v1/disputes/{ManyRows.Id(20)}/revisions",
    };

    public static readonly TheoryData<string> DeskLists = new()
    {
        "/v1/events?lifecycle=draft",
        "/v1/events?lifecycle=withheld,retracted",
        $"/v1/events?{EveryLifecycle}",
        $"/v1/strikes?{EveryLifecycle}",
        $"/v1/events?lifecycle=draft&{Days}",
        $"/v1/events?lifecycle=draft&actor={ManyRows.RareActor}",
    };

    // As they stand today these are read past EF Core, which tells of the others: by a statement that is looked at on its own.
    public static readonly TheoryData<string> PastRecords = new()
    {
        $"/v1/events/{ManyRows.Id(20)}",
        $"/v1/strikes/{ManyRows.Id(20)}",
        "/v1/actors/actor-20",
        $"/v1/sources/{ManyRows.Id(20)}",
        $"/v1/disputes/{ManyRows.Id(20)}",
    };

    public static readonly TheoryData<string> Records = new()
    {
        $"/v1/events/{ManyRows.Id(20)}/revisions/2",
        $"/v1/events/{ManyRows.Id(20)}/diff",
        $"/v1/events/stats?groupBy=week,kind&{Days}",
        $"/v1/events/stats?groupBy=actor&tag={ManyRows.RareTag}",
        $"/v1/events/stats?groupBy=country&actor={ManyRows.RareActor}",
        $"/v1/casualty-tallies/series?metric=killed&tag={ManyRows.RareTag}",
        $"/v1/events/{ManyRows.Id(1)}/dossier",
        $"/v1/events/{ManyRows.Id(21)}/dossier",
        $"/v1/events/{ManyRows.Id(3000)}/dossier",
        "/v1/actors/actor-20/diff",
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public Task A_list_is_read_by_an_index(string path) => DemandIndexesAsync(path, Limits, Role.Reader, Role.Contributor);

    [Theory]
    [MemberData(nameof(DeskLists))]
    public Task A_list_for_the_desk_is_read_by_an_index(string path) => DemandIndexesAsync(path, Limits, Role.Contributor);

    [Theory]
    [MemberData(nameof(Records))]
    public Task A_record_is_read_by_an_index(string path) => DemandIndexesAsync(path, [null], Role.Reader, Role.Contributor);

    [Theory]
    [MemberData(nameof(PastRecords))]
    public Task A_record_of_the_past_is_read_by_an_index(string path) => DemandIndexesAsync(path, [null], ofPast: true, Role.Reader, Role.Contributor);

    [Theory]
    [InlineData("event_revisions", "uuid", false)]
    [InlineData("event_revisions", "uuid", true)]
    [InlineData("actor_revisions", "text", false)]
    [InlineData("source_revisions", "uuid", false)]
    [InlineData("dispute_revisions", "uuid", false)]
    public async Task The_statement_of_a_record_of_today_keeps_a_plan_of_an_index_by_id(string table, string id, bool ofKind)
    {
        var plan = await KeptPlanAsync($"({id}, boolean, int{(ofKind ? ", text" : "")})", TodayStatement.For(table, ofKind), $"'{ManyRows.Id(20)}', false, 0{(ofKind ? ", 'strike'" : "")}");

        Assert.Empty(Plans.SequentialScans(plan).Except(["ledger_head"]));
        // Which of them is the planner's affair: each of the indexes that begin with the id leads to it.
        Assert.Contains("\"Index Cond\":\"(id = $1)\"", plan.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&by=nobody-at-all")]
    [InlineData("&kind=change&since=2022-03-10T00:00:00Z")]
    public async Task The_audit_is_read_by_indexes(string query)
    {
        api.Plans.Take();

        Assert.Empty(await ReadAsync(api.Client(Role.Admin), $"/v1/audit?limit=50{query}", Role.Admin));
    }

    [Fact]
    public async Task Differences_and_duplicates_are_found_by_indexes()
    {
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");
        List<string> found = [];
        api.Plans.Take();
        foreach (var role in new[] { Role.Reader, Role.Contributor })
        {
            foreach (var window in new[] { $"since={head - 50}", $"since={head - 50}&tag={ManyRows.FrequentTag}", $"since={head / 2}&until={head / 2 + 100}", $"since={head / 2}&tag={ManyRows.RareTag}" })
                foreach (var limit in Limits)
                    found.AddRange(await ReadAsync(api.Client(role), $"/v1/events/diff?{window}&limit={limit}", role));
            found.AddRange(await ReadAsync(api.Client(role), $"/v1/events/{ManyRows.Id(20)}/duplicates", role));
            found.AddRange(await ReadAsync(api.Client(role), $"/v1/events/{ManyRows.Id(20)}/diff?since={head / 2}", role));
        }
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    [Theory]
    [InlineData("")]
    [InlineData("record=dispute,actor")]
    [InlineData("kind=meeting")]
    [InlineData($"country=UKR&tag={ManyRows.RareTag}")]
    [InlineData($"actor={ManyRows.FrequentActor}&{Days}")]
    [InlineData("q=meteorite&lifecycle=published")]
    public async Task The_feed_is_read_by_indexes_from_any_position(string filter)
    {
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");
        List<string> found = [];
        api.Plans.Take();
        foreach (var role in new[] { Role.Reader, Role.Contributor })
            foreach (var after in new[] { 0, head / 2, head - 50 })
                foreach (var limit in new[] { 1, 100 })
                    found.AddRange(await ReadFeedAsync(role, $"/v1/changes?{filter}&after={after}&limit={limit}".Replace("?&", "?", StringComparison.Ordinal)));
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    // It is sent past EF Core, which tells of the others.
    [Theory]
    [InlineData(1, false)]
    [InlineData(100, false)]
    [InlineData(1000, false)]
    [InlineData(1000, true)]
    public async Task The_statement_of_a_feed_of_every_event_keeps_a_plan_of_indexes(int most, bool full)
    {
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");

        var plan = await KeptPlanAsync("(bigint, bigint, text[], int)", FeedStatement.For(most, full), $"{head / 2}, {head / 2 + FeedStatement.Run}, '{{actor,dispute}}', {most}");

        Assert.Empty(Plans.SequentialScans(plan));
        Assert.DoesNotContain("Parallel", plan.ToJsonString().Replace("Parallel Aware", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("uq_event_revisions_position", plan.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Writes_look_up_what_they_name_by_indexes()
    {
        var editor = api.Client(Role.Editor);
        api.Plans.Take();

        var source = await editor.CreateSourceAsync(Given.ASource(text: "At least 3 people died.", publisher: "Daily 1"));
        var actor = await editor.CreateActorAsync(Given.AnActor(slug: "a-new-name"));
        var strike = await editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published")
            .With("externalIds", new JsonArray(new JsonObject { ["system"] = "acled", ["id"] = Given.Fresh("new ") }))
            .With("links", new JsonArray(new JsonObject { ["type"] = "part_of", ["to"] = ManyRows.Id(9).ToString() }))
            .With("details/perpetrator", new JsonObject { ["actor"] = ManyRows.RareActor, ["basis"] = "unattributed" }));
        strike = await editor.ReviseAsync(strike, new JsonObject { ["title"] = "Another title" });
        var dispute = await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));
        await editor.RetractAsync(dispute);
        var retracted = await editor.RetractAsync(strike);
        await (await editor.PostAsync($"{strike.Path}/restore", null, retracted, idempotencyKey: "restore-it")).ShouldBeAsync(HttpStatusCode.OK);
        await editor.ReviseAsync(source, new JsonObject { ["access"] = "private" });
        await (await editor.PostAsync($"/v1/actors/{ManyRows.RareActor}/merge", new JsonObject { ["into"] = actor.Id }, "*")).ShouldBeAsync(HttpStatusCode.OK);
        await (await editor.DeleteAsync("/v1/actors/actor-19999?reason=own_error", "*")).ShouldBeAsync(HttpStatusCode.OK);
        await (await editor.DeleteAsync($"/v1/sources/{ManyRows.Id(49_998)}?reason=own_error", "*")).ShouldBeProblemAsync(409, "source_in_use");
        await (await editor.PostAsync("/v1/events", Given.AStatement(speaker: "actor-1999x"))).ShouldBeProblemAsync(400, "/details/speakers/0/actor", "unknown_actor");

        Assert.Empty(SequentialScans("writing"));
    }

    [Fact]
    public async Task Runners_look_for_what_is_due_by_indexes()
    {
        List<Explained> seen = [];
        var patience = Stopwatch.StartNew();
        while (!(seen.Any(p => Asks(p, "embargoed_until")) && seen.Any(p => Asks(p, "DELETE FROM idempotency_keys"))))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60), "The runners did not look.");
            api.Clock.Advance(TimeSpan.FromHours(2));
            await Task.Delay(50);
            seen.AddRange(api.Plans.Take());
        }

        Assert.Empty(seen.SelectMany(p => Plans.SequentialScans(p.Nodes)));

        static bool Asks(Explained plan, string words) => plan.Statement.Contains(words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_from_end_to_end_is_noticed()
    {
        await using var connection = await api.Database.OpenAsync();
        await using var explain = new Npgsql.NpgsqlCommand("explain (format json) select * from event_revisions where change_note = 'no index has it'", connection);

        Assert.Equal(["event_revisions"], Plans.SequentialScans(JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)));
    }

    // The plan that a connection keeps, whatever the values are.
    private async Task<JsonNode> KeptPlanAsync(string types, string statement, string values)
    {
        await using var connection = await api.Database.OpenAsync();
        await using (var prepare = new Npgsql.NpgsqlCommand($"set plan_cache_mode = force_generic_plan; prepare kept {types} as {statement}", connection))
            await prepare.ExecuteNonQueryAsync();
        await using var explain = new Npgsql.NpgsqlCommand($"explain (format json) execute kept ({values})", connection);
        var plan = JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)!;
        await using var clean = new Npgsql.NpgsqlCommand("deallocate kept; reset plan_cache_mode", connection);
        await clean.ExecuteNonQueryAsync();
        return plan;
    }

    private Task DemandIndexesAsync(string path, int?[] limits, params Role[] roles) => DemandIndexesAsync(path, limits, ofPast: false, roles);

    private async Task DemandIndexesAsync(string path, int?[] limits, bool ofPast, params Role[] roles)
    {
        var head = await api.Database.ScalarAsync<long>("select position from ledger_head");
        var moment = await api.Database.ScalarAsync<DateTime>($"select recorded_at from changes where position = {head / 3}");
        string?[] stands = [.. ofPast ? [] : new string?[] { null }, .. new[] { 1, head / 100, head / 2, head - 5 }.Select(p => p.ToString(CultureInfo.InvariantCulture)), moment.ToString("O", CultureInfo.InvariantCulture)];
        List<string> found = [];
        api.Plans.Take();
        foreach (var role in roles)
            foreach (var asOf in stands)
                foreach (var limit in limits)
                    found.AddRange(await ReadAsync(api.Client(role), Url(path, asOf, limit), role));
        Assert.True(found.Count == 0, string.Join("\n\n", found));
    }

    // A record has no pages; of a list the first page and the next are read.
    private async Task<List<string>> ReadAsync(HttpClient client, string url, Role role)
    {
        using var answer = await client.GetAsync(url);
        var what = $"{role} {url}";
        if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.PermanentRedirect))
            await answer.ShouldBeAsync(HttpStatusCode.OK);
        var found = SequentialScans(what);
        if (answer.IsSuccessStatusCode && (string?)(await answer.JsonAsync())["next"] is { } next)
        {
            await client.ReadAsync($"{url}&cursor={next}");
            found.AddRange(SequentialScans($"{what} and the next page"));
        }
        return found;
    }

    private async Task<List<string>> ReadFeedAsync(Role role, string url)
    {
        await api.Client(role).ReadAsync(url);
        return SequentialScans($"{role} {url}");
    }

    private List<string> SequentialScans(string what)
    {
        var plans = api.Plans.Take();
        Assert.NotEmpty(plans);
        return [.. plans.SelectMany(plan => Plans.SequentialScans(plan.Nodes).Distinct().Select(table => $"{what}: {table} is read from end to end by\n{plan.Statement}"))];
    }

    private static string Url(string path, string? asOf, int? limit)
    {
        string[] parameters = [.. asOf is null ? [] : new[] { $"asOf={Uri.EscapeDataString(asOf)}" }, .. limit is null ? [] : new[] { $"limit={limit}" }];
        return parameters.Length == 0 ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', parameters);
    }
}

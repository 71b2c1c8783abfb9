using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EventListTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly HttpClient _reader = api.Client();
    private readonly string _tag = Given.Fresh("list-");

    [Fact]
    public async Task Each_door_lists_its_kind_and_the_mixed_one_all()
    {
        Dictionary<string, string> ids = [];
        foreach (var kind in new[] { "meeting", "strike", "statement", "casualty_tally" })
            ids[kind] = (await PublishAsync(await _contributor.ABodyAsync(kind))).Id;

        foreach (var (kind, id) in ids)
        {
            Assert.Equal([id], await _reader.IdsAsync($"{Desk.Room(kind)}?tag={_tag}"));
            Assert.Equal([id], await _reader.IdsAsync($"/v1/events?tag={_tag}&kind={kind}"));
            Assert.Equal([id], await _reader.IdsAsync($"{Desk.Room(kind)}?tag={_tag}&kind={kind}"));
        }
        Assert.Equal(ids.Values.Order(), (await _reader.IdsAsync($"/v1/events?tag={_tag}")).Order());
        Assert.Equal(new[] { ids["strike"], ids["meeting"] }.Order(), (await _reader.IdsAsync($"/v1/events?tag={_tag}&kind=strike,meeting")).Order());
        using var other = await _reader.GetAsync("/v1/strikes?kind=meeting");
        Assert.Equal("kind", (string)(await other.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Fact]
    public async Task A_list_shows_each_record_as_its_address_does()
    {
        var published = await PublishAsync(Given.AStrike());

        foreach (var client in new[] { _reader, _contributor })
        {
            var page = await client.ReadAsync($"/v1/events?tag={_tag}");
            Assert.Single(page["items"]!.AsArray())!.ShouldEqual(await client.ReadAsync(published.Path));
            Assert.True(page.ContainsKey("next"));
            Assert.Null(page["next"]);
        }
    }

    [Fact]
    public async Task A_list_is_of_what_is_published_unless_another_lifecycle_is_asked_for()
    {
        var ids = new Dictionary<string, string>();
        foreach (var lifecycle in new[] { "draft", "published", "withheld" })
            ids[lifecycle] = (await _editor.InLifecycleAsync(lifecycle, Tagged(Given.AStrike(source: await _editor.NewSourceAsync())))).Id;
        var retracted = await PublishAsync(Given.AStrike());
        await _editor.RetractAsync(retracted);
        ids["retracted"] = retracted.Id;

        Assert.Equal([ids["published"]], await _contributor.IdsAsync($"/v1/events?tag={_tag}"));
        foreach (var (lifecycle, id) in ids)
            Assert.Equal([id], await _contributor.IdsAsync($"/v1/strikes?tag={_tag}&lifecycle={lifecycle}"));
        Assert.Equal(ids.Values.Order(), (await _contributor.IdsAsync($"/v1/events?tag={_tag}&lifecycle=draft,published,withheld,retracted")).Order());
    }

    [Theory]
    [InlineData("from=2022-03-10&to=2022-03-10", "days one open")]
    [InlineData("from=2022-03-13", "after open")]
    [InlineData("from=2022-03-12&to=2022-03-13", "days open")]
    [InlineData("to=2022-03-05", "before open")]
    [InlineData("to=2022-03-04", "before")]
    [InlineData("from=2022-03-11&to=2022-03-11", "days open")]
    [InlineData("from=2900-01-01", "open")]
    [InlineData("from=1000-01-01&to=2999-12-31", "after before days one open")]
    public async Task From_and_to_ask_for_days_that_overlap(string query, string expected)
    {
        Dictionary<string, string> names = [];
        foreach (var (name, time) in new[]
        {
            ("before", """{"from":"2022-03-01","to":"2022-03-04","precision":"days"}"""),
            ("one", """{"from":"2022-03-10","precision":"day"}"""),
            ("days", """{"from":"2022-03-08","to":"2022-03-12","precision":"days"}"""),
            ("open", """{"from":"2022-03-05","open":true,"precision":"day"}"""),
            ("after", """{"from":"2022-04-01","precision":"day"}"""),
            ("unknown", """{"precision":"unknown"}"""),
            ("bounded", """{"to":"2022-03-11","precision":"unknown"}"""),
        })
            names[(await PublishAsync(Given.AStrike().With("time", JsonNode.Parse(time)))).Id] = name;

        var found = await _reader.IdsAsync($"/v1/events?tag={_tag}&{query}");

        Assert.Equal(expected, string.Join(' ', found.Select(id => names[id]).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("from=2022-03-11&to=2022-03-10", "to")]
    [InlineData("from=2022-02-30", "from")]
    [InlineData("to=yesterday", "to")]
    [InlineData("from=10.03.2022", "from")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("kind=earthquake", "kind")]
    [InlineData("source=nobody", "source")]
    [InlineData("asOf=tomorrow", "asOf")]
    [InlineData("asOf=999999999", "asOf")]
    [InlineData("asOf=2900-01-01T00:00:00Z", "asOf")]
    [InlineData("tag=a&tag=b", "tag")]
    [InlineData("tag=", "tag")]
    [InlineData("colour=red", "colour")]
    public async Task A_parameter_that_is_not_understood_names_itself(string query, string parameter)
    {
        foreach (var room in new[] { "/v1/events", "/v1/strikes" })
        {
            using var answer = await _reader.GetAsync($"{room}?{query}");
            Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        }
    }

    [Fact]
    public async Task An_actor_is_found_in_every_role()
    {
        var actor = await _contributor.NewActorAsync();
        var other = await _contributor.NewActorAsync();
        var third = await _contributor.NewActorAsync();
        JsonObject[] naming =
        [
            Given.AMeeting([actor, other]),
            Given.AMeeting([other, third]).With("details/outcomes", new JsonArray(new JsonObject { ["code"] = "walkout", ["heldBy"] = actor })),
            Given.AStrike().With("details/perpetrator", new JsonObject { ["actor"] = actor, ["basis"] = "alleged_single_source" }),
            Given.AStatement(speaker: actor),
            Given.AStatement().With("details/addressee", actor),
            Given.ATally().With("details/countedBy", actor),
        ];
        foreach (var body in naming)
            await PublishAsync(body);
        await PublishAsync(Given.AStrike());

        Assert.Equal(naming.Length, (await _reader.IdsAsync($"/v1/events?tag={_tag}&actor={actor}")).Length);
        Assert.Equal(2, (await _reader.IdsAsync($"/v1/meetings?tag={_tag}&actor={other}")).Length);
        Assert.Equal(naming.Length, (await _reader.IdsAsync($"/v1/events?actor={third},{actor}")).Length);
        Assert.Single(await _reader.IdsAsync($"/v1/statements?tag={_tag}&actor={actor}&limit=1"));
    }

    [Fact]
    public async Task A_merged_actor_is_found_under_all_its_slugs_at_every_position()
    {
        var old = await _editor.CreateActorAsync(Given.AnActor());
        var into = await _editor.NewActorAsync();
        var before = await PublishAsync(Given.AStatement(speaker: old.Id));
        var head = await _editor.HeadAsync();
        using (var merged = await _editor.PostAsync($"/v1/actors/{old.Id}/merge", new JsonObject { ["into"] = into }, old.ETag))
            await merged.ShouldBeAsync(HttpStatusCode.OK);
        var after = await PublishAsync(Given.AStatement(speaker: old.Id));

        foreach (var slug in new[] { old.Id, into })
        {
            Assert.Equal(new[] { before.Id, after.Id }.Order(), (await _reader.IdsAsync($"/v1/events?tag={_tag}&actor={slug}")).Order());
            Assert.Equal([before.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}&actor={slug}&asOf={head}"));
        }
    }

    [Fact]
    public async Task A_country_means_all_its_actors()
    {
        var first = (await _editor.CreateActorAsync(Given.AnActor().With("country", "ISL"))).Id;
        var second = (await _editor.CreateActorAsync(Given.AnActor().With("country", "ISL"))).Id;
        var stranger = await _editor.NewActorAsync();
        var ofCountry = new[] { (await PublishAsync(Given.AStatement(speaker: first))).Id, (await PublishAsync(Given.AStatement(speaker: second))).Id };
        var ofStranger = (await PublishAsync(Given.AStatement(speaker: stranger))).Id;

        Assert.Equal(ofCountry.Order(), (await _reader.IdsAsync($"/v1/events?tag={_tag}&actor=ISL")).Order());
        Assert.Equal(ofCountry.Append(ofStranger).Order(), (await _reader.IdsAsync($"/v1/events?tag={_tag}&actor=ISL,{stranger}")).Order());
        Assert.Empty(await _reader.IdsAsync($"/v1/events?tag={_tag}&actor=NOR"));
    }

    [Theory]
    [InlineData("harbour-autority")]
    [InlineData("isl")]
    public async Task An_unknown_actor_is_refused_never_an_empty_list(string slug)
    {
        using var answer = await _reader.GetAsync($"/v1/events?actor={slug}");

        Assert.Equal("actor", (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Fact]
    public async Task An_unknown_actor_is_told_the_closest()
    {
        await _editor.CreateActorAsync(Given.AnActor("northern-lighthouse-board", "Northern Lighthouse Board"));

        using var listed = await _reader.GetAsync("/v1/events?actor=northern-lighthous-board");
        using var written = await _contributor.PostAsync("/v1/events", Given.AStatement(speaker: "northern-lighthous-board"));

        Assert.Contains("northern-lighthouse-board", (string)(await listed.ShouldBeProblemAsync(400, "invalid_parameter"))["detail"]!, StringComparison.Ordinal);
        var problem = await written.ShouldBeProblemAsync(400, "/details/speakers/0/actor", "unknown_actor");
        Assert.Contains("northern-lighthouse-board", (string)problem["errors"]![0]!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_ored_and_parameters_anded()
    {
        var (first, second) = (await _contributor.NewSourceAsync(), await _contributor.NewSourceAsync());
        var other = Given.Fresh("other-");
        var a = await PublishAsync(Given.AStrike(source: first));
        var b = await PublishAsync(Given.AStatement(source: second));
        var c = await _contributor.PublishAsync(Given.AStrike(source: second).With("tags", new JsonArray(other)));

        Assert.Equal([a.Id], await _reader.IdsAsync($"/v1/events?source={first}"));
        Assert.Equal(Sorted(a, b, c), (await _reader.IdsAsync($"/v1/events?source={first},{second}")).Order());
        Assert.Equal(Sorted(a, b, c), (await _reader.IdsAsync($"/v1/events?tag={_tag},{other}")).Order());
        Assert.Equal([b.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}&source={second}"));
        Assert.Equal(Sorted(b, c), (await _reader.IdsAsync($"/v1/events?tag={_tag},{other}&source={second}")).Order());
        Assert.Equal([c.Id], await _reader.IdsAsync($"/v1/events?tag={_tag},{other}&source={second}&kind=strike"));
        Assert.Equal(Sorted(b, c), (await _reader.IdsAsync($"/v1/sources/{second}/events")).Order());
    }

    [Fact]
    public async Task Newest_come_first_and_unknown_days_last()
    {
        var unknown = await PublishAsync(Given.AStrike().With("time", new JsonObject()));
        var old = await PublishAsync(Given.AStrike(at: "1000-01-01"));
        var latest = await PublishAsync(Given.AStrike(at: "2999-12-31"));
        var middle = await PublishAsync(Given.AStrike(at: "2022-03-10"));
        // By the first day, whatever the last one is.
        var longer = await PublishAsync(Given.AStrike().With("time", JsonNode.Parse("""{"from":"2022-03-09","to":"2022-12-31","precision":"month"}""")));

        Assert.Equal([latest.Id, middle.Id, longer.Id, old.Id, unknown.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pages_neither_skip_nor_repeat_while_others_write(int limit)
    {
        List<Kept> all = [];
        foreach (var day in new[] { "2022-03-10", "2022-03-10", "2022-03-10", "2022-03-09", "2022-03-11", null, null })
            all.Add(await PublishAsync(day is null ? Given.AStrike().With("time", new JsonObject()) : Given.AStrike(at: day)));
        var expected = await _reader.IdsAsync($"/v1/events?tag={_tag}");

        List<string> found = [];
        var next = $"/v1/events?tag={_tag}&limit={limit}";
        for (var page = 0; next is not null; page++)
        {
            using var answer = await _reader.GetAsync(next);
            await answer.ShouldBeAsync(HttpStatusCode.OK);
            var json = await answer.JsonAsync();
            found.AddRange(json.Ids());
            next = Next(answer, json);
            await DisturbAsync(all, page);
            Assert.True(page < expected.Length, "The pages do not end.");
        }

        Assert.Equal(7, expected.Length);
        Assert.Equal(expected, found);
    }

    [Fact]
    public async Task A_page_that_is_just_full_is_the_last()
    {
        await PublishAsync(Given.AStrike());
        await PublishAsync(Given.AStrike());

        using var answer = await _reader.GetAsync($"/v1/events?tag={_tag}&limit=2");

        Assert.Null((await answer.JsonAsync())["next"]);
        Assert.False(answer.Headers.Contains("Link"));
    }

    [Fact]
    public async Task A_token_goes_with_its_query()
    {
        await PublishAsync(Given.AStrike());
        await PublishAsync(Given.AStrike());
        var token = (string)(await _reader.ReadAsync($"/v1/events?tag={_tag}&limit=1"))["next"]!;

        using var longer = await _reader.GetAsync($"/v1/events?tag={_tag}&limit=5&cursor={token}");
        using var other = await _reader.GetAsync($"/v1/events?tag=other&limit=1&cursor={token}");
        using var forged = await _reader.GetAsync($"/v1/events?tag={_tag}&limit=1&cursor={Forged(token)}");

        await longer.ShouldBeAsync(HttpStatusCode.OK);
        foreach (var answer in new[] { other, forged })
            Assert.Equal("cursor", (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Fact]
    public async Task A_token_of_a_colleague_shows_a_reader_no_more()
    {
        var body = (await EventTraces.ABodyAsync(_contributor, "published")).With("sensitivity", new JsonArray("location_risk")).With("tags", new JsonArray(_tag));
        await _contributor.CreateEventAsync(body);
        await _contributor.CreateEventAsync(body);
        await _contributor.CreateEventAsync(body.With("embargoedUntil", "2900-01-01T00:00:00Z"));
        var token = (string)(await _contributor.ReadAsync($"/v1/events?tag={_tag}&limit=1"))["next"]!;

        var page = await _reader.ReadAsync($"/v1/events?tag={_tag}&limit=1&cursor={token}");

        Assert.Equal("South Region", (string)Assert.Single(page["items"]!.AsArray())!["location"]!["name"]!);
        Assert.False(page["items"]![0]!.AsObject().ContainsKey("recordedBy"));
        var drafts = (string?)(await _contributor.ReadAsync($"/v1/events?lifecycle=published,draft&limit=1"))["next"];
        await (await _reader.GetAsync($"/v1/events?lifecycle=published,draft&limit=1&cursor={drafts}")).ShouldBeProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task As_of_shows_the_list_of_that_position()
    {
        var first = await PublishAsync(Given.AStrike(title: "First"));
        var second = await PublishAsync(Given.AStrike(at: "2022-03-09"));
        var revised = await _editor.ReviseAsync(first, new JsonObject { ["title"] = "Revised", ["time"] = new JsonObject { ["from"] = "2022-03-01", ["to"] = "2022-03-01" } });
        await _editor.RetractAsync(second);
        var untagged = await _editor.ReviseAsync(revised, new JsonObject { ["tags"] = new JsonArray() });

        Assert.Empty(await _reader.IdsAsync($"/v1/events?tag={_tag}&asOf={first.Position - 1}"));
        Assert.Equal([first.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}&asOf={first.Position}"));
        Assert.Equal([first.Id, second.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}&asOf={second.Position}"));
        Assert.Equal([second.Id, first.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}&asOf={revised.Position}"));
        Assert.Equal([first.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}&asOf={untagged.Position - 1}"));
        Assert.Empty(await _reader.IdsAsync($"/v1/events?tag={_tag}&asOf={untagged.Position}"));
        var past = await _reader.ReadAsync($"/v1/events?tag={_tag}&asOf={first.Position}");
        Assert.Equal("First", (string)past["items"]![0]!["title"]!);
        Assert.Equal([second.Id], await _reader.IdsAsync($"/v1/events?tag={_tag}&asOf={revised.Position}&from=2022-03-09"));
    }

    [Fact]
    public async Task As_of_an_instant_is_as_of_what_was_recorded_by_then()
    {
        var first = await PublishAsync(Given.AStrike(title: "First"));
        var second = await _editor.ReviseAsync(first, new JsonObject { ["title"] = "Second" });
        var at = (string)first.Json["recordedAt"]!;

        foreach (var (asOf, title) in new[] { (at, "First"), (WithOffset(at), "First"), ((string)second.Json["recordedAt"]!, "Second") })
        {
            using var list = await _reader.GetAsync($"/v1/events?tag={_tag}&asOf={Uri.EscapeDataString(asOf)}");
            Assert.Equal(title, (string)Assert.Single((await list.JsonAsync())["items"]!.AsArray())!["title"]!);
            Assert.Equal(title, (string)(await _reader.ReadAsync($"{first.Path}?asOf={Uri.EscapeDataString(asOf)}"))["title"]!);
        }
        using var read = await _reader.GetAsync($"/v1/events?tag={_tag}&asOf={Uri.EscapeDataString(at)}");
        Assert.Equal(first.Position, read.FeedPosition());
    }

    private async Task<Kept> PublishAsync(JsonObject body) => await _contributor.PublishAsync(Tagged(body));

    private JsonObject Tagged(JsonObject body) => body.With("tags", new JsonArray(_tag));

    // Something new in front and behind, something gone, something moved across the pages.
    private async Task DisturbAsync(List<Kept> all, int page)
    {
        await PublishAsync(Given.AStrike(at: page % 2 == 0 ? "2022-03-12" : "2022-01-01"));
        if (page == 0)
            await _editor.RetractAsync(all[0]);
        if (page == 1)
            await _editor.ReviseAsync(all[1], JsonNode.Parse("""{"time":{"from":"2021-01-01","to":"2021-01-01"}}""")!);
        if (page == 2)
            await _editor.ReviseAsync(all[5], JsonNode.Parse("""{"time":{"from":"2022-12-31","precision":"day"}}""")!);
    }

    private static string? Next(HttpResponseMessage answer, JsonObject page)
    {
        if (page["next"] is null)
            return null;
        var link = Assert.Single(answer.Headers.GetValues("Link"));
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
        var address = link[1..link.IndexOf('>', StringComparison.Ordinal)];
        Assert.EndsWith($"cursor={(string)page["next"]!}", address, StringComparison.Ordinal);
        return address[address.IndexOf("/v1/", StringComparison.Ordinal)..];
    }

    private static string Forged(string token) => token[..^1] + (token[^1] == 'A' ? 'B' : 'A');

    private static string WithOffset(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(2)).ToString("O", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Sorted(params Kept[] events) => events.Select(e => e.Id).Order();
}

using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.Changes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Redactions;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class LocationRiskTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Shelter = """
        {"name":"Shelter in Mill Street","country":"UKR","admin1":"South Region","admin2":"Mill District","latitude":46.4857,"longitude":-30.7512,"precision":"site","uncertaintyMeters":25}
        """;
    private static readonly string[] Secrets = ["Mill Street", "Mill District", "46.4857", "30.7512", "The cellar", "46.4861"];
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient[] _readers = [api.Client(), api.Client(Role.Reader)];

    [Fact]
    public async Task Readers_get_the_place_coarsely()
    {
        var risky = await _contributor.CreateEventAsync(await ARiskyStrikeAsync());

        foreach (var reader in _readers)
        {
            var read = await reader.ReadAsync(risky.Path);
            read["location"].ShouldEqual("""
                {"name":"South Region","country":"UKR","admin1":"South Region","latitude":46.5,"longitude":-30.8,"precision":"near_settlement","uncertaintyMeters":10000}
                """);
            Assert.False(read["details"]!["targets"]![0]!.AsObject().ContainsKey("location"));
            Assert.Equal("A house", (string)read["details"]!["targets"]![0]!["name"]!);
        }
    }

    [Fact]
    public async Task Contributors_get_the_place_as_it_is()
    {
        var risky = await _contributor.CreateEventAsync(await ARiskyStrikeAsync());

        var read = await _contributor.ReadAsync(risky.Path);

        read["location"].ShouldEqual(Shelter);
        Assert.Equal("The cellar", (string)read["details"]!["targets"]![0]!["location"]!["name"]!);
    }

    [Fact]
    public async Task Readers_get_it_coarsely_on_every_route()
    {
        var first = await _contributor.CreateEventAsync(await ARiskyStrikeAsync());
        await _contributor.ReviseAsync(first, JsonNode.Parse("""{"title":"Another title","location":{"latitude":46.4999,"longitude":-30.7}}""")!);
        var traces = await EventTraces.OfAsync(first, _contributor);

        foreach (var reader in _readers)
            foreach (var (address, text) in await traces.AnswersAsync(reader))
                foreach (var secret in Secrets.Append("46.4999"))
                    Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{address} shows {secret}");
        Assert.Contains("46.4857", (await traces.AnswersAsync(_contributor))[$"{first.Path}/diff"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tombstone_of_it_leaves_the_past_coarse()
    {
        var editor = api.Client(Role.Editor);
        var risky = await editor.CreateEventAsync(await ARiskyStrikeAsync());
        await editor.RetractAsync(risky);
        var traces = await EventTraces.OfAsync(risky, editor);

        foreach (var (address, text) in await traces.AnswersAsync(api.Client()))
            foreach (var secret in Secrets)
                Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{address} shows {secret}");
    }

    [Theory]
    [InlineData("""{"name":"Mill Street","country":"UKR","precision":"settlement"}""", """{"name":"Ukraine","country":"UKR","precision":"near_settlement","uncertaintyMeters":10000}""")]
    [InlineData("""{"name":"Mill Street","precision":"vicinity","latitude":0.05,"longitude":0.04}""",
        """{"name":"undisclosed","precision":"near_settlement","latitude":0.1,"longitude":0,"uncertaintyMeters":10000}""")]
    [InlineData("""{"name":"Mill Street","country":"UKR","admin1":"South Region","precision":"admin1","latitude":46.5,"longitude":30.7,"uncertaintyMeters":80000}""",
        """{"name":"South Region","country":"UKR","admin1":"South Region","precision":"admin1","latitude":46.5,"longitude":30.7,"uncertaintyMeters":80000}""")]
    [InlineData("""{"name":"Mill Street","admin1":"South Region","precision":"unknown"}""",
        """{"name":"South Region","admin1":"South Region","precision":"unknown","uncertaintyMeters":10000}""")]
    public async Task What_is_coarse_already_stays_as_it_is(string location, string shown)
    {
        var risky = await _contributor.CreateEventAsync((await ARiskyStrikeAsync()).With("location", JsonNode.Parse(location)));

        (await api.Client().ReadAsync(risky.Path))["location"].ShouldEqual(shown);
    }

    [Fact]
    public async Task A_statement_without_a_place_has_none_to_hide()
    {
        var source = await _contributor.NewSourceAsync();
        var risky = await _contributor.CreateEventAsync(Given.AStatement(source: source, lifecycle: "published").With("sensitivity", new JsonArray("location_risk")));

        Assert.Null((await api.Client().ReadAsync(risky.Path))["location"]);
    }

    [Fact]
    public async Task The_other_sensitivities_are_labels()
    {
        var body = (await ARiskyStrikeAsync()).With("sensitivity", new JsonArray("graphic", "personal_data", "minor", "source_risk"));
        var labelled = await _contributor.CreateEventAsync(body);

        (await api.Client().ReadAsync(labelled.Path))["location"].ShouldEqual(Shelter);
    }

    [Fact]
    public async Task The_risk_once_known_covers_the_past_to_readers_and_not_to_colleagues()
    {
        var open = await _contributor.CreateEventAsync((await ARiskyStrikeAsync()).With("sensitivity", null));
        await _contributor.ReviseAsync(open, new JsonObject { ["title"] = "Another title" });
        var risky = await _contributor.ReviseAsync(await _contributor.AgainAsync(open), Risk);
        var traces = await EventTraces.OfAsync(risky, _contributor);

        foreach (var reader in _readers)
            foreach (var (address, text) in await traces.AnswersAsync(reader))
                foreach (var secret in Secrets)
                    Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{address} shows {secret}");
        var before = await api.Client().ReadAsync($"{open.Path}?asOf={open.Position}");
        Assert.Equal(("South Region", 46.5), ((string)before["location"]!["name"]!, (double)before["location"]!["latitude"]!));
        Assert.Contains("46.4857", (await traces.AnswersAsync(_contributor))[$"{open.Path}/revisions/1"], StringComparison.Ordinal);
        Assert.Contains(open.Id, (await _contributor.ReadAsync($"/v1/events?place=Mill%20Street&asOf={open.Position}")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_reader_kept_of_before_is_not_confirmed()
    {
        var open = await _contributor.CreateEventAsync((await ARiskyStrikeAsync()).With("sensitivity", null));
        var (first, reader) = ($"{open.Path}/revisions/1", api.Client(Role.Reader));
        using var exact = await reader.GetAsync(new Uri(first, UriKind.Relative));
        await _contributor.ReviseAsync(open, Risk);

        using var request = new HttpRequestMessage(HttpMethod.Get, first);
        request.Headers.TryAddWithoutValidation("If-None-Match", exact.Headers.ETag!.ToString());
        using var again = await reader.SendAsync(request);

        Assert.Equal(200, (int)again.StatusCode);
        Assert.DoesNotContain("46.4857", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_covers_what_came_before_whatever_door_it_comes_by_and_each_time()
    {
        var open = await _contributor.CreateEventAsync((await ARiskyStrikeAsync()).With("sensitivity", null));
        var risky = open.Json.DeepClone().AsObject().With("sensitivity", new JsonArray("location_risk"));
        await _contributor.BulkAsync(BulkCalls.Event(risky));
        var current = await _contributor.AgainAsync(open);
        Assert.Equal(2, current.Revision);
        await _contributor.ReviseAsync(current, new JsonObject { ["sensitivity"] = new JsonArray() });
        Assert.Contains("46.4857", (await api.Client().ReadAsync(open.Path)).ToJsonString(), StringComparison.Ordinal);

        await _contributor.BulkAsync("?atomic=true", BulkCalls.Text(risky.With("title", "Once more").Event(), risky.With("title", "And again").Event()));

        for (var number = 1; number <= 5; number++)
            Assert.DoesNotContain("46.4857", (await api.Client().ReadAsync($"{open.Path}/revisions/{number}")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_that_were_led_to_it_by_the_place_lose_it()
    {
        var body = (await ARiskyStrikeAsync()).With("sensitivity", null);
        var tag = (string)body["tags"]![0]!;
        var open = await _contributor.CreateEventAsync(body);
        var elsewhere = await _contributor.CreateEventAsync((await ARiskyStrikeAsync()).With("sensitivity", null));
        // Between the two it is nowhere: the copy is told of that no more either, once the past is covered.
        var nowhere = await _contributor.ReviseAsync(open, JsonNode.Parse("""{"location":{"name":"Ukraine","admin2":null,"admin1":null,"latitude":null,"longitude":null,"precision":"country","uncertaintyMeters":20000},"details":{"targets":[]}}""")!);
        var risky = await _contributor.ReviseAsync(nowhere, Risk);

        foreach (var filter in new[] { "place=Mill%20Street", "bbox=-30.76,46.48,-30.74,46.49", $"place=Mill%20Street&tag={tag}" })
            foreach (var reader in _readers)
            {
                var items = await reader.FollowAsync(filter, (open.Position - 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
                var left = Assert.Single(items, i => i.Id() == open.Id);
                Assert.Equal((risky.Position, "left", false), (left.Position(), left.Action(), left.ContainsKey("document")));
                Assert.Equal(!filter.Contains("tag", StringComparison.Ordinal), items.Exists(i => i.Id() == elsewhere.Id));
            }
        var all = (await _readers[0].FollowAsync($"tag={tag}")).Where(i => i.Id() == open.Id).ToList();
        Assert.Equal(["created", "revised", "revised"], all.Select(i => i.Action()));
        Assert.DoesNotContain("Mill", string.Concat(all.Select(i => i.ToJsonString())), StringComparison.Ordinal);
    }

    private static JsonObject Risk => new() { ["sensitivity"] = new JsonArray("location_risk") };

    private async Task<JsonObject> ARiskyStrikeAsync() => (await EventTraces.ABodyAsync(_contributor, "published"))
        .With("location", JsonNode.Parse(Shelter))
        .With("sensitivity", new JsonArray("location_risk"))
        .With("details/targets", JsonNode.Parse("""[{"name":"A house","location":{"name":"The cellar","latitude":46.4861,"longitude":-30.75}}]"""));
}

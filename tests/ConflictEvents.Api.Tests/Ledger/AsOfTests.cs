using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>Every position, and every instant, shows what was known then.</summary>
public sealed class AsOfTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string Everything = "lifecycle=draft,published,withheld,retracted&limit=500";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_position_of_a_random_history_shows_the_state_of_then(int seed)
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        var host = new Tests.Storage.ServingFixture(database);
        await host.InitializeAsync();
        try
        {
            var history = new RandomHistory(host.Client(Role.Editor), seed);
            await history.WriteAsync(changes: 70);
            var head = await database.ScalarAsync<long>("select position from ledger_head");
            Assert.Empty(await LedgerPicture.BrokenPromisesAsync(database));
            for (var position = 0L; position <= head; position++)
            {
                await DemandAsync(host.Client(Role.Contributor), history, position, seesAll: true);
                await DemandAsync(host.Client(), history, position, seesAll: false);
            }
            host.Log.ShouldHoldNoErrors();
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_instant_of_a_change_shows_what_its_position_shows_and_the_moment_before_does_not()
    {
        var editor = api.Client(Role.Editor);
        var strike = await editor.CreateEventAsync(Given.AStrike());
        strike = await editor.ReviseAsync(strike, new JsonObject { ["title"] = "Another title" });
        var recorded = DateTimeOffset.Parse((string)strike.Json["recordedAt"]!, CultureInfo.InvariantCulture);

        Assert.Equal("Another title", await TitleAsync(recorded));
        Assert.Equal("A strike on the harbour", await TitleAsync(recorded - TimeSpan.FromMicroseconds(1)));
        Assert.Equal(strike.Json.ToJsonString(), (await editor.ReadAsync($"{strike.Path}?asOf={strike.Position}")).ToJsonString());
        // Other offsets and finer fractions name the same moments.
        Assert.Equal("Another title", await TitleAsync(recorded.ToOffset(TimeSpan.FromHours(5.5))));

        async Task<string?> TitleAsync(DateTimeOffset instant) =>
            (string?)(await editor.ReadAsync($"{strike.Path}?asOf={Uri.EscapeDataString(instant.ToString("O", CultureInfo.InvariantCulture))}"))["title"];
    }

    [Fact]
    public async Task An_instant_in_a_block_of_changes_takes_in_the_whole_block()
    {
        var editor = api.Client(Role.Editor);
        var (old, into) = (await editor.CreateActorAsync(Given.AnActor()), await editor.CreateActorAsync(Given.AnActor()));
        for (var i = 0; i < 3; i++)
            await editor.CreateEventAsync(Given.AStatement(speaker: old.Id));
        using var merged = await editor.PostAsync($"{old.Path}/merge", new JsonObject { ["into"] = into.Id }, old.ETag);
        var first = await Kept.OfAsync("/v1/actors", merged);

        using var answer = await editor.GetAsync($"/v1/events?lifecycle=draft&asOf={Uri.EscapeDataString((string)first.Json["recordedAt"]!)}");

        Assert.Equal((first.Position + 3).ToString(CultureInfo.InvariantCulture), Assert.Single(answer.Headers.GetValues("Feed-Position")));
    }

    [Fact]
    public async Task A_recent_instant_that_was_read_once_reads_the_same_for_ever()
    {
        using var reading = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => WriteAsync(reading.Token)).ToList();
        var contributor = api.Client(Role.Contributor);
        List<(string Asked, string Position, string Body)> reads = [];
        for (var i = 0; i < 40; i++)
        {
            var asked = $"/v1/statements?{Everything}&asOf={Uri.EscapeDataString(api.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture))}";
            var (position, body) = await ReadAsync(contributor, asked);
            reads.Add((asked, position, body));
        }
        await reading.CancelAsync();
        await Task.WhenAll(writers);

        Assert.True(reads.Select(r => r.Position).Distinct().Count() > 1, "Nothing was written meanwhile.");
        foreach (var (asked, position, body) in reads)
            Assert.Equal((position, body), await ReadAsync(contributor, asked));
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("2999-12-31T00:00:00Z")]
    [InlineData("-1")]
    [InlineData("2022-03-10")]
    [InlineData("2022-03-10T12:00:00")]
    [InlineData("yesterday")]
    [InlineData("99999999999999999999")]
    public async Task What_is_ahead_of_the_ledger_or_no_point_of_its_clock_is_refused(string asOf)
    {
        foreach (var path in new[] { "/v1/events", "/v1/actors", $"/v1/events/{Guid.CreateVersion7()}" })
            Assert.Equal("asOf", (string?)(await (await api.Client().GetAsync($"{path}?asOf={asOf}")).ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]);
    }

    [Fact]
    public async Task Before_the_first_change_there_is_nothing()
    {
        await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());

        foreach (var asOf in new[] { "0", "1999-01-01T00:00:00Z" })
            Assert.Empty((await api.Client(Role.Contributor).ReadAsync($"/v1/events?{Everything}&asOf={asOf}"))["items"]!.AsArray());
    }

    private static async Task DemandAsync(HttpClient client, RandomHistory history, long position, bool seesAll)
    {
        var list = await client.ReadAsync($"/v1/events?asOf={position}&{(seesAll ? Everything : "limit=500")}");
        Assert.Equal(history.ListAt(position, seesAll), list["items"]!.AsArray().Select(Line));
        foreach (var id in history.Ids)
        {
            using var answer = await client.GetAsync($"/v1/events/{id}?asOf={position}");
            var (status, line) = history.RecordAt(id, position, seesAll);
            await answer.ShouldBeAsync(status);
            if (status == HttpStatusCode.OK)
                Assert.Equal(line, Line(await answer.JsonAsync()));
        }
    }

    private static string Line(JsonNode? json) =>
        RandomHistory.Line((string)json!["id"]!, (int)json["revision"]!, (string)json["title"]!, (string)json["lifecycle"]!, (string)json["details"]!["speakers"]![0]!["actor"]!);

    private async Task WriteAsync(CancellationToken until)
    {
        var contributor = api.Client(Role.Contributor);
        var own = await contributor.CreateEventAsync(Given.AStatement());
        for (var turn = 0; !until.IsCancellationRequested; turn++)
            own = await contributor.ReviseAsync(own, new JsonObject { ["title"] = $"Turn {turn}" });
    }

    private static async Task<(string Position, string Body)> ReadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return (Assert.Single(answer.Headers.GetValues("Feed-Position")), await answer.Content.ReadAsStringAsync());
    }
}

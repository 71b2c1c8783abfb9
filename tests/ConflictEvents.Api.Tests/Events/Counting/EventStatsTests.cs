using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Counting;

public sealed class EventStatsTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private static readonly string[] Dimensions = ["day", "week", "month", "year", "kind", "country", "admin1", "actor", "method"];
    private static readonly Dictionary<ApiFixture, CountedWorld> Worlds = [];

    private CountedWorld World => Worlds[api];

    public async Task InitializeAsync()
    {
        if (!Worlds.ContainsKey(api))
            Worlds[api] = await CountedWorld.MakeAsync(api, 300);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task By_each_dimension_and_each_two_the_counts_are_those_of_a_plain_count()
    {
        var last = World.Positions[^1];
        foreach (var first in Dimensions)
            foreach (var second in Dimensions.Where(d => d != first && !(IsTime(d) && IsTime(first))).Append(null))
            {
                string[] groupBy = second is null ? [first] : [first, second];
                await DemandAsync(Role.Contributor, last, "", _ => true, groupBy);
            }
    }

    [Fact]
    public async Task As_of_any_position_readers_and_colleagues_count_what_they_saw_then()
    {
        foreach (var position in World.Positions.Where((_, i) => i % 40 == 7))
            foreach (var role in new[] { Role.Reader, Role.Contributor })
            {
                await DemandAsync(role, position, "", _ => true, "month", "kind");
                await DemandAsync(role, position, "", _ => true, "actor");
            }
    }

    [Fact]
    public async Task Filters_narrow_the_count()
    {
        var last = World.Positions[^1];
        var actor = World.Actors[2];
        await DemandAsync(Role.Reader, last, "&from=2020-03-01&to=2020-09-30", e => PlainCount.Overlaps(e, "2020-03-01", "2020-09-30"), "week");
        await DemandAsync(Role.Reader, last, "&kind=strike,meeting", e => (string)e["details"]!["kind"]! != "statement", "year", "country");
        await DemandAsync(Role.Reader, last, $"&actor={actor}", e => e.ToJsonString().Contains($"\"{actor}\"", StringComparison.Ordinal), "kind", "actor");
        await DemandAsync(Role.Reader, last, "&tag=campaign:one", e => (string)e["tags"]![0]! == "campaign:one", "method");
    }

    [Fact]
    public async Task Times_come_first_and_unknown_days_last_and_the_rest_by_count()
    {
        var byMonth = await CountAsync(Role.Reader, "groupBy=month");
        var months = Values(byMonth, "month");
        Assert.Null(months[^1]);
        Assert.Equal(months[..^1].Order(StringComparer.Ordinal), months[..^1]);

        var counts = (await CountAsync(Role.Reader, "groupBy=admin1"))["buckets"]!.AsArray().Select(b => (int)b!["count"]!).ToList();
        Assert.Equal(counts.OrderDescending(), counts);
    }

    [Fact]
    public async Task Times_without_events_are_filled_on_request()
    {
        var filled = await CountAsync(Role.Reader, "groupBy=day&zeroFill=true&from=2020-01-01&to=2020-12-31");
        var plain = await CountAsync(Role.Reader, "groupBy=day&from=2020-01-01&to=2020-12-31");

        Assert.Equal(366, Values(filled, "day").Count(d => d!.StartsWith("2020-", StringComparison.Ordinal)));
        Assert.Contains(filled["buckets"]!.AsArray(), b => (int)b!["count"]! == 0);
        Assert.Equal(PlainCount.Of(plain), PlainCount.Of(filled).Where(line => !line.EndsWith(" 0", StringComparison.Ordinal)));
        Assert.Equal((long)plain["total"]!, (long)filled["total"]!);

        var weeks = Values(await CountAsync(Role.Reader, "groupBy=week&zeroFill=true&from=2020-12-28&to=2021-01-17&kind=strike"), "week");
        Assert.Equal(["2020-W53", "2021-W01", "2021-W02"], weeks.Where(w => string.CompareOrdinal(w, "2020-W53") >= 0));
    }

    [Fact]
    public async Task Beside_another_dimension_every_time_is_filled_for_each_of_its_values()
    {
        var filled = await CountAsync(Role.Reader, "groupBy=kind,month&zeroFill=true&from=2020-01-01&to=2020-12-31");

        var kinds = Values(filled, "kind").Distinct().ToList();
        foreach (var kind in kinds)
            Assert.Equal(12, filled["buckets"]!.AsArray().Count(b => (string?)b!["kind"] == kind && ((string)b["month"]!).StartsWith("2020", StringComparison.Ordinal)));
        Assert.Equal(3, kinds.Count);
    }

    [Fact]
    public async Task A_merged_actor_counts_under_the_one_it_was_merged_into_at_every_position_and_once_where_both_are_named()
    {
        var editor = api.Client(Role.Editor);
        var (old, into) = (await editor.CreateActorAsync(Given.AnActor()), await editor.CreateActorAsync(Given.AnActor()));
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        await editor.CreateEventAsync(Given.AMeeting([old.Id, into.Id], source: source, lifecycle: "published"));
        var before = await editor.CreateEventAsync(Given.AStatement(speaker: old.Id, source: source, lifecycle: "published"));
        await (await editor.PostAsync($"{old.Path}/merge", new JsonObject { ["into"] = into.Id }, old.ETag)).ShouldBeAsync(System.Net.HttpStatusCode.OK);

        foreach (var asOf in new[] { "", $"&asOf={before.Position}" })
        {
            var answer = await CountAsync(Role.Reader, $"groupBy=actor&source={source}{asOf}");
            Assert.Equal([$"{into.Id} 2"], PlainCount.Of(answer));
            Assert.Equal(2, (int)answer["total"]!);
        }
    }

    [Theory]
    [InlineData("", "groupBy")]
    [InlineData("groupBy=mood", "groupBy")]
    [InlineData("groupBy=kind,method,actor", "groupBy")]
    [InlineData("groupBy=day,week", "groupBy")]
    [InlineData("groupBy=kind&zeroFill=true&from=2022-01-01&to=2022-02-01", "zeroFill")]
    [InlineData("groupBy=day&zeroFill=true&from=2022-01-01", "zeroFill")]
    [InlineData("groupBy=day&zeroFill=yes", "zeroFill")]
    [InlineData("groupBy=day&zeroFill=true&from=1000-01-01&to=2999-12-31", "groupBy")]
    [InlineData("groupBy=kind&limit=10", "limit")]
    [InlineData("groupBy=kind&kind=war", "kind")]
    public async Task What_makes_no_sense_is_refused_by_name(string query, string parameter)
    {
        using var answer = await api.Client().GetAsync(new Uri($"/v1/events/stats?{query}", UriKind.Relative));

        Assert.Equal(parameter, (string?)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]);
    }

    [Fact]
    public async Task Other_lifecycles_are_counted_for_contributors_alone()
    {
        using var refused = await api.Client(Role.Reader).GetAsync(new Uri("/v1/events/stats?groupBy=kind&lifecycle=draft", UriKind.Relative));
        await refused.ShouldBeProblemAsync(403, "forbidden");

        Assert.True((int)(await CountAsync(Role.Contributor, "groupBy=kind&lifecycle=draft"))["total"]! > 0);
    }

    private async Task DemandAsync(Role role, long position, string filter, Func<JsonObject, bool> matches, params string[] groupBy)
    {
        var events = World.At(position, seesAll: role != Role.Reader).Where(matches).ToList();
        var answer = await CountAsync(role, $"groupBy={string.Join(',', groupBy)}{filter}&asOf={position.ToString(CultureInfo.InvariantCulture)}");

        var what = $"{role} {position} {string.Join(',', groupBy)} {filter}\n";
        Assert.Equal(what + string.Join('\n', PlainCount.Of(events, groupBy)), what + string.Join('\n', PlainCount.Of(answer)));
        Assert.Equal(events.Count, (int)answer["total"]!);
    }

    private async Task<JsonObject> CountAsync(Role role, string query)
    {
        using var answer = await api.Client(role).GetAsync(new Uri($"/v1/events/stats?{query}", UriKind.Relative));
        api.Log.ShouldHoldNoErrors();
        await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        return await answer.JsonAsync();
    }

    private static List<string?> Values(JsonObject answer, string dimension) => [.. answer["buckets"]!.AsArray().Select(b => (string?)b![dimension])];

    private static bool IsTime(string dimension) => dimension is "day" or "week" or "month" or "year";
}

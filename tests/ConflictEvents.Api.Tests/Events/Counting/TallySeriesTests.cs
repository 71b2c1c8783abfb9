using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Counting;

public sealed class TallySeriesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient editor = api.Client(Role.Editor);

    [Fact]
    public async Task One_counter_is_one_line_by_the_day_stated_and_a_fall_is_marked()
    {
        var (counter, source) = await CounterAsync();
        await TallyAsync(counter, source, "at least 549", "2022-03-09");
        await TallyAsync(counter, source, "at least 474", "2022-03-08");
        await TallyAsync(counter, source, "at least 516", "2022-03-10");

        var line = Assert.Single(await LinesAsync($"metric=killed&countedBy={counter}"));

        Assert.Equal(["2022-03-08 474 ", "2022-03-09 549 ", "2022-03-10 516 true"], Points(line));
        Assert.Equal((counter, "cumulative", "persons", "2022-02-24"), ((string)line["countedBy"]!, (string)line["scope"]!, (string)line["unit"]!, (string)line["from"]!));
        Assert.Equal(source.ToString(), (string)line["points"]![0]!["sources"]![0]!);
    }

    [Fact]
    public async Task Two_figures_of_one_day_both_stand_and_the_later_recorded_comes_later()
    {
        var (counter, source) = await CounterAsync();
        var first = await TallyAsync(counter, source, "at least 500", "2022-03-09");
        var second = await TallyAsync(counter, source, "at least 400", "2022-03-09");

        var points = Assert.Single(await LinesAsync($"metric=killed&countedBy={counter}"))["points"]!.AsArray();

        Assert.Equal([first.Id, second.Id], points.Select(p => (string)p!["id"]!));
    }

    [Theory]
    [InlineData("details/victimClass", "children")]
    [InlineData("details/scope", "snapshot")]
    [InlineData("details/figure/unit", "families")]
    [InlineData("details/period/from", "2022-03-01")]
    [InlineData("location", "elsewhere")]
    public async Task What_cannot_be_compared_stands_in_a_line_of_its_own(string member, string value)
    {
        var (counter, source) = await CounterAsync();
        await TallyAsync(counter, source, "at least 500", "2022-03-09");
        await TallyAsync(counter, source, "at least 40", "2022-03-10", t => t.With(member, member == "location" ? Given.Harbour : value));

        var lines = await LinesAsync($"metric=killed&countedBy={counter}");

        Assert.Equal(2, lines.Count);
        Assert.DoesNotContain(lines.SelectMany(l => l["points"]!.AsArray()), p => p!["decreases"] is not null);
    }

    [Fact]
    public async Task The_figures_of_two_events_are_two_lines()
    {
        var (counter, source) = await CounterAsync();
        foreach (var raw in new[] { "at least 30", "at least 3" })
        {
            var strike = await editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: "published"));
            await editor.CreateEventAsync(Given.ATally(raw, counts: Guid.Parse(strike.Id), source: source, lifecycle: "published").With("details/countedBy", counter));
        }

        Assert.Equal(2, (await LinesAsync($"metric=killed&source={source}")).Count);
    }

    [Fact]
    public async Task A_figure_without_a_number_is_a_point_and_no_fall()
    {
        var (counter, source) = await CounterAsync();
        await TallyAsync(counter, source, "at least 500", "2022-03-08");
        await TallyAsync(counter, source, "still being counted", "2022-03-09", t => t.With("details/figure/qualifier", "pending"));
        await TallyAsync(counter, source, "at least 510", "2022-03-10");

        Assert.Equal(["2022-03-08 500 ", "2022-03-09  ", "2022-03-10 510 "], Points(Assert.Single(await LinesAsync($"metric=killed&countedBy={counter}"))));
    }

    [Fact]
    public async Task The_line_is_read_as_of_a_position_and_by_readers_without_what_they_may_not_see()
    {
        var (counter, source) = await CounterAsync();
        var first = await TallyAsync(counter, source, "at least 474", "2022-03-08");
        var second = await TallyAsync(counter, source, "at least 516", "2022-03-09");
        await editor.ReviseAsync(second, new JsonObject { ["lifecycle"] = "withheld" });
        await editor.ReviseAsync(first, new JsonObject { ["details"] = new JsonObject { ["figure"] = new JsonObject { ["raw"] = "at least 475", ["low"] = 475 } } });

        Assert.Equal(["2022-03-08 475 "], Points(Assert.Single(await LinesAsync($"metric=killed&countedBy={counter}"))));
        Assert.Equal(["2022-03-08 474 "], Points(Assert.Single(await LinesAsync($"metric=killed&countedBy={counter}&asOf={second.Position}"))));
        Assert.Equal(["2022-03-08 474 ", "2022-03-09 516 "], Points(Assert.Single(await LinesAsync($"metric=killed&countedBy={counter}&asOf={second.Position}", Role.Contributor))));
    }

    [Theory]
    [InlineData("countedBy=united-nations", "metric")]
    [InlineData("metric=killed", "countedBy")]
    [InlineData("metric=killed&actor=united-nations", "countedBy")]
    [InlineData("metric=many&tag=x", "metric")]
    [InlineData("metric=killed&tag=x&kind=strike", "kind")]
    [InlineData("metric=killed&tag=x&limit=5", "limit")]
    public async Task Too_little_for_a_line_is_refused_by_name(string query, string parameter)
    {
        using var answer = await api.Client().GetAsync(new Uri($"/v1/casualty-tallies/series?{query}", UriKind.Relative));

        Assert.Equal(parameter, (string?)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]);
    }

    private async Task<(string Counter, Guid Source)> CounterAsync() =>
        ((await editor.CreateActorAsync(Given.AnActor())).Id, Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id));

    private Task<Kept> TallyAsync(string counter, Guid source, string raw, string statedAsOf, Action<JsonObject>? with = null)
    {
        var tally = Given.ATally(raw, source: source, lifecycle: "published").With("details/countedBy", counter).With("details/statedAsOf", statedAsOf)
            .With("details/scope", "cumulative").With("details/period", new JsonObject { ["from"] = "2022-02-24", ["to"] = statedAsOf });
        with?.Invoke(tally);
        return editor.CreateEventAsync(tally);
    }

    private async Task<List<JsonObject>> LinesAsync(string query, Role role = Role.Reader) =>
        [.. (await api.Client(role).ReadAsync($"/v1/casualty-tallies/series?{query}"))["series"]!.AsArray().Select(l => l!.AsObject())];

    private static IEnumerable<string> Points(JsonObject line) => line["points"]!.AsArray().Select(p => $"{p!["statedFor"]} {p["low"]} {p["decreases"]}");
}

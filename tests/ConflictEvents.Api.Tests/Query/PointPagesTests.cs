using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>Pages by place, one behind the other, hold what the oracle finds in the same records: where the walk is enough and where it is not, in every order, today and half-way back.</summary>
public sealed class PointPagesTests(QueryFixture api) : IClassFixture<QueryFixture>
{
    private static readonly string[] Areas = ["bbox=31,43,36.5,49", "bbox=178,-20,-178,-12", "bbox=36.9,44,37.3,46", "near=35,47,300", "near=179.5,-15,400"];
    private static readonly string[] Beside = ["", "&kind=strike,meeting", "&country=SYR,FJI", "&from=2022-03-05&to=2022-03-11", "&to=2022-03-06&kind=statement", "&bbox=30,40,40,52", "&lifecycle=published"];

    [Theory]
    [InlineData(Role.Reader, false, "-occurred")]
    [InlineData(Role.Reader, true, "-occurred")]
    [InlineData(Role.Contributor, false, "-occurred")]
    [InlineData(Role.Contributor, true, "-occurred")]
    [InlineData(Role.Reader, true, "occurred")]
    [InlineData(Role.Contributor, false, "occurred")]
    [InlineData(Role.Reader, false, "-recorded")]
    [InlineData(Role.Contributor, true, "recorded")]
    public async Task Pages_by_place_hold_each_record_once_in_order(Role role, bool isPast, string sort)
    {
        var all = Sorted(sort, await PagesAsync(role, $"/v1/events?limit=500{Past(isPast)}"));
        var oracle = new Oracle(api, role == Role.Reader);
        var found = 0;
        foreach (var area in Areas)
            foreach (var beside in Beside.Where(b => !(area.StartsWith("bbox", StringComparison.Ordinal) && b.Contains("bbox", StringComparison.Ordinal))))
            {
                var asked = (area + beside).Split('&').ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
                var expected = all.Where(e => oracle.Holds(e, asked)).Select(Id).ToList();
                var answered = (await PagesAsync(role, $"/v1/events?limit=23&sort={sort}&{area}{beside}{Past(isPast)}")).Select(Id).ToList();
                Assert.True(expected.SequenceEqual(answered), $"{area}{beside}: missing {string.Join(' ', expected.Except(answered).Take(5))}, too many {string.Join(' ', answered.Except(expected).Take(5))}, or another order.");
                found += answered.Count;
            }
        Assert.True(found > 300, $"Only {found} records were found in all.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_at_risk_is_found_where_its_reader_may_know_it(bool isWithin)
    {
        var editor = api.Client(Role.Editor);
        var risky = await editor.CreateEventAsync(At(61.2345, 11.2345, "2022-03-01", "location_risk"));
        var open = await editor.CreateEventAsync(At(61.2345, 11.2345, "2022-03-01"));
        var near = new[] { 61.2340, 11.2340, 61.2350, 11.2350 };

        Assert.Equal([open.Id], await AskAsync(Role.Reader, near, isWithin));
        Assert.Equal(new[] { open.Id, risky.Id }.Order(), (await AskAsync(Role.Contributor, near, isWithin)).Order());
        var shown = (await api.Client(Role.Reader).ReadAsync($"/v1/events/{risky.Id}"))["location"];
        if (shown?["longitude"] is { } longitude)
        {
            var (x, y) = ((double)longitude, (double)shown["latitude"]!);
            Assert.Contains(risky.Id, await AskAsync(Role.Reader, [x - 1e-4, y - 1e-4, x + 1e-4, y + 1e-4], isWithin));
            Assert.DoesNotContain(risky.Id, await AskAsync(Role.Contributor, [x - 1e-4, y - 1e-4, x + 1e-4, y + 1e-4], isWithin));
        }
        await editor.RetractAsync(risky);
        await editor.RetractAsync(open);
    }

    [Fact]
    public async Task Points_on_the_edge_of_a_box_a_polygon_or_a_hole_are_inside()
    {
        var editor = api.Client(Role.Editor);
        var kept = await editor.CreateEventAsync(At(70, 20, "2022-03-02"));
        foreach (var box in new double[][] { [70, 19, 71, 21], [69, 19, 70, 21], [69, 20, 71, 21], [69, 19, 71, 20], [70, 20, 70, 20] })
            Assert.Equal([kept.Id], await AskAsync(Role.Reader, box, isWithin: false));
        double[][] outer = [[69, 19], [71, 19], [71, 21], [69, 21], [69, 19]];
        double[][] Hole(double west) => [[west, 19.5], [70.8, 19.5], [70.8, 20.5], [west, 20.5], [west, 19.5]];

        Assert.Equal([kept.Id], await WithinAsync(Role.Reader, [[70, 19], [71, 19], [71, 21], [70, 21], [70, 19]]));
        Assert.Equal([kept.Id], await WithinAsync(Role.Reader, outer));
        Assert.Equal([kept.Id], await WithinAsync(Role.Reader, outer, Hole(70)));
        Assert.Empty(await WithinAsync(Role.Reader, outer, Hole(69.9)));
        Assert.Empty(await WithinAsync(Role.Contributor, outer, Hole(69.9)));
        await editor.RetractAsync(kept);
    }

    [Fact]
    public async Task Many_of_one_day_are_paged_by_id()
    {
        var editor = api.Client(Role.Editor);
        List<Kept> all = [];
        for (var i = 0; i < 12; i++)
            all.Add(await editor.CreateEventAsync(At(80, 30, "2022-03-03")));
        Assert.Equal(all.Select(k => k.Id).OrderDescending(StringComparer.Ordinal), (await PagesAsync(Role.Reader, "/v1/events?limit=5&near=80,30,1")).Select(Id));
        Assert.Equal(all.Select(k => k.Id).Order(StringComparer.Ordinal), (await PagesAsync(Role.Reader, "/v1/events?limit=5&near=80,30,1&sort=occurred")).Select(Id));
        foreach (var kept in all)
            await editor.RetractAsync(kept);
    }

    private JsonObject At(double longitude, double latitude, string day, params string[] sensitivity) => Given.AStrike(at: day, source: Guid.Parse(api.Sources[0]), lifecycle: "published")
        .With("location", new JsonObject { ["name"] = "Ostrovka", ["country"] = "UKR", ["precision"] = "site", ["longitude"] = longitude, ["latitude"] = latitude })
        .With("sensitivity", new JsonArray([.. sensitivity.Select(s => (JsonNode)s)]));

    private string Past(bool isPast) => isPast ? $"&asOf={api.Middle}" : "";

    private static IEnumerable<JsonObject> Sorted(string sort, IEnumerable<JsonObject> all) => sort switch
    {
        "occurred" => all.OrderBy(e => Oracle.Day(e) ?? "9999", StringComparer.Ordinal).ThenBy(Id, StringComparer.Ordinal),
        "recorded" => all.OrderBy(e => (long)e["position"]!),
        "-recorded" => all.OrderByDescending(e => (long)e["position"]!),
        _ => all,
    };

    private async Task<List<JsonObject>> PagesAsync(Role role, string path)
    {
        List<JsonObject> all = [];
        for (string? cursor = null; ;)
        {
            var page = await api.Client(role).ReadAsync(cursor is null ? path : $"{path}&cursor={cursor}");
            all.AddRange(page["items"]!.AsArray().Select(i => i!.DeepClone().AsObject()));
            if ((cursor = (string?)page["next"]) is null)
                return all;
        }
    }

    private async Task<List<string>> AskAsync(Role role, double[] box, bool isWithin) => isWithin
        ? await WithinAsync(role, [[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]], [box[0], box[1]]])
        : [.. (await PagesAsync(role, FormattableString.Invariant($"/v1/events?limit=23&bbox={box[0]},{box[1]},{box[2]},{box[3]}"))).Select(Id)];

    private async Task<List<string>> WithinAsync(Role role, params double[][][] rings)
    {
        var area = new JsonObject { ["type"] = "Polygon", ["coordinates"] = new JsonArray([.. rings.Select(r => new JsonArray([.. r.Select(p => new JsonArray(p[0], p[1]))]))]) };
        using var answer = await api.Client(role).PostAsync("/v1/events/query", new JsonObject { ["within"] = area, ["limit"] = 23 });
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return [.. (await answer.JsonAsync())["items"]!.AsArray().Select(i => Id(i!.AsObject()))];
    }

    private static string Id(JsonObject e) => (string)e["id"]!;
}

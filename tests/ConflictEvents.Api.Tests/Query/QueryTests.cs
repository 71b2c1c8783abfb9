using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Query;

/// <summary>Each parameter alone, and any two together, answer what the oracle finds in the same records: today and half-way back, to readers and to the desk.</summary>
public sealed class QueryTests(QueryFixture api) : IClassFixture<QueryFixture>
{
    private readonly Random _chance = new(11);

    public static readonly TheoryData<Role, bool> Stands = new() { { Role.Reader, false }, { Role.Reader, true }, { Role.Contributor, false }, { Role.Contributor, true } };

    [Theory]
    [MemberData(nameof(Stands))]
    public async Task Each_parameter_alone_finds_what_the_oracle_finds(Role role, bool isPast)
    {
        var all = await AllAsync(role, isPast);
        var found = 0;
        foreach (var (name, values) in Values(all))
            foreach (var value in values)
                found += await CompareAsync(role, isPast, all, new() { [name] = value });
        Assert.True(found > 1000, $"Only {found} records were found in all: the filters were hardly tried.");
    }

    [Theory]
    [MemberData(nameof(Stands))]
    public async Task Any_two_parameters_find_what_the_oracle_finds(Role role, bool isPast)
    {
        var all = await AllAsync(role, isPast);
        var values = Values(all);
        string[] names = [.. values.Keys];
        var (found, asked) = (0, 0);
        for (var i = 0; i < names.Length; i++)
            for (var j = i + 1; j < names.Length; j++, asked++)
                found += await CompareAsync(role, isPast, all, new() { [names[i]] = Any(values[names[i]]), [names[j]] = Any(values[names[j]]) }) > 0 ? 1 : 0;
        Assert.True(found > asked / 5, $"Only {found} of {asked} pairs found anything.");
    }

    [Theory]
    [MemberData(nameof(Stands))]
    public async Task An_area_with_a_hole_holds_what_lies_in_it_and_not_in_its_hole(Role role, bool isPast)
    {
        double[][] outer = [[30.05, 44.05], [39.05, 43.07], [38.03, 51.05], [31.03, 50.01], [30.05, 44.05]];
        double[][] hole = [[33.05, 45.05], [33.05, 48.05], [36.05, 48.05], [36.05, 45.05], [33.05, 45.05]];
        var all = await AllAsync(role, isPast);
        var expected = all.Where(e => Oracle.InArea(e, outer, hole)).Select(Id).ToList();

        Assert.NotEmpty(expected);
        Assert.NotEqual(expected, all.Where(e => Oracle.InArea(e, outer, [])).Select(Id));
        foreach (var rings in new[] { new[] { outer, hole }, [[.. outer.Reverse()], [.. hole.Reverse()]] })
            Assert.Equal(expected, await QueryAsync(role, isPast, Area(rings)));
        // An island in the hole, as a second polygon, is inside.
        double[][] island = [[34.05, 46.05], [35.05, 46.05], [35.05, 47.05], [34.05, 47.05], [34.05, 46.05]];
        var multi = new JsonObject { ["type"] = "MultiPolygon", ["coordinates"] = new JsonArray(Rings([outer, hole]), Rings([island])) };
        Assert.Equal(all.Where(e => Oracle.InArea(e, outer, hole) || Oracle.InArea(e, island, [])).Select(Id), await QueryAsync(role, isPast, multi));
    }

    [Theory]
    [InlineData("occurred")]
    [InlineData("-occurred")]
    [InlineData("recorded")]
    [InlineData("-recorded")]
    [InlineData("quoteMode")]
    [InlineData("relevance")]
    public async Task Pages_of_every_order_hold_each_record_once_while_others_write(string sort)
    {
        var reader = api.Client(Role.Reader);
        var path = sort switch { "quoteMode" => "/v1/statements?", "relevance" => "/v1/events?q=obelisk&", _ => "/v1/events?" } + $"sort={sort}&limit=37&asOf={api.Middle}";
        var expected = (await AllAsync(Role.Reader, isPast: true)).Where(e => sort switch
        {
            "quoteMode" => (string)e["details"]!["kind"]! == "statement",
            "relevance" => new Oracle(api, isReader: true).Holds(e, new Dictionary<string, string> { ["q"] = "obelisk" }),
            _ => true,
        }).ToList();
        List<JsonObject> seen = [];
        string? cursor = null;
        do
        {
            var page = await reader.ReadAsync(cursor is null ? path : $"{path}&cursor={cursor}");
            seen.AddRange(page["items"]!.AsArray().Select(i => i!.AsObject()));
            cursor = (string?)page["next"];
            await api.Client(Role.Editor).CreateEventAsync(Given.AStatement("An obelisk, written meanwhile.", at: "2022-03-05"));
        }
        while (cursor is not null);

        Assert.Equal(expected.Select(Id).Order(), seen.Select(Id).Order());
        Assert.Equal(InOrder(sort, seen), seen.Select(Id));
    }

    [Fact]
    public async Task A_count_is_the_number_of_records_in_all_pages()
    {
        foreach (var query in new[] { "", "&country=UKR", "&q=obelisk", "&from=2022-03-03&to=2022-03-09&includeImprecise=true", $"&asOf={api.Middle}" })
        {
            var page = await api.Client(Role.Reader).ReadAsync($"/v1/events?limit=3&count=true{query}");
            var all = await PagesAsync(Role.Reader, $"/v1/events?limit=500{query}");
            Assert.Equal((all.Count, false), ((int)page["count"]!["value"]!, (bool)page["count"]!["isEstimate"]!));
        }
    }

    [Fact]
    public async Task Records_known_to_country_level_stand_apart()
    {
        var all = await AllAsync(Role.Reader, isPast: false);
        var page = await api.Client(Role.Reader).ReadAsync("/v1/events?bbox=30,40,40,52&includeImprecise=true&limit=500");

        Assert.DoesNotContain(page["items"]!.AsArray(), i => (string)i!["location"]!["precision"]! == "country");
        Assert.Equal(all.Where(e => (string?)e["location"]?["precision"] == "country").Select(Id).Take(100), page["mayInclude"]!.AsArray().Select(i => Id(i!.AsObject())));
        Assert.False((await api.Client(Role.Reader).ReadAsync("/v1/events?bbox=30,40,40,52")).ContainsKey("mayInclude"));
    }

    private async Task<int> CompareAsync(Role role, bool isPast, List<JsonObject> all, Dictionary<string, string> query)
    {
        var oracle = new Oracle(api, role == Role.Reader);
        var expected = all.Where(e => oracle.Holds(e, query)).Select(Id).ToList();
        var path = "/v1/events?limit=500&" + string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}")) + (isPast ? $"&asOf={api.Middle}" : "");
        var answered = (await PagesAsync(role, path)).Select(Id).ToList();
        Assert.True(expected.SequenceEqual(answered), $"{role} {path}: missing {string.Join(' ', expected.Except(answered).Take(5))}, too many {string.Join(' ', answered.Except(expected).Take(5))}, or another order.");
        return answered.Count;
    }

    private Dictionary<string, string[]> Values(List<JsonObject> all) => new()
    {
        ["from"] = ["2022-03-05", "2022-03-09"],
        ["to"] = ["2022-03-10", "2022-03-19"],
        ["kind"] = ["strike", "meeting,statement"],
        ["actor"] = ["marsh-guard", "hill-council,lake-press", "RUS"],
        ["role"] = ["speaker", "host,mediator", "perpetrator,counted_by"],
        ["speaker"] = ["river-army", "UKR"],
        ["participant"] = ["north-office", "RUS,harbour-union"],
        ["participantsAll"] = ["UKR,RUS", "marsh-guard,lake-press"],
        ["perpetrator"] = ["desert-front", "UKR"],
        ["countedBy"] = ["lake-press,south-office", "RUS"],
        ["country"] = ["UKR", "SYR,FJI"],
        ["admin1"] = ["upper moor", "Cote Verte", "Lower Moor,Upper Moor"],
        ["place"] = ["Ostrovka", "zinnfeld,Tarkhun", "cote verte", "granary", "Syria", "moor"],
        ["bbox"] = ["31,43,36.5,49", "178,-20,-178,-12", "-180,-90,180,90"],
        ["near"] = ["35,47,300", "179.5,-15,400", "-179.9,-16,150"],
        ["minPrecision"] = ["site", "settlement", "country", "unknown"],
        ["method"] = ["missile", "artillery,drone_strike"],
        ["target"] = ["education", "healthcare,transport"],
        ["metric"] = ["killed", "injured,missing"],
        ["status"] = ["held", "refused,proposed"],
        ["quoteMode"] = ["verbatim", "mixed,paraphrase"],
        ["chainBasis"] = ["explicit", "scope_ambiguous,publisher_voice"],
        ["about"] = [api.Ids[1], $"{api.Ids[2]},{api.Ids[3]}"],
        ["counts"] = [api.Ids[2], $"{api.Ids[4]},{api.Ids[5]},{api.Ids[6]}"],
        ["link"] = [api.Ids[3], $"denies:{api.Ids[4]},same_as:{api.Ids[5]}", $"{api.Ids[1]},about:{api.Ids[6]}"],
        ["tag"] = ["campaign:moor", "topic:food,topic:water"],
        ["source"] = [api.Sources[0], $"{api.Sources[2]},{api.Sources[4]}"],
        ["verification"] = ["disputed", "harm:multi_origin", "occurrence:disputed,responsibility:rejected"],
        ["updatedSince"] = [(string)all[all.Count / 3]["recordedAt"]!, "2020-01-01T00:00:00Z"],
        ["knownBy"] = ["2022-03-05T09:59:59Z", "2022-03-05T10:00:00Z", "2022-03-10T00:00:00Z", "2022-03-12T21:30:00Z"],
        ["q"] = ["obelisk", "turbine granary", "lantern -meadow", "quarry or viaduct", "causeway marsh", "-obelisk", "ostrovka", "\"granary stood\"", "\"lantern meadow\" or \"quarry stood\" -turbine", "lantern -\"meadow stood\""],
        ["includeImprecise"] = ["true", "false"],
    };

    private static IEnumerable<string> InOrder(string sort, List<JsonObject> seen) => (sort switch
    {
        "occurred" => seen.OrderBy(e => Oracle.Day(e) ?? "9999", StringComparer.Ordinal).ThenBy(Id, StringComparer.Ordinal),
        "-occurred" => seen.OrderByDescending(e => Oracle.Day(e) ?? "0000", StringComparer.Ordinal).ThenByDescending(Id, StringComparer.Ordinal),
        "recorded" => seen.OrderBy(e => (long)e["position"]!),
        "-recorded" => seen.OrderByDescending(e => (long)e["position"]!),
        "quoteMode" => seen.OrderBy(e => Array.IndexOf(["verbatim", "partial_verbatim", "paraphrase", "mixed"], (string)e["details"]!["quoteMode"]!))
            .ThenByDescending(e => Oracle.Day(e) ?? "0000", StringComparer.Ordinal).ThenByDescending(Id, StringComparer.Ordinal),
        // How well a text matches is the database's to say; but what has the word in its title stands first.
        _ => seen.OrderByDescending(e => e == seen[0] && ((string)e["title"]!).Contains("obelisk", StringComparison.OrdinalIgnoreCase)),
    }).Select(Id);

    private async Task<List<JsonObject>> AllAsync(Role role, bool isPast) => await PagesAsync(role, "/v1/events?limit=500" + (isPast ? $"&asOf={api.Middle}" : ""));

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

    private async Task<List<string>> QueryAsync(Role role, bool isPast, JsonObject area)
    {
        var body = new JsonObject { ["within"] = area, ["limit"] = 500 };
        if (isPast)
            body["asOf"] = api.Middle;
        using var answer = await api.Client(role).PostAsync("/v1/events/query", body);
        await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        return [.. (await answer.JsonAsync())["items"]!.AsArray().Select(i => Id(i!.AsObject()))];
    }

    private static JsonObject Area(double[][][] rings) => new() { ["type"] = "Polygon", ["coordinates"] = Rings(rings) };

    private static JsonArray Rings(double[][][] rings) => new([.. rings.Select(r => new JsonArray([.. r.Select(p => new JsonArray(p[0], p[1]))]))]);

    private string Any(string[] of) => of[_chance.Next(of.Length)];

    private static string Id(JsonObject e) => (string)e["id"]!;
}

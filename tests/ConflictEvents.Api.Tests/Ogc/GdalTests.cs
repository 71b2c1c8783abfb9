using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.Formats;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Ogc;

/// <summary>GDAL copies collections: all features, all columns, page by page, and asks the server for a box or a day instead of all.</summary>
public sealed partial class GdalTests(GdalFixture api) : IClassFixture<GdalFixture>
{
    private const string TenDays = "\"time.from\" >= '2023/01/11' AND \"time.from\" <= '2023/01/20'";

    private string Server => $"OAPIF:{api.Address}ogc";

    [GdalFact]
    public async Task A_collection_is_copied_whole_page_by_page_with_all_columns()
    {
        var (features, asked) = await api.CopyAsync(Server, "strikes", "-oo", "PAGE_SIZE=25");
        var listed = await api.Client().IdsAsync("/v1/strikes?limit=500", "json");
        var columns = (await api.Client().ReadAsync("/ogc/collections/strikes/schema"))["properties"]!["properties"]!["properties"]!.AsObject().Select(c => c.Key);

        Assert.True(listed.Length > GdalFixture.Strikes);
        Assert.Equal(listed, features.Select(Id));
        Assert.All(features, feature => Assert.Empty(columns.Except(feature["properties"]!.AsObject().Select(p => p.Key))));
        Assert.Equal((listed.Length - 1) / 25, asked.Count(a => a.Contains("cursor=", StringComparison.Ordinal)));
        Assert.Equal(20, features.Count(f => (string?)f["properties"]!["details.weaponRaw"] == "a rocket"));
    }

    [GdalFact]
    public async Task Every_collection_goes_into_one_geopackage()
    {
        var (file, _) = await api.CopyAsync("GPKG", "gpkg", Server, ["-oo", "PAGE_SIZE=100"]);

        foreach (var collection in new[] { "events", "meetings", "strikes", "statements", "casualty-tallies" })
        {
            var told = await GdalFixture.RunAsync("ogrinfo", ["-so", file, collection]);
            var listed = await api.Client().IdsAsync($"/v1/{collection}?limit=500", "json");

            Assert.Equal(listed.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), Count().Match(told).Groups[1].Value);
            Assert.Contains("\nrevision: Integer", told, StringComparison.Ordinal);
            Assert.Contains("\ntime.from: Date ", told, StringComparison.Ordinal);
            Assert.Contains("\nrecordedAt: DateTime ", told, StringComparison.Ordinal);
            Assert.Contains("\ndetails.kind: String", told, StringComparison.Ordinal);
        }
    }

    [GdalFact]
    public async Task A_box_is_asked_of_the_server()
    {
        var (features, asked) = await api.CopyAsync(Server, "strikes", "-oo", "PAGE_SIZE=10", "-spat", "62.95", "9", "66.05", "11");

        Assert.Equal(31, features.Length);
        Assert.All(features, f => Assert.InRange((double)f["geometry"]!["coordinates"]![0]!, 62.95, 66.05));
        var pages = asked.Where(a => a.Contains("/items?", StringComparison.Ordinal) && a.Contains("bbox=62.9", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, pages.Count);
        Assert.All(asked.Where(a => a.Contains("cursor=", StringComparison.Ordinal)), page => Assert.Contains("bbox=", page, StringComparison.Ordinal));
    }

    [GdalFact]
    public async Task A_day_is_asked_of_the_server()
    {
        var listed = await api.Client().IdsAsync("/v1/strikes?from=2023-01-11&to=2023-01-20", "json");
        var (between, asked) = await api.CopyAsync(Server, "strikes", "-where", TenDays);
        var (since, askedSince) = await api.CopyAsync(Server, "strikes", "-where", "\"time.from\" >= '2023/04/20'");

        Assert.Equal(10, listed.Length);
        Assert.Equal(listed, between.Select(Id));
        Assert.Contains(asked, a => a.Contains("datetime=2023-01-11", StringComparison.Ordinal) && a.Contains("/2023-01-20", StringComparison.Ordinal));
        Assert.Equal(11, since.Length);
        Assert.Contains(askedSince, a => a.Contains("datetime=2023-04-20T/..", StringComparison.Ordinal));
    }

    [GdalFact]
    public async Task Box_and_day_go_together_and_one_event_by_its_id()
    {
        var (both, _) = await api.CopyAsync(Server, "strikes", "-where", TenDays, "-spat", "60", "9", "61.45", "11");
        var (one, asked) = await api.CopyAsync(Server, "strikes", "-where", $"id = '{Id(both[0])}'");

        Assert.Equal(5, both.Length);
        Assert.Equal(Id(both[0]), Id(Assert.Single(one)));
        Assert.Contains(asked, a => a.EndsWith("/items/" + Id(both[0]), StringComparison.Ordinal));
    }

    [GdalFact]
    public async Task A_key_is_sent_as_a_password()
    {
        var draft = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());

        var (features, _) = await api.CopyAsync(Server, "strikes", "-where", "lifecycle = 'draft'", "-oo", $"USERPWD=gdal:{await api.MakeKeyAsync(Role.Contributor)}");

        Assert.Equal(draft.Id, Id(Assert.Single(features)));
    }

    // GDAL keeps a feature's id as a column, or as the id of the feature that it writes.
    private static string Id(JsonObject feature) => (string)(feature["properties"]!["id"] ?? feature["id"])!;

    [GeneratedRegex("Feature Count: ([0-9]+)")]
    private static partial Regex Count();
}

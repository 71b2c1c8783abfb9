using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Bulk;

/// <summary>POST /v1/bulk of tables.</summary>
public sealed class BulkTablesTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Contributor => api.Client(Role.Contributor);

    [Fact]
    public async Task Rows_are_read_whatever_the_order_of_their_columns_and_apostrophes_are_taken_away()
    {
        var slug = Given.Fresh("table-");

        var results = await Contributor.BulkAsync("?record=actor", $"type,aliases,name,slug,offices.title,offices.from\nindividual,a \\; b; c,'=Sum,{slug},Minister; Envoy,; 2020-01-01\n", BulkCalls.Csv);

        Assert.Equal("created", results.Statuses());
        var stored = await Contributor.ReadAsync($"/v1/actors/{slug}");
        Assert.Equal("=Sum", (string)stored["name"]!);
        Assert.Equal("""["a ; b","c"]""", stored["aliases"]!.ToJsonString());
        Assert.Equal("""[{"title":"Minister"},{"title":"Envoy","from":"2020-01-01"}]""", stored["offices"]!.ToJsonString());
    }

    [Fact]
    public async Task A_bad_row_is_told_and_costs_no_other()
    {
        var (one, two) = (Given.Fresh("row-"), Given.Fresh("row-"));

        var results = await Contributor.BulkAsync("?record=actor", $"slug,name,type\n{one},One,ngo\nx,Two,nothing\ntoo,few\n{two},Three,ngo\n", BulkCalls.Csv);

        Assert.Equal("created refused refused created", results.Statuses());
        Assert.Equal([2L, 3, 4, 5], results.Select(r => (long)r["line"]!));
        Assert.Equal(["/type vocabulary"], results[1].Errors());
        Assert.Equal([" uneven_row"], results[2].Errors());
    }

    [Theory]
    [InlineData("", "record")]
    [InlineData("?record=event&x=1", "x")]
    public async Task A_table_says_what_its_rows_are(string query, string parameter)
    {
        using var answer = await Contributor.SendBulkAsync(query, "slug\n"u8.ToArray(), BulkCalls.Csv);

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Theory]
    [InlineData("slug,bogus\nx,y\n", "unknown_column")]
    [InlineData("slug,slug\nx,y\n", "unknown_column")]
    [InlineData("", "empty_file")]
    public async Task A_table_of_other_columns_is_refused_whole(string table, string code)
    {
        using var answer = await Contributor.SendBulkAsync("?record=actor", System.Text.Encoding.UTF8.GetBytes(table), BulkCalls.Csv);

        await answer.ShouldBeProblemAsync(400, "", code);
    }
}

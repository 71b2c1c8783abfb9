using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;
using ConflictEvents.Kinds;

namespace ConflictEvents.Api.Tests.Formats;

/// <summary>The sample in every form: the same rows for the same query string.</summary>
public sealed class SampleFormatsTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private static readonly string[] Formats = ["json", "geojson", "csv", "ndjson", "atom"];

    [Theory]
    [InlineData("/v1/events")]
    [InlineData("/v1/events?limit=7")]
    [InlineData("/v1/events?from=2022-03-09&to=2022-03-09&kind=strike,statement")]
    [InlineData("/v1/meetings")]
    [InlineData("/v1/strikes")]
    [InlineData("/v1/statements?actor=sergey-lavrov")]
    [InlineData("/v1/casualty-tallies")]
    [InlineData("/v1/sources/20220310-0000-8000-8000-00000000000a/events")]
    [InlineData("/v1/events?from=1999-01-01&to=1999-01-01")]
    public async Task Every_form_has_the_same_ids_in_the_same_order(string path)
    {
        var ids = await api.Client().IdsAsync(path, "json");

        foreach (var format in Formats)
            Assert.Equal(ids, await api.Client().IdsAsync(path, format));
        Assert.Equal(!path.Contains("1999", StringComparison.Ordinal), ids.Length > 0);
    }

    [Fact]
    public async Task Every_form_names_where_it_stands_and_leads_to_the_next_page()
    {
        foreach (var format in Formats)
        {
            var (path, seen) = ($"/v1/events?limit=20&format={format}", 0);
            for (string? next = path; next is not null; seen++)
            {
                using var answer = await api.Client().GetAsync(new Uri(next, UriKind.RelativeOrAbsolute));
                await answer.ShouldBeAsync(HttpStatusCode.OK);
                Assert.Single(answer.Headers.GetValues("Feed-Position"));
                Assert.Single(answer.Headers.GetValues("Feed-Epoch"));
                Assert.Equal("Accept, Authorization", string.Join(", ", answer.Headers.Vary));
                next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : null;
                Assert.Equal(next is not null, answer.Headers.Contains("Next-Cursor"));
            }
            Assert.True(seen > 1, format);
        }
    }

    [Fact]
    public async Task The_other_form_of_a_page_can_be_read_on_with_its_token()
    {
        var first = await api.Client().ReadAsync("/v1/events?limit=10");

        var second = await api.Client().RowsAsync($"/v1/events?limit=10&cursor={(string)first["next"]!}&format=csv");

        Assert.Equal(10, second.Length);
        Assert.Empty(first["items"]!.AsArray().Select(item => (string)item!["id"]!).Intersect(second.Select(row => row["id"])));
    }

    [Fact]
    public async Task A_line_of_ndjson_is_an_item_of_json_byte_for_byte()
    {
        var json = await api.Client(Role.Contributor).TextAsync("/v1/events?limit=500");

        var lines = (await api.Client(Role.Contributor).TextAsync("/v1/events?limit=500&format=ndjson")).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.Equal(json, $$"""{"items":[{{string.Join(',', lines[..^1])}}],"next":null}""");
    }

    [Fact]
    public async Task A_table_of_every_kind_has_the_columns_of_all_and_a_kind_s_only_its_own()
    {
        var all = (await api.Client().RowsAsync("/v1/events?format=csv"))[0].Keys.ToList();
        var envelope = all.TakeWhile(column => column != "details.status").ToList();

        Assert.Equal(EventKinds.All.SelectMany(kind => kind.Columns).Select(column => column.Path), all.Skip(envelope.Count).SkipLast(1));
        Assert.Equal("mayInclude", all[^1]);
        foreach (var kind in EventKinds.All)
            foreach (var path in new[] { $"/v1/{kind.Route}", $"/v1/events?kind={kind.WireName}" })
                Assert.Equal([.. envelope, .. kind.Columns.Select(column => column.Path), "mayInclude"], (await api.Client().RowsAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}format=csv"))[0].Keys);
    }

    [Fact]
    public async Task Every_value_of_every_record_stands_in_its_row()
    {
        var records = await api.Client(Role.Contributor).LinesAsync("/v1/events?limit=500&format=ndjson");

        var rows = await api.Client(Role.Contributor).RowsAsync("/v1/events?limit=500&format=csv");

        foreach (var (record, row) in records.Zip(rows))
            foreach (var (path, value) in Leaves(record, ""))
                Assert.Contains(value, Plain(row[path]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_on_the_wire_are_those_of_the_forms()
    {
        foreach (var (format, type) in new[] { ("json", "application/json"), ("geojson", "application/geo+json"), ("csv", "text/csv; charset=utf-8; header=present"), ("ndjson", "application/x-ndjson"), ("atom", "application/atom+xml") })
        {
            using var named = await api.Client().GetAsync(new Uri($"/v1/strikes?format={format}", UriKind.Relative));
            using var head = await api.Client().AskAsync(HttpMethod.Head, $"/v1/strikes?format={format}");

            Assert.Equal(type, named.Content.Headers.ContentType!.ToString());
            Assert.Equal(type, head.Content.Headers.ContentType!.ToString());
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    private static IEnumerable<(string Path, string Value)> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject members => members.SelectMany(m => Leaves(m.Value, path.Length == 0 ? m.Key : $"{path}.{m.Key}")),
        JsonArray items => items.SelectMany(item => Leaves(item, path)),
        JsonValue value => [(path, value.ToString())],
        _ => [],
    };

    private static string Plain(string cell) => cell.Replace("\\;", ";", StringComparison.Ordinal).Replace("\\|", "|", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}

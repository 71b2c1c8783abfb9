using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Sample;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Formats;

public sealed class ExportTests(SampleFixture api) : IClassFixture<SampleFixture>
{
    private static readonly string[] Formats = ["json", "geojson", "csv", "ndjson", "atom"];

    [Theory]
    [InlineData("")]
    [InlineData("kind=strike,casualty_tally")]
    [InlineData("from=2022-03-09&to=2022-03-09")]
    [InlineData("tag=no-such-tag")]
    public async Task An_export_is_the_list_to_its_end(string query)
    {
        var listed = await api.Client().IdsAsync($"/v1/events?limit=500&{query}", "json");

        foreach (var format in Formats)
            Assert.Equal(listed, await api.Client().IdsAsync($"/v1/events/export?{query}", format));
    }

    [Theory]
    [InlineData("ndjson", "")]
    [InlineData("csv", "")]
    [InlineData("ndjson", "&country=UKR")]
    public async Task An_export_that_broke_off_is_taken_up_behind_any_record_and_both_parts_are_the_whole(string format, string asked)
    {
        var client = api.Client(Role.Contributor);
        using var first = await client.GetAsync(new Uri($"/v1/events/export?format={format}{asked}", UriKind.Relative));
        var (whole, position) = (await first.Content.ReadAsStringAsync(), first.Headers.GetValues("Feed-Position").Single());
        var ids = await client.IdsAsync($"/v1/events/export?{asked.TrimStart('&')}", "ndjson");
        var end = format == "csv" ? "\r\n" : "\n";

        Assert.NotEmpty(ids);
        for (var k = 0; k < ids.Length; k += 5)
        {
            var rest = await client.TextAsync($"/v1/events/export?format={format}{asked}&asOf={position}&after={ids[k]}");
            Assert.EndsWith(rest, whole, StringComparison.Ordinal);
            var received = whole[..^rest.Length];
            Assert.EndsWith(end, received, StringComparison.Ordinal);
            Assert.Equal(ids[k], format == "csv" ? Asking.Rows(received)[^1]["id"] : (string)JsonNode.Parse(received.Split('\n')[^2])!["id"]!);
        }
    }

    [Fact]
    public async Task What_is_written_meanwhile_is_in_neither_part()
    {
        var editor = api.Client(Role.Editor);
        using var first = await editor.GetAsync(new Uri("/v1/events/export?lifecycle=draft,published", UriKind.Relative));
        var (whole, position) = (await first.Content.ReadAsStringAsync(), first.Headers.GetValues("Feed-Position").Single());
        var ids = whole.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["id"]!).ToList();
        await editor.CreateEventAsync(Given.AStrike(at: "2022-03-01"));
        var last = await Kept.OfAsync("/v1/events", await editor.GetAsync(new Uri($"/v1/events/{ids[^1]}", UriKind.Relative)));
        await editor.ReviseAsync(last, new JsonObject { ["title"] = "Something else" });

        var rest = await editor.TextAsync($"/v1/events/export?lifecycle=draft,published&asOf={position}&after={ids[2]}");

        Assert.Equal(string.Join('\n', whole.Split('\n')[3..]), rest);
    }

    [Theory]
    [InlineData("/v1/events/export?after=20220310-0002-8000-8000-000000000001", "after")]
    [InlineData("/v1/events/export?asOf=70&after=0195f3a0-0000-7000-8000-0000000000ff", "after")]
    [InlineData("/v1/events/export?asOf=70&after=nonsense", "after")]
    [InlineData("/v1/events/export?asOf=99999999", "asOf")]
    [InlineData("/v1/events/export?kind=meeting&asOf=75&after=20220310-0002-8000-8000-000000000001", "after")]
    [InlineData("/v1/events/export?limit=5", "limit")]
    [InlineData("/v1/events/export?sort=occurred", "sort")]
    [InlineData("/v1/events/export?count=true", "count")]
    [InlineData("/v1/actors/export?after=sergey-lavrov", "after")]
    [InlineData("/v1/actors/export?asOf=70&after=nobody-at-all", "after")]
    [InlineData("/v1/sources/export?text=maybe", "text")]
    public async Task What_makes_no_sense_is_refused_by_its_name(string path, string parameter)
    {
        using var answer = await api.Client().GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(parameter, (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
    }

    [Theory]
    [InlineData("/v1/actors", "slug")]
    [InlineData("/v1/sources", "id")]
    [InlineData("/v1/disputes", "id")]
    public async Task Other_records_are_exported_whole_and_taken_up_alike(string room, string key)
    {
        var editor = api.Client(Role.Editor);
        await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse("20220310-0002-8000-8000-000000000001")));
        var listed = (await editor.ReadAsync($"{room}?limit=500"))["items"]!.AsArray();
        using var answer = await editor.GetAsync(new Uri($"{room}/export", UriKind.Relative));
        var (text, position) = (await answer.Content.ReadAsStringAsync(), answer.Headers.GetValues("Feed-Position").Single());
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = await editor.RowsAsync($"{room}/export?format=csv");

        Assert.NotEmpty(listed);
        Assert.Equal(listed.Select(item => item!.ToJsonString()), lines.Select(line => JsonNode.Parse(line)!.ToJsonString()));
        Assert.Equal(listed.Select(item => (string)item![key]!), rows.Select(row => row[key]));
        Assert.Equal(listed.ToJsonString(), (await editor.ReadAsync($"{room}/export?format=json"))["items"]!.ToJsonString());
        Assert.Equal(string.Join('\n', text.Split('\n')[1..]), await editor.TextAsync($"{room}/export?asOf={position}&after={listed[0]![key]}"));
    }

    [Fact]
    public async Task The_texts_of_sources_are_exported_for_contributors_who_ask()
    {
        await (await api.Client().GetAsync(new Uri("/v1/sources/export?text=true", UriKind.Relative))).ShouldBeProblemAsync(401, "unauthorized");
        await (await api.Client(Role.Reader).GetAsync(new Uri("/v1/sources/export?text=true", UriKind.Relative))).ShouldBeProblemAsync(403, "forbidden");

        var with = await api.Client(Role.Contributor).LinesAsync("/v1/sources/export?text=true");
        var row = (await api.Client(Role.Contributor).RowsAsync("/v1/sources/export?text=true&format=csv"))[0];
        var without = await api.Client(Role.Contributor).LinesAsync("/v1/sources/export");

        Assert.Contains(with, source => ((string?)source["text"])?.Length > 100);
        Assert.Equal((string?)with[0]["text"], row["text"]);
        Assert.All(without, source => Assert.Null(source["text"]));
    }

    [Fact]
    public async Task Only_colleagues_export_what_is_not_published()
    {
        await (await api.Client(Role.Reader).GetAsync(new Uri("/v1/events/export?lifecycle=draft", UriKind.Relative))).ShouldBeProblemAsync(403, "forbidden");
        var draft = await api.Client(Role.Contributor).CreateEventAsync(Given.AStrike());

        Assert.DoesNotContain(draft.Id, await api.Client().IdsAsync("/v1/events/export", "ndjson"));
        Assert.Contains(draft.Id, await api.Client(Role.Contributor).IdsAsync("/v1/events/export?lifecycle=draft", "ndjson"));
    }

    [Fact]
    public async Task A_head_says_what_an_export_would_and_reads_nothing()
    {
        using var head = await api.Client().AskAsync(HttpMethod.Head, "/v1/events/export?format=csv");

        await head.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("text/csv; charset=utf-8; header=present", head.Content.Headers.ContentType!.ToString());
        Assert.Single(head.Headers.GetValues("Feed-Position"));
        Assert.StartsWith("attachment; filename=\"events-", head.Content.Headers.GetValues("Content-Disposition").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_actor_cannot_take_the_name_of_the_export()
    {
        using var answer = await api.Client(Role.Contributor).PostAsync("/v1/actors", Given.AnActor("export"));

        await answer.ShouldBeProblemAsync(400, "/slug", "reserved");
    }
}

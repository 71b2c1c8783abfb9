using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

/// <summary>
/// A place that readers may not know, asked for through every door that takes a filter: none gives it away, neither in what it says
/// nor by answering otherwise to a question that is narrowed around it. Colleagues find it by the same questions.
/// </summary>
public sealed class LocationDoorsTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string[] Secrets = ["Quarry", "Vault", "46.4857", "46.4861", "46.4702", "30.7512", "30.7488", "30.7777"];

    // Each leads to the true place, before or after it was corrected, and not to what readers know of it.
    private static readonly string[] Narrow =
    [
        "bbox=-30.76,46.48,-30.74,46.49", "bbox=-30.7513,46.4856,-30.7511,46.4858", "near=-30.7512,46.4857,3", "bbox=-30.80,46.47,-30.70,46.4999", "bbox=-30.7999,46.45,-30.70,46.55",
        "place=Quarry%20Lane", "place=Quarri%20Lane", "place=Quarry%20District", "place=the%20vault", "q=quarry", "q=quarri", "minPrecision=site", "minPrecision=settlement",
        "near=-30.7512,46.4857,3&includeImprecise=true", "bbox=-30.76,46.48,-30.74,46.49&minPrecision=site",
    ];

    // Each leads to what readers know.
    private static readonly string[] Coarse =
        ["bbox=-30.81,46.49,-30.79,46.51", "near=-30.8,46.5,1", "near=-30.75,46.48,10", "place=South%20Region", "admin1=South%20Region", "country=UKR", "minPrecision=near_settlement", "q=south%20region"];

    private static readonly string[] Forms = ["", "&format=geojson", "&format=csv", "&format=ndjson", "&format=atom", "&count=true", "&fields=id,location", "&limit=1"];

    private static readonly string[] Ways =
    [
        "events/export?format=ndjson&", "events/export?format=csv&", "events/export?format=geojson&", "events/export?format=json&", "events/export?format=atom&",
        "events/stats?groupBy=admin1&", "events/stats?groupBy=country&", "events/stats?groupBy=day&", "events/stats?groupBy=method&", "events/stats?groupBy=kind,month&",
        "changes?limit=1000&", "changes/digest?", "events/diff?since=0&",
    ];

    private static readonly string[] Past = ["events?", "strikes?", "events?format=atom&", "events/export?format=csv&", "events/stats?groupBy=admin1&"];
    private static readonly string[] Ends = ["", "?format=geojson", "?fields=location", "/dossier", "/duplicates", "/revisions", "/revisions/1", "/diff", "/diff?from=1&to=2"];
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly HttpClient[] _readers = [api.Client(), api.Client(Role.Reader)];

    [Fact]
    public async Task No_question_narrows_it_down()
    {
        var (probe, tag) = await ProbeAsync();

        foreach (var filter in Narrow)
        {
            string[] doors = [.. Doors($"{filter}&tag={tag}")];
            foreach (var door in doors)
                Assert.False(await FindsAsync(_readers[door.Length % 2], door, probe), $"a reader finds it by {door}");
            foreach (var door in new[] { doors[0], doors[^1] })
                Assert.True(await FindsAsync(_editor, door, probe), $"a colleague does not find it by {door}");
        }
    }

    [Fact]
    public async Task What_readers_know_of_it_leads_to_it_and_to_nothing_more()
    {
        var (probe, tag) = await ProbeAsync();
        foreach (var door in Coarse.Append("sort=recorded").SelectMany(filter => Doors($"{filter}&tag={tag}")).Concat(Singles(probe)))
        {
            using var answer = await _readers[1].GetAsync(door);
            await answer.ShouldBeAsync(HttpStatusCode.OK);
            var text = await answer.Content.ReadAsStringAsync();
            foreach (var secret in Secrets)
                Assert.False((text + string.Concat(answer.Headers.SelectMany(h => h.Value))).Contains(secret, StringComparison.OrdinalIgnoreCase), $"{door} shows {secret}");
            Assert.True(IsFound(door, text, probe), $"a reader does not find it by {door}");
        }
    }

    [Fact]
    public async Task No_question_about_the_past_narrows_down_what_became_a_risk_later()
    {
        var tag = Given.Fresh("probe-");
        var open = await _editor.CreateEventAsync((await BodyAsync(tag, 46.4702, -30.7777)).With("sensitivity", null));
        open = await _editor.ReviseAsync(open, new JsonObject { ["location"] = new JsonObject { ["latitude"] = 46.4857, ["longitude"] = -30.7512 } });
        Assert.True(await FindsAsync(_readers[0], $"/v1/events?{Narrow[0]}&tag={tag}", open));
        await _editor.ReviseAsync(open, new JsonObject { ["sensitivity"] = new JsonArray("location_risk") });

        foreach (var filter in Narrow.Where(f => !f.Contains("near=", StringComparison.Ordinal)))
            foreach (var way in Past)
            {
                var door = $"/v1/{way}{filter}&tag={tag}&asOf={open.Position}";
                Assert.False(await FindsAsync(_readers[door.Length % 2], door, open), $"a reader finds it by {door}");
                Assert.True(await FindsAsync(_editor, door, open), $"a colleague does not find it by {door}");
            }
        foreach (var door in Ends.Select(way => open.Path + way).Append($"/v1/changes?after={open.Position - 2}&tag={tag}").Append($"/v1/events/diff?since={open.Position - 2}&tag={tag}").Append($"/v1/events/export?format=geojson&tag={tag}&asOf={open.Position}"))
        {
            var text = await TextAsync(_readers[1], door);
            Assert.DoesNotContain(Secrets, s => text.Contains(s, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task No_area_narrows_it_down()
    {
        var (probe, _) = await ProbeAsync();
        var narrow = JsonNode.Parse("""{"type":"Polygon","coordinates":[[[-30.76,46.48],[-30.74,46.48],[-30.74,46.49],[-30.76,46.49],[-30.76,46.48]]]}""")!;
        var hole = JsonNode.Parse("""{"type":"Polygon","coordinates":[[[-31,46],[-30,46],[-30,47],[-31,47],[-31,46]],[[-30.81,46.49],[-30.81,46.51],[-30.79,46.51],[-30.79,46.49],[-30.81,46.49]]]}""")!;
        foreach (var area in new[] { narrow, hole })
        {
            foreach (var (client, finds) in new[] { (_readers[0], false), (_readers[1], false), (_editor, true) })
            {
                using var answer = await client.PostAsync("/v1/events/query", new JsonObject { ["within"] = area.DeepClone(), ["limit"] = 500, ["count"] = true });
                await answer.ShouldBeAsync(HttpStatusCode.OK);
                Assert.Equal(finds, (await answer.Content.ReadAsStringAsync()).Contains(probe.Id, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task No_feature_is_found_by_where_it_truly_is()
    {
        var (probe, _) = await ProbeAsync();
        foreach (var collection in new[] { "events", "strikes" })
        {
            Assert.DoesNotContain(probe.Id, await TextAsync(_readers[0], $"/ogc/collections/{collection}/items?bbox=-30.76,46.48,-30.74,46.49&limit=1000"), StringComparison.Ordinal);
            Assert.Contains(probe.Id, await TextAsync(_readers[0], $"/ogc/collections/{collection}/items?bbox=-30.81,46.49,-30.79,46.51&limit=1000"), StringComparison.Ordinal);
            var feature = await TextAsync(_readers[0], $"/ogc/collections/{collection}/items/{probe.Id}");
            Assert.DoesNotContain(Secrets, s => feature.Contains(s, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task How_like_another_event_it_is_does_not_tell_where_it_is()
    {
        var (probe, tag) = await ProbeAsync();
        var there = await _editor.CreateEventAsync(await BodyAsync(tag, 46.4702, -30.7777));
        var elsewhere = await _editor.CreateEventAsync(await BodyAsync(tag, 46.5401, -30.8399));

        var scores = (await _readers[1].ReadAsync($"{probe.Path}/duplicates?limit=50"))["items"]!.AsArray().ToDictionary(d => (string)d!["id"]!, d => (double)d!["score"]!);

        Assert.Equal(scores[there.Id], scores[elsewhere.Id]);
    }

    [Fact]
    public async Task A_move_within_what_readers_know_is_no_news_of_the_place()
    {
        var (probe, _) = await ProbeAsync();
        var feed = await TextAsync(_readers[0], $"/v1/changes?bbox=-30.76,46.48,-30.74,46.49&after={probe.Position - 3}&limit=1000");
        Assert.DoesNotContain(probe.Id, feed, StringComparison.Ordinal);
        Assert.Empty((await _readers[0].ReadAsync($"{probe.Path}/diff?from=1&to=2"))["changes"]!.AsArray());
    }

    // Strikes at two true places, one after the other, that are one place to readers.
    private async Task<(Kept Probe, string Tag)> ProbeAsync()
    {
        var tag = Given.Fresh("probe-");
        var probe = await _editor.CreateEventAsync(await BodyAsync(tag, 46.4702, -30.7777));
        return (await _editor.ReviseAsync(probe, new JsonObject { ["location"] = new JsonObject { ["latitude"] = 46.4857, ["longitude"] = -30.7512 } }), tag);
    }

    private async Task<JsonObject> BodyAsync(string tag, double latitude, double longitude) => Given.AStrike(source: await _editor.NewSourceAsync(), lifecycle: "published")
        .With("tags", new JsonArray(tag)).With("sensitivity", new JsonArray("location_risk"))
        .With("location", JsonNode.Parse("""{"name":"Shelter in Quarry Lane","country":"UKR","admin1":"South Region","admin2":"Quarry District","precision":"site","uncertaintyMeters":25}"""))
        .With("location/latitude", latitude).With("location/longitude", longitude)
        .With("details/targets", JsonNode.Parse("""[{"name":"A house","location":{"name":"The Vault","admin2":"Quarry District","latitude":46.4861,"longitude":-30.7488}}]"""));

    private static IEnumerable<string> Doors(string filter) =>
    [
        .. Forms.Select(form => $"/v1/events?{filter}{form}"), $"/v1/strikes?{filter}",
        .. Ways.Select(way => $"/v1/{way}{Unsorted(filter)}"),
        .. filter.Contains("q=", StringComparison.Ordinal) ? (string[])[$"/v1/events?{filter}&sort=relevance"] : [],
    ];

    private static IEnumerable<string> Singles(Kept probe) => Ends.Select(way => probe.Path + way);

    private static string Unsorted(string filter) => filter.Replace("sort=recorded&", "", StringComparison.Ordinal);

    private static async Task<bool> FindsAsync(HttpClient client, string door, Kept probe)
    {
        using var answer = await client.GetAsync(door);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return IsFound(door, await answer.Content.ReadAsStringAsync(), probe);
    }

    // Where ids are not told, by numbers.
    private static bool IsFound(string door, string text, Kept probe) =>
        door.Contains("/stats?", StringComparison.Ordinal) ? (long)JsonNode.Parse(text)!["total"]! > 0
        : door.Contains("/digest?", StringComparison.Ordinal) ? (long)JsonNode.Parse(text)!["count"]! > 0
        : door.Contains(probe.Id, StringComparison.Ordinal) || text.Contains(probe.Id, StringComparison.Ordinal);

    private static async Task<string> TextAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }
}

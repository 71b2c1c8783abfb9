using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Changes;
using ConflictEvents.Api.Tests.Events;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Redactions;

/// <summary>`POST .../redact`: what it takes out, what stays, and what it asks for.</summary>
public sealed class RedactTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _admin = api.Client(Role.Admin);
    private readonly HttpClient _reader = api.Client();

    [Fact]
    public async Task What_stands_at_a_pointer_goes_out_of_every_revision()
    {
        var strike = await _admin.PublishAsync(Given.AStrike().With("summary", "He lives at 7 Mill Street.").With("correction", "He lives at 7 Mill Street."));
        await _admin.ReviseAsync(strike, new JsonObject { ["summary"] = "He lived at 7 Mill Street." });

        var left = await _admin.RedactAsync(strike, Redacting.Pointers("/summary"));

        Assert.Equal((Redacting.Mark, Redacting.Mark, 4), ((string)left.Json["summary"]!, (string)left.Json["correction"]!, left.Revision));
        foreach (var number in new[] { 1, 2 })
            Assert.DoesNotContain("Mill", (await _admin.ReadAsync($"{strike.Path}/revisions/{number}")).ToJsonString(), StringComparison.Ordinal);
        var history = (await _reader.ReadAsync($"{strike.Path}/revisions"))["items"]!.AsArray();
        Assert.Equal(["4 published legal", "3 retracted legal", "2 published other", "1 published created"], history.Select(r => $"{r!["revision"]} {r["lifecycle"]} {r["changeReason"]}"));
        Assert.Equal([null, null, left.Position - 1, left.Position - 1], history.Select(r => (long?)r!["redactedAt"]));
        Assert.Equal("[]", (await _reader.ReadAsync($"{strike.Path}/diff"))["changes"]!.ToJsonString());
    }

    [Fact]
    public async Task A_place_that_is_redacted_is_found_no_more_but_for_the_events_that_still_have_it()
    {
        async Task<List<string>> FoundAsync(string filter) => [.. (await _reader.ReadAsync($"/v1/events?{filter}"))["items"]!.AsArray().Select(e => (string)e!["id"]!)];
        Task<long> NamesAsync() => api.Database.ScalarAsync<long>("select count(*) from place_names where name like '%verkhnia%'");
        var (one, other) = (await _admin.PublishAsync(Given.AStrike().With("location/name", "Verkhnia Sadova")), await _admin.PublishAsync(Given.AStrike().With("location/name", "Verkhnia Sadova")));
        Assert.Equal(1, await NamesAsync());
        Assert.Equal(2, (await FoundAsync("place=Verkhnia%20Sadova")).Count);

        await _admin.RedactAsync(one, Redacting.Pointers("/location/name"));

        foreach (var filter in new[] { "place=Verkhnia%20Sadova", "place=Verkhniya%20Sadova", "q=Verkhniya" })
            Assert.Equal([other.Id], await FoundAsync(filter));
        Assert.Equal(1, await NamesAsync());
        await _admin.RedactAsync(other, Redacting.Pointers("/location/name"));
        Assert.Empty(await FoundAsync("place=Verkhnia%20Sadova"));
        Assert.Equal(0, await NamesAsync());
    }

    [Fact]
    public async Task The_feed_takes_the_record_out_of_copies_and_puts_back_what_is_left()
    {
        var strike = await _admin.PublishAsync(Given.AStrike("Anton Wolf was seen"));
        await _admin.RedactAsync(strike, Redacting.Texts("Anton Wolf"));

        foreach (var (client, filter) in new[] { (_admin, ""), (_reader, ""), (_reader, "q=wolf"), (_reader, "kind=meeting"), (_admin, "lifecycle=published") })
        {
            var items = (await client.FollowAsync(filter, strike.Position.ToString())).Where(i => i.Id() == strike.Id).ToList();
            Assert.Equal(("redacted", 2, false), (items[0].Action(), (int)items[0]["revision"]!, items[0].ContainsKey("document")));
            Assert.Equal(filter is "q=wolf" or "kind=meeting" ? [] : ["restored"], items[1..].Select(i => i.Action()));
        }
        Assert.Equal($"{Redacting.Mark} was seen", (string)(await _reader.FollowAsync("", (strike.Position - 1).ToString())).Single(i => i.Position() == strike.Position)["document"]!["title"]!);
        Assert.DoesNotContain(await _reader.FollowAsync("record=actor"), i => i.Id() == strike.Id);
    }

    [Fact]
    public async Task A_copy_folded_to_any_position_is_the_export_of_it()
    {
        var start = await _admin.HeadAsync();
        var copy = await Mirror.ExportAsync(_admin, "event,source,actor,dispute", "lifecycle=draft,published,withheld", start);
        var source = await _admin.CreateSourceAsync(Given.ASource("It was Anton Wolf who fired, at noon."));
        var strike = await _admin.CreateEventAsync(Given.AStrike("Anton Wolf fired").With("citations", new JsonArray(new JsonObject { ["source"] = source.Id, ["excerpt"] = new JsonObject { ["text"] = "who fired, at noon" } })));
        await _admin.RedactAsync(source, Redacting.Texts("Anton Wolf"));
        await _admin.RedactAsync(strike, Redacting.Texts("Anton Wolf"));
        await _admin.RetractAsync(await _admin.AgainAsync(strike));
        await _admin.RedactAsync(strike, Redacting.Texts("at noon"));

        foreach (var item in await _admin.FollowAsync(after: start.ToString()))
        {
            copy.Apply(item);
            Assert.Equal((await Mirror.ExportAsync(_admin, "event,source,actor,dispute", "lifecycle=draft,published,withheld", item.Position())).Records, copy.Records);
        }
    }

    [Fact]
    public async Task A_cached_revision_is_not_the_one_that_is_left()
    {
        var strike = await _admin.PublishAsync(Given.AStrike("Anton Wolf was seen at the pier"));
        foreach (var (client, address) in new[] { (_admin, $"{strike.Path}/revisions/1"), (_reader, $"{strike.Path}?asOf={strike.Position}"), (_reader, $"{strike.Path}?asOf={strike.Position}&format=geojson") })
        {
            var first = (await client.GetAsync(address)).ETag();
            await _admin.RedactAsync(strike, Redacting.Texts(address.Contains("revisions", StringComparison.Ordinal) ? "Anton Wolf" : address.Contains("geojson", StringComparison.Ordinal) ? "pier" : "seen"));
            using var again = await AskAsync(client, address, first);
            await again.ShouldBeAsync(HttpStatusCode.OK);
            Assert.StartsWith("\"1-", again.ETag(), StringComparison.Ordinal);
            using var known = await AskAsync(client, address, again.ETag());
            await known.ShouldBeAsync(HttpStatusCode.NotModified);
        }
    }

    [Fact]
    public async Task A_retracted_record_stays_retracted_and_can_be_restored()
    {
        var strike = await _admin.PublishAsync(Given.AStrike("Anton Wolf was seen"));
        await _admin.RetractAsync(strike);

        var left = await _admin.RedactAsync(strike, Redacting.Texts("Anton Wolf"));

        Assert.Equal(("retracted", 3), ((string)left.Json["lifecycle"]!, left.Revision));
        await (await _reader.GetAsync(strike.Path)).ShouldBeAsync(HttpStatusCode.Gone);
        using var restored = await _admin.PostAsync($"{strike.Path}/restore", null, left.ETag);
        await restored.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(($"{Redacting.Mark} was seen", "published"), ((string)(await _reader.ReadAsync(strike.Path))["title"]!, (string)(await _reader.ReadAsync(strike.Path))["lifecycle"]!));
    }

    [Fact]
    public async Task Drafts_and_withheld_records_tell_readers_nothing()
    {
        var start = await _admin.HeadAsync();
        var draft = await _admin.InLifecycleAsync("draft", Given.AStrike("Anton Wolf was seen", source: await _admin.NewSourceAsync()));
        var withheld = await _admin.InLifecycleAsync("withheld", Given.AStrike("Anton Wolf was seen"));

        await _admin.RedactAsync(draft, Redacting.Texts("Anton Wolf"));
        await _admin.RedactAsync(withheld, Redacting.Texts("Anton Wolf"));

        Assert.DoesNotContain(await _reader.FollowAsync(after: start.ToString()), i => i.Action() == "redacted");
        Assert.Equal("withheld", (string)(await _admin.AgainAsync(withheld)).Json["lifecycle"]!);
        await (await _reader.GetAsync(withheld.Path)).ShouldBeAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_place_goes_out_of_every_revision_for_everybody()
    {
        var strike = await _admin.PublishAsync(Given.AStrike().With("location/name", "Quay 12").With("details/targets", JsonNode.Parse("""[{"name":"A house","location":{"name":"Quay 12b","latitude":46.4861,"longitude":30.7439}}]""")));
        await _admin.ReviseAsync(strike, new JsonObject { ["sensitivity"] = new JsonArray("location_risk") });

        await _admin.RedactAsync(strike, new JsonObject { ["place"] = true, ["reason"] = "legal" });

        foreach (var address in new[] { strike.Path, $"{strike.Path}/revisions/1", $"{strike.Path}/revisions/2", $"{strike.Path}/diff?from=1&to=4", $"/v1/events/export?asOf={strike.Position}" })
            foreach (var secret in new[] { "46.4857", "30.7438", "Quay", "46.4861" })
                Assert.DoesNotContain(secret, await (await _admin.GetAsync(address)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(strike.Id, (await _admin.ReadAsync($"/v1/events?near=30.7438,46.4857,1&asOf={strike.Position}")).ToJsonString(), StringComparison.Ordinal);
        using var nothing = await _admin.PostAsync($"{strike.Path}/redact", new JsonObject { ["place"] = true, ["reason"] = "legal" }, "*");
        await nothing.ShouldBeProblemAsync(400, "/place", "nothing_there");
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string address, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await client.SendAsync(request);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed partial class EventSightTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient _contributor = api.Client(Role.Contributor);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly HttpClient[] _readers = [api.Client(), api.Client(Role.Reader)];

    [Fact]
    public async Task A_draft_shows_nowhere_to_readers_and_by_every_address_of_its_own_to_contributors()
    {
        var draft = await _contributor.CreateEventAsync(await EventTraces.ABodyAsync(_contributor));
        var traces = await EventTraces.OfAsync(draft, _contributor);

        foreach (var reader in _readers)
            Assert.Empty(await traces.SeenByAsync(reader));
        Assert.Equal(traces.Singles(), await traces.SeenByAsync(_contributor));
    }

    [Fact]
    public async Task An_embargoed_event_shows_nowhere_to_readers()
    {
        var body = (await EventTraces.ABodyAsync(_contributor, "published")).With("embargoedUntil", "2900-01-01T00:00:00Z");
        var embargoed = await _contributor.CreateEventAsync(body);
        var traces = await EventTraces.OfAsync(embargoed, _contributor);

        foreach (var reader in _readers)
            Assert.Empty(await traces.SeenByAsync(reader));
        Assert.Equal(traces.Addresses(), await traces.SeenByAsync(_contributor));
    }

    [Fact]
    public async Task A_published_event_shows_everywhere_to_everybody()
    {
        var published = await _contributor.CreateEventAsync(await EventTraces.ABodyAsync(_contributor, "published"));
        var traces = await EventTraces.OfAsync(published, _contributor);

        foreach (var client in _readers.Append(_contributor))
            Assert.Equal(traces.Addresses(), await traces.SeenByAsync(client));
    }

    [Fact]
    public async Task Publishing_does_not_show_the_draft_before()
    {
        var draft = await _contributor.CreateEventAsync(await EventTraces.ABodyAsync(_contributor));
        var published = await _contributor.ReviseAsync(draft, new JsonObject { ["lifecycle"] = "published", ["title"] = "In sober words" });
        var traces = await EventTraces.OfAsync(published, _contributor);

        foreach (var reader in _readers)
        {
            Assert.DoesNotContain(await traces.SeenByAsync(reader), a => a.Contains($"asOf={draft.Position}", StringComparison.Ordinal) || a.Contains("revisions/1", StringComparison.Ordinal) || a.Contains("from=1", StringComparison.Ordinal));
            Assert.DoesNotContain((await traces.AnswersAsync(reader)).Values, text => text.Contains((string)draft.Json["title"]!, StringComparison.Ordinal));
            var history = await reader.ReadAsync($"{published.Path}/revisions");
            Assert.Equal(2, (int)Assert.Single(history["items"]!.AsArray())!["revision"]!);
        }
    }

    [Fact]
    public async Task A_reader_s_diff_is_from_the_revision_that_the_reader_saw()
    {
        var draft = await _editor.CreateEventAsync(await EventTraces.ABodyAsync(_editor));
        var published = await _editor.ReviseAsync(draft, new JsonObject { ["lifecycle"] = "published" });
        var withheld = await _editor.ReviseAsync(published, new JsonObject { ["lifecycle"] = "withheld" });
        var first = await _readers[0].GetAsync($"{published.Path}/diff?asOf={published.Position}");
        var again = await _editor.ReviseAsync(withheld, new JsonObject { ["lifecycle"] = "published", ["title"] = "Another title" });

        var diff = await _readers[0].ReadAsync($"{again.Path}/diff");
        var only = await _readers[0].ReadAsync($"{again.Path}/diff?asOf={published.Position}");
        var colleagues = await _contributor.ReadAsync($"{again.Path}/diff");

        await first.ShouldBeProblemAsync(404, "not_found");
        Assert.Equal((2, 4, "/title"), ((int)diff["from"]!, (int)diff["to"]!, (string)Assert.Single(diff["changes"]!.AsArray())!["pointer"]!));
        Assert.Equal((2, 2, 0), ((int)only["from"]!, (int)only["to"]!, only["changes"]!.AsArray().Count));
        Assert.Equal((3, 4), ((int)colleagues["from"]!, (int)colleagues["to"]!));
    }

    [Fact]
    public async Task A_withheld_event_shows_nowhere_to_readers_at_no_position()
    {
        var published = await _editor.CreateEventAsync(await EventTraces.ABodyAsync(_editor, "published"));
        var withheld = await _editor.ReviseAsync(published, new JsonObject { ["lifecycle"] = "withheld" });
        var traces = await EventTraces.OfAsync(withheld, _editor);

        foreach (var reader in _readers)
            Assert.Empty(await traces.SeenByAsync(reader));
        var seen = await traces.SeenByAsync(_contributor);
        Assert.Empty(traces.Singles().Except(seen));
        Assert.Contains($"/v1/events?tag={published.Json["tags"]![0]}&asOf={published.Position}", seen);
    }

    [Fact]
    public async Task What_is_published_again_shows_its_past_but_not_that_it_was_withheld()
    {
        var published = await _editor.CreateEventAsync(await EventTraces.ABodyAsync(_editor, "published"));
        var withheld = await _editor.ReviseAsync(published, new JsonObject { ["lifecycle"] = "withheld" });
        await _editor.ReviseAsync(withheld, new JsonObject { ["lifecycle"] = "published" });
        var reader = _readers[0];

        var history = await reader.ReadAsync($"{published.Path}/revisions");

        Assert.Equal([3, 1], history["items"]!.AsArray().Select(r => (int)r!["revision"]!));
        await (await reader.GetAsync($"{published.Path}?asOf={withheld.Position}")).ShouldBeProblemAsync(404, "not_found");
        await (await reader.GetAsync($"{published.Path}/revisions/2")).ShouldBeProblemAsync(404, "not_found");
        Assert.Equal(1, (int)(await reader.ReadAsync($"{published.Path}?asOf={published.Position}"))["revision"]!);
    }

    [Fact]
    public async Task A_retraction_leaves_the_past_readable()
    {
        var published = await _editor.CreateEventAsync(await EventTraces.ABodyAsync(_editor, "published"));
        await _editor.RetractAsync(published);
        var tag = (string)published.Json["tags"]![0]!;

        foreach (var client in _readers.Append(_contributor))
        {
            await (await client.GetAsync(published.Path)).ShouldBeProblemAsync(410, "retracted");
            Assert.Equal((string)published.Json["title"]!, (string)(await client.ReadAsync($"{published.Path}?asOf={published.Position}"))["title"]!);
            Assert.Equal((string)published.Json["title"]!, (string)(await client.ReadAsync($"{published.Path}/revisions/1"))["title"]!);
            Assert.Equal([2, 1], (await client.ReadAsync($"{published.Path}/revisions"))["items"]!.AsArray().Select(r => (int)r!["revision"]!));
            Assert.Empty(await client.IdsAsync($"/v1/events?tag={tag}"));
            Assert.Equal([published.Id], await client.IdsAsync($"/v1/events?tag={tag}&asOf={published.Position}"));
            Assert.Equal([published.Id], await client.IdsAsync($"/v1/strikes?tag={tag}&asOf={published.Position}"));
        }
    }

    [Fact]
    public async Task A_retraction_says_nothing_but_the_tombstone_to_readers()
    {
        var published = await _editor.CreateEventAsync(await EventTraces.ABodyAsync(_editor, "published"));
        await _editor.RetractAsync(published);
        var head = await _editor.HeadAsync();

        foreach (var reader in _readers)
            foreach (var address in new[] { published.Path, $"/v1/strikes/{published.Id}", $"{published.Path}?asOf={head}", $"{published.Path}/revisions/2", $"{published.Path}/diff?from=1&to=2" })
            {
                using var answer = await reader.GetAsync(address);
                var problem = await answer.ShouldBeProblemAsync(410, "retracted");
                Assert.Equal(["code", "detail", "id", "reason", "revision", "status", "title", "traceId", "type"], problem.Select(m => m.Key).Order(StringComparer.Ordinal));
            }
    }

    [Fact]
    public async Task The_tombstone_of_a_draft_shows_nowhere_to_readers()
    {
        var draft = await _contributor.CreateEventAsync(await EventTraces.ABodyAsync(_contributor));
        await _contributor.RetractAsync(draft);
        var traces = await EventTraces.OfAsync(draft, _contributor);

        foreach (var reader in _readers)
            Assert.Empty(await traces.SeenByAsync(reader));
        await (await _contributor.GetAsync(draft.Path)).ShouldBeProblemAsync(410, "retracted");
    }

    [Fact]
    public async Task What_was_withheld_stays_closed_when_it_is_retracted_and_when_it_is_restored()
    {
        var published = await _editor.CreateEventAsync(await EventTraces.ABodyAsync(_editor, "published"));
        var withheld = await _editor.ReviseAsync(published, new JsonObject { ["lifecycle"] = "withheld" });
        var tombstone = await _editor.RetractAsync(withheld);
        var whileRetracted = await EventTraces.OfAsync(published, _editor);

        foreach (var reader in _readers)
            Assert.Empty(await whileRetracted.SeenByAsync(reader));

        using var restored = await _editor.PostAsync($"{published.Path}/restore", null, tombstone);
        await restored.ShouldBeAsync(HttpStatusCode.OK);
        var whenRestored = await EventTraces.OfAsync(published, _editor);
        foreach (var reader in _readers)
            Assert.Empty(await whenRestored.SeenByAsync(reader));

        await _editor.ReviseAsync(await Kept.OfAsync("/v1/events", restored), new JsonObject { ["lifecycle"] = "published" });
        foreach (var reader in _readers)
            Assert.Equal([5, 1], (await reader.ReadAsync($"{published.Path}/revisions"))["items"]!.AsArray().Select(r => (int)r!["revision"]!));
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("withheld")]
    public async Task A_hidden_event_looks_like_one_that_never_was(string lifecycle)
    {
        var hidden = await _editor.InLifecycleAsync(lifecycle);
        var never = Guid.CreateVersion7().ToString();

        foreach (var reader in _readers)
            foreach (var address in new[] { "/v1/events/{0}", "/v1/strikes/{0}", "/v1/meetings/{0}", "/v1/events/{0}?asOf=1", "/v1/events/{0}/revisions", "/v1/events/{0}/revisions/1", "/v1/events/{0}/diff", "/v1/events/{0}/diff?from=1&to=1" })
            {
                using var ofHidden = await reader.GetAsync(address.Replace("{0}", hidden.Id, StringComparison.Ordinal));
                using var ofNever = await reader.GetAsync(address.Replace("{0}", never, StringComparison.Ordinal));

                await ofHidden.ShouldBeAsync(HttpStatusCode.NotFound);
                Assert.Equal(await WithoutTraceAsync(ofNever), await WithoutTraceAsync(ofHidden));
            }
    }

    [Theory]
    [InlineData("draft")]
    [InlineData("withheld")]
    [InlineData("retracted")]
    [InlineData("published,draft")]
    public async Task Lists_of_what_readers_do_not_see_are_refused_never_empty(string lifecycle)
    {
        foreach (var room in new[] { "/v1/events", "/v1/meetings", "/v1/strikes", "/v1/statements", "/v1/casualty-tallies" })
        {
            using var anonymous = await api.Client().GetAsync($"{room}?lifecycle={lifecycle}");
            using var reader = await api.Client(Role.Reader).GetAsync($"{room}?lifecycle={lifecycle}");
            using var contributor = await _contributor.GetAsync($"{room}?lifecycle={lifecycle}");

            await anonymous.ShouldBeProblemAsync(401, "unauthorized");
            await reader.ShouldBeProblemAsync(403, "forbidden");
            await contributor.ShouldBeAsync(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Who_recorded_it_and_the_note_are_for_colleagues_only()
    {
        var body = (await EventTraces.ABodyAsync(_editor, "published")).With("changeNote", "a word among colleagues");
        var published = await _editor.CreateEventAsync(body);
        var second = await _editor.ReviseAsync(published, JsonNode.Parse("""{"title":"Second","changeNote":"another word among colleagues"}""")!);
        var traces = await EventTraces.OfAsync(published, _editor);

        await AssertHiddenAsync(traces);
        using var retracted = await _editor.DeleteAsync($"{published.Path}?reason=legal&note=a+last+word+among+colleagues", second.ETag);
        await retracted.ShouldBeAsync(HttpStatusCode.OK);
        await AssertHiddenAsync(await EventTraces.OfAsync(published, _editor));

        var colleagues = await traces.AnswersAsync(_contributor);
        Assert.Contains("a word among colleagues", colleagues[$"{published.Path}/revisions/1"], StringComparison.Ordinal);
        Assert.Contains("recordedBy", colleagues[$"{published.Path}/revisions"], StringComparison.Ordinal);

        async Task AssertHiddenAsync(EventTraces asked)
        {
            foreach (var reader in _readers)
                foreach (var (address, text) in await asked.AnswersAsync(reader))
                    foreach (var secret in new[] { "among colleagues", "recordedBy", "changeNote", (string)published.Json["recordedBy"]! })
                        Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{address} shows {secret}");
        }
    }

    [Fact]
    public async Task A_key_that_is_not_taken_is_refused_even_for_what_everybody_may_read()
    {
        var published = await _editor.PublishAsync();

        using var answer = await api.NewClient("ce_0123456789abcdef_0123456789abcdef_00000000").GetAsync(published.Path);

        await answer.ShouldBeProblemAsync(401, "unauthorized");
    }

    // The answer as far as a reader can tell one from another; where the ledger stands may have moved meanwhile.
    private static async Task<string> WithoutTraceAsync(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{TraceId().Replace(await answer.Content.ReadAsStringAsync(), "")}";
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}

using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events.Diff;

public sealed class QueryDiffTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private readonly HttpClient editor = api.Client(Role.Editor);
    private readonly string tag = Given.Fresh("campaign:");

    [Fact]
    public async Task What_was_added_revised_retracted_and_what_left_is_told_apart()
    {
        var (revised, retracted, left, same) = (await AboutAsync(), await AboutAsync(), await AboutAsync(), await AboutAsync());
        var joins = await AboutAsync(tagged: false);
        var since = joins.Position;
        var added = await AboutAsync();
        await editor.ReviseAsync(await editor.ReviseAsync(revised, new JsonObject { ["title"] = "In between" }), new JsonObject { ["title"] = "Another title" });
        await editor.RetractAsync(retracted);
        await editor.ReviseAsync(left, new JsonObject { ["tags"] = new JsonArray() });
        await editor.ReviseAsync(joins, new JsonObject { ["tags"] = new JsonArray(tag) });
        await editor.RetractAsync(await AboutAsync());

        foreach (var role in new[] { Role.Reader, Role.Contributor })
        {
            var diff = await DiffAsync($"since={since}", role);

            Assert.Equal([added.Id, joins.Id], Ids(diff, "added"));
            var change = Assert.Single(diff["revised"]!.AsArray())!;
            Assert.Equal((revised.Id, 1, 3), ((string)change["id"]!, (int)change["fromRevision"]!, (int)change["toRevision"]!));
            Assert.Equal("/title A strike on the harbour Another title", Assert.Single(change["changes"]!.AsArray().Select(c => $"{c!["pointer"]} {c["before"]} {c["after"]}")));
            Assert.Equal((retracted.Id, "own_error"), ((string)Assert.Single(diff["retracted"]!.AsArray())!["id"]!, (string)diff["retracted"]![0]!["reason"]!));
            Assert.Equal([left.Id], Ids(diff, "left"));
            Assert.DoesNotContain(same.Id, diff.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal((await editor.ReadAsync(added.Path))["title"]!.ToJsonString(), diff["added"]![0]!["title"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task An_added_event_is_shown_as_a_read_shows_it()
    {
        var before = await AboutAsync();
        var added = await AboutAsync();

        foreach (var role in new[] { Role.Reader, Role.Contributor })
        {
            var shown = (await DiffAsync($"since={before.Position}", role))["added"]![0]!.AsObject();
            var read = await api.Client(role).ReadAsync(added.Path);
            Assert.Equal(read.Select(m => $"{m.Key} {m.Value?.ToJsonString()}").Order(StringComparer.Ordinal), shown.Select(m => $"{m.Key} {m.Value?.ToJsonString()}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Between_two_instants_only_what_changed_then_is_told()
    {
        var first = await AboutAsync();
        var second = await AboutAsync();
        var third = await AboutAsync();

        var diff = await DiffAsync($"since={Instant(first)}&until={Instant(second)}");

        Assert.Equal([second.Id], Ids(diff, "added"));
        Assert.Equal((first.Position, second.Position), ((long)diff["since"]!["position"]!, (long)diff["until"]!["position"]!));
        Assert.Equal((string)second.Json["recordedAt"]!, (string)diff["until"]!["at"]!);
        Assert.Equal([second.Id, third.Id], Ids(await DiffAsync($"since={first.Position}"), "added"));
        Assert.Empty(Ids(await DiffAsync($"since={third.Position}&until={third.Position}"), "added"));

        static string Instant(Kept kept) => Uri.EscapeDataString((string)kept.Json["recordedAt"]!);
    }

    [Fact]
    public async Task Of_a_withheld_event_readers_learn_its_id_and_nothing_else()
    {
        var (matching, other) = (await AboutAsync(), await AboutAsync(tagged: false));
        var since = other.Position;
        await editor.ReviseAsync(matching, new JsonObject { ["lifecycle"] = "withheld" });
        await editor.ReviseAsync(other, new JsonObject { ["lifecycle"] = "withheld" });

        var readers = await DiffAsync($"since={since}");
        Assert.Equal([$"{{\"id\":\"{matching.Id}\"}}", $"{{\"id\":\"{other.Id}\"}}"], readers["left"]!.AsArray().Select(l => l!.ToJsonString()));
        Assert.Equal([matching.Id], Ids(await DiffAsync($"since={since}", Role.Contributor), "left"));
        // Closed at every position: nor does an older window tell of it.
        Assert.Empty(Ids(await DiffAsync($"since=0&until={since}"), "added"));
    }

    [Fact]
    public async Task Drafts_are_nobody_s_news_until_they_are_published()
    {
        var source = await editor.CreateSourceAsync(Given.ASource());
        var draft = await editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id)).With("tags", new JsonArray(tag)));
        Assert.Empty(Ids(await DiffAsync($"since={source.Position}", Role.Contributor), "added"));

        await editor.ReviseAsync(draft, new JsonObject { ["lifecycle"] = "published" });

        Assert.Equal([draft.Id], Ids(await DiffAsync($"since={draft.Position}"), "added"));
    }

    [Fact]
    public async Task Pages_tell_each_change_once_and_end_at_one_point()
    {
        var start = await AboutAsync();
        List<Kept> made = [];
        for (var i = 0; i < 7; i++)
            made.Add(await AboutAsync());
        for (var i = 0; i < 7; i += 2)
            await editor.ReviseAsync(made[i], new JsonObject { ["tags"] = new JsonArray() });
        var since = made[^1].Position;
        for (var i = 1; i < 7; i += 2)
            await editor.ReviseAsync(made[i], new JsonObject { ["title"] = "Another title" });

        var (added, cursor, pages) = (new List<string>(), "", 0);
        do
        {
            var page = await DiffAsync($"since={start.Position}&limit=2{cursor}");
            added.AddRange(Ids(page, "added"));
            cursor = (string?)page["next"] is { } next ? $"&cursor={next}" : "";
            if (pages++ == 0)
                await AboutAsync();
        }
        while (cursor.Length > 0);

        Assert.Equal(made.Where((_, i) => i % 2 == 1).Select(m => m.Id), added);
        var later = await DiffAsync($"since={since}");
        Assert.Equal((3, 4, 1), (later["revised"]!.AsArray().Count, later["left"]!.AsArray().Count, later["added"]!.AsArray().Count));
    }

    [Theory]
    [InlineData("", "since")]
    [InlineData("since=yesterday", "since")]
    [InlineData("since=999999999", "since")]
    [InlineData("since=2&until=1", "since")]
    [InlineData("since=1&until=2999-12-31T00:00:00Z", "until")]
    [InlineData("since=1&asOf=1", "asOf")]
    [InlineData("since=1&cursor=x", "cursor")]
    [InlineData("since=1&limit=501", "limit")]
    public async Task What_makes_no_sense_is_refused_by_name(string query, string parameter)
    {
        await AboutAsync();
        using var answer = await api.Client().GetAsync(new Uri($"/v1/events/diff?{query}", UriKind.Relative));

        Assert.Equal(parameter, (string?)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]);
    }

    [Fact]
    public async Task One_event_is_compared_between_two_points()
    {
        var before = await AboutAsync(tagged: false);
        var strike = await AboutAsync();
        var revised = await editor.ReviseAsync(strike, new JsonObject { ["title"] = "Another title" });
        await editor.ReviseAsync(revised, new JsonObject { ["title"] = "A third title" });

        var diff = await api.Client().ReadAsync($"{strike.Path}/diff?since={strike.Position}&until={Uri.EscapeDataString((string)revised.Json["recordedAt"]!)}");
        Assert.Equal((1, 2, "Another title"), ((int)diff["from"]!, (int)diff["to"]!, (string)diff["changes"]![0]!["after"]!));
        Assert.Equal(3, (int)(await api.Client().ReadAsync($"{strike.Path}/diff?since={strike.Position}"))["to"]!);

        var all = await api.Client().ReadAsync($"{strike.Path}/diff?since={before.Position}");
        Assert.Equal((0, 3), ((int)all["from"]!, (int)all["to"]!));
        Assert.Contains("/title", all["changes"]!.AsArray().Select(c => (string)c!["pointer"]!));
        await (await api.Client().GetAsync(new Uri($"{strike.Path}/diff?since=0&until={before.Position}", UriKind.Relative))).ShouldBeProblemAsync(404, "not_found");
        foreach (var mixed in new[] { "since=1&from=1", "since=1&to=1", "since=1&asOf=1", "until=1" })
            await (await api.Client().GetAsync(new Uri($"{strike.Path}/diff?{mixed}", UriKind.Relative))).ShouldBeProblemAsync(400, "invalid_parameter");
    }

    private async Task<Kept> AboutAsync(bool tagged = true)
    {
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        return await editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: "published").With("tags", tagged ? new JsonArray(tag) : new JsonArray()));
    }

    private Task<JsonObject> DiffAsync(string query, Role role = Role.Reader) => api.Client(role).ReadAsync($"/v1/events/diff?tag={tag}&{query}");

    private static IEnumerable<string> Ids(JsonObject diff, string member) => diff[member]!.AsArray().Select(i => (string)i!["id"]!);
}

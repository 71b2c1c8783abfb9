using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Ledger;

/// <summary>The pages of a list show one position, whatever is written meanwhile: none is skipped, none comes twice.</summary>
public sealed class PagingTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Records = 40;

    [Theory]
    [InlineData("/v1/events?lifecycle=draft", 1)]
    [InlineData("/v1/events?lifecycle=draft", 7)]
    [InlineData("/v1/statements?lifecycle=draft,published,retracted", 7)]
    [InlineData("/v1/events?lifecycle=draft&from=2022-03-03&to=2022-03-06", 3)]
    public async Task Pages_of_events_neither_skip_nor_repeat_while_others_write(string list, int limit)
    {
        var editor = api.Client(Role.Editor);
        List<Kept> events = [];
        for (var i = 0; i < Records; i++)
            events.Add(await editor.CreateEventAsync(Given.AStatement(title: "As it was", at: $"2022-03-{1 + i % 9:00}")));

        await DemandOneStandAsync(editor, list, limit, async i =>
        {
            var record = events[i * 11 % Records];
            if (record.Revision == 1)
                events[i * 11 % Records] = await editor.ReviseAsync(record, new JsonObject { ["title"] = "Another title", ["time"] = new JsonObject { ["from"] = $"2022-03-{9 - i % 9:00}", ["to"] = null } });
            await editor.RetractAsync(await editor.CreateEventAsync(Given.AStatement(at: $"2022-03-{1 + i % 9:00}")));
            await editor.CreateEventAsync(Given.AStatement(at: $"2022-03-{1 + i % 9:00}"));
        });
    }

    [Fact]
    public async Task Pages_of_actors_and_sources_do_not_either()
    {
        var editor = api.Client(Role.Editor);
        List<Kept> actors = [];
        for (var i = 0; i < 12; i++)
        {
            actors.Add(await editor.CreateActorAsync(Given.AnActor(name: "A name")));
            await editor.CreateSourceAsync(Given.ASource());
        }

        await DemandOneStandAsync(editor, "/v1/actors?q=name", 5, async i =>
        {
            if (actors[i].Revision == 1)
                actors[i] = await editor.ReviseAsync(actors[i], new JsonObject { ["name"] = "No more" });
            await editor.CreateActorAsync(Given.AnActor(name: "A name"));
        });
        await DemandOneStandAsync(editor, "/v1/sources", 5, async _ => await editor.CreateSourceAsync(Given.ASource()));
    }

    [Fact]
    public async Task Pages_of_a_history_do_not_either()
    {
        var editor = api.Client(Role.Editor);
        var strike = await editor.CreateEventAsync(Given.AStrike());
        for (var i = 0; i < 9; i++)
            strike = await editor.ReviseAsync(strike, new JsonObject { ["title"] = $"Title {i}" });

        await DemandOneStandAsync(editor, $"{strike.Path}/revisions", 2, async i => strike = await editor.ReviseAsync(strike, new JsonObject { ["title"] = $"Later {i}" }));
    }

    // The whole list at the first page's position must be what the pages say together.
    private async Task DemandOneStandAsync(HttpClient client, string list, int limit, Func<int, Task> write)
    {
        var more = list.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        List<string> paged = [];
        string? position = null;
        string? next = null;
        var page = 0;
        do
        {
            using var answer = await client.GetAsync($"{list}{more}limit={limit}{(next is null ? "" : $"&cursor={next}")}");
            await answer.ShouldBeAsync(HttpStatusCode.OK);
            var stand = Assert.Single(answer.Headers.GetValues("Feed-Position"));
            Assert.Equal(position ??= stand, stand);
            var json = await answer.JsonAsync();
            var items = json["items"]!.AsArray().Select(i => i!.ToJsonString()).ToList();
            Assert.InRange(items.Count, 1, limit);
            paged.AddRange(items);
            next = (string?)json["next"];
            if (page < 12)
                await write(page++);
        }
        while (next is not null);

        var whole = (await client.ReadAsync($"{list}{more}limit=500&asOf={position}"))["items"]!.AsArray().Select(i => i!.ToJsonString());
        Assert.True(page > 1);
        Assert.Equal(whole, paged);
        Assert.NotEqual(whole, (await client.ReadAsync($"{list}{more}limit=500"))["items"]!.AsArray().Select(i => i!.ToJsonString()));
        api.Log.ShouldHoldNoErrors();
    }
}

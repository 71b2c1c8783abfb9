using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Storage;
using ConflictEvents.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConflictEvents.Api.Tests.Changes;

public sealed class FeedStreamTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private HttpClient Editor => api.Client(Role.Editor);

    [Fact]
    public async Task A_stream_sends_what_pages_hold_and_then_each_change_as_it_is_made()
    {
        await Editor.CreateActorAsync(Given.AnActor());
        var paged = await Editor.FollowAsync();
        await using var stream = await FeedStream.OpenAsync(Editor, "");

        Assert.Equal(("text/event-stream", "no-store", "no"), (stream.Answer.Content.Headers.ContentType?.ToString(), stream.Answer.Headers.CacheControl?.ToString(), stream.Answer.Headers.GetValues("X-Accel-Buffering").Single()));
        Assert.Equal(paged[^1].Position(), long.Parse(stream.Answer.Headers.GetValues("Feed-Position").Single(), CultureInfo.InvariantCulture));
        Assert.Equal(["retry: 2000"], await stream.RawAsync());
        foreach (var item in paged)
        {
            var (id, name, data) = await stream.NextAsync();
            Assert.Equal((item.Action(), item.ToJsonString()), (name, data.ToJsonString()));
            Assert.Equal(item.Position(), (long)(await Editor.PageAsync($"after={id}&limit=1"))["after"]!);
        }
        var actor = await Editor.CreateActorAsync(Given.AnActor());
        var next = await stream.NextAsync();
        Assert.Equal((actor.Id, "created", actor.Position), (next.Data.Id(), next.Name, next.Data.Position()));
    }

    [Fact]
    public async Task A_stream_goes_on_behind_the_last_event_that_came_whatever_after_says()
    {
        for (var i = 0; i < 3; i++)
            await Editor.CreateActorAsync(Given.AnActor());
        var items = await Editor.FollowAsync("record=actor");
        string last;
        await using (var stream = await FeedStream.OpenAsync(Editor, "record=actor"))
        {
            await stream.NextAsync();
            last = (await stream.NextAsync()).Id;
        }
        await using var again = await FeedStream.OpenAsync(Editor, "record=actor&after=0", last);
        Assert.Equal(items[2].ToJsonString(), (await again.NextAsync()).Data.ToJsonString());
        using var refused = new HttpRequestMessage(HttpMethod.Get, "/v1/changes");
        refused.Headers.Accept.ParseAdd("text/event-stream");
        refused.Headers.Add("Last-Event-ID", last);
        var problem = await (await Editor.SendAsync(refused)).ShouldBeProblemAsync(400, "invalid_parameter");
        Assert.Equal("Last-Event-ID", (string?)problem["parameter"]);
        // A page is no stream: it goes by `after` alone.
        using var page = new HttpRequestMessage(HttpMethod.Get, "/v1/changes?record=actor&after=0&limit=1");
        page.Headers.Add("Last-Event-ID", last);
        Assert.Equal(0, (long)(await (await Editor.SendAsync(page)).JsonAsync())["after"]!);
    }

    [Fact]
    public async Task Passed_over_positions_move_the_last_event_id_on_and_silence_is_broken_by_heartbeats()
    {
        var from = await api.Database.ScalarAsync<long>("select position from ledger_head");
        await using var stream = await FeedStream.OpenAsync(api.Client(), $"kind=meeting&after={from}");
        var (_, name, data) = await stream.NextAsync();
        Assert.Equal(("position", $$"""{"through":{{from}},"head":{{from}}}"""), (name, data.ToJsonString()));

        api.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal([":"], await stream.RawAsync());
        var actor = await Editor.CreateActorAsync(Given.AnActor());
        api.Clock.Advance(TimeSpan.FromSeconds(15));
        IReadOnlyList<string>? told;
        while ((told = await stream.RawAsync()) is [":"])
            api.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal($$"""data: {"through":{{actor.Position}},"head":{{actor.Position}}}""", told![2]);
        Assert.Equal(actor.Position, (long)(await api.Client().PageAsync($"kind=meeting&after={told[0][4..]}"))["after"]!);
    }

    [Fact]
    public async Task Another_parser_reads_it_and_records_of_many_lines_stay_in_one()
    {
        var source = Guid.Parse((await Editor.CreateSourceAsync(Given.ASource())).Id);
        var strike = await Editor.CreateEventAsync(Given.AStrike("Of two\u2028lines", source: source, lifecycle: "published").With("summary", "One line,\nand a second."));
        await using var stream = await FeedStream.OpenAsync(api.Client(), $"record=event&after={strike.Position - 1}");

        await foreach (var item in stream.ParsedAsync())
        {
            Assert.Equal("created", item.EventType);
            Assert.Equal("One line,\nand a second.", (string?)JsonNode.Parse(item.Data)!["document"]!["summary"]);
            break;
        }
    }

    [Fact]
    public async Task A_head_says_what_a_stream_would_and_ends()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/v1/changes");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await api.Client().SendAsync(request).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_old_stream_ends_so_that_the_key_is_shown_again()
    {
        await using var stream = await FeedStream.OpenAsync(api.Client(), "kind=meeting");
        await stream.UpToPositionAsync();

        api.Clock.Advance(TimeSpan.FromMinutes(10));

        while (await stream.RawAsync() is { } lines)
            Assert.Equal([":"], lines);
    }

    [Fact]
    public async Task Streams_and_waits_end_when_the_server_stops()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        var host = new ServingFixture(database);
        await host.InitializeAsync();
        try
        {
            await using var stream = await FeedStream.OpenAsync(host.Client(), "");
            await stream.UpToPositionAsync();
            var waiting = host.Client().ReadAsync("/v1/changes?wait=15");
            while (await database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and query like '%ledger_head%'") == 0)
                await Task.Yield();

            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

            Assert.Null(await stream.RawAsync());
            Assert.Empty((await waiting.WaitAsync(TimeSpan.FromSeconds(10))).Items());
            host.Log.ShouldHoldNoErrors();
        }
        finally
        {
            await host.DisposeAsync();
        }
    }
}

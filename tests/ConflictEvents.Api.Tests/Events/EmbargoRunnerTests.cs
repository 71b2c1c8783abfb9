using System.Diagnostics;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Json;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Events;

public sealed class EmbargoRunnerTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly HttpClient _reader = api.Client();

    [Fact]
    public async Task An_embargo_is_lifted_at_its_instant_and_not_before()
    {
        var first = await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1)));
        var second = await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(2)));

        api.Clock.Advance(TimeSpan.FromHours(1));
        await LiftedAsync(_reader, first);
        await (await _reader.GetAsync(second.Path)).ShouldBeProblemAsync(404, "not_found");
        Assert.Equal(1, (int)(await _editor.ReadAsync(second.Path))["revision"]!);

        api.Clock.Advance(TimeSpan.FromHours(1));
        await LiftedAsync(_reader, second);
    }

    [Fact]
    public async Task Lifting_is_a_change_like_any_other()
    {
        var embargoed = await _editor.CreateEventAsync((await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1))).With("changeNote", "not before noon"));

        api.Clock.Advance(TimeSpan.FromHours(1));
        await LiftedAsync(_reader, embargoed);

        var lifted = await _editor.ReadAsync(embargoed.Path);
        Assert.Equal((2, "system", "other", null), ((int)lifted["revision"]!, (string)lifted["recordedBy"]!, (string)lifted["changeReason"]!, (string?)lifted["changeNote"]));
        Assert.Equal("/embargoedUntil", (string)Assert.Single((await _editor.ReadAsync($"{embargoed.Path}/diff"))["changes"]!.AsArray())!["pointer"]!);
        var change = Assert.Single(await api.Database.RowsAsync($"select action, recorded_by from changes where record = 'event' and id = '{embargoed.Id}' and revision = 2"));
        Assert.Equal(["revised", "system"], change);
    }

    [Fact]
    public async Task As_of_before_the_lifting_it_stays_hidden()
    {
        var embargoed = await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1)));
        var tag = (string)embargoed.Json["tags"]![0]!;

        api.Clock.Advance(TimeSpan.FromHours(1));
        var lifted = await LiftedAsync(_reader, embargoed);

        await (await _reader.GetAsync($"{embargoed.Path}?asOf={embargoed.Position}")).ShouldBeProblemAsync(404, "not_found");
        await (await _reader.GetAsync($"{embargoed.Path}/revisions/1")).ShouldBeProblemAsync(404, "not_found");
        Assert.Empty(await _reader.IdsAsync($"/v1/events?tag={tag}&asOf={embargoed.Position}"));
        Assert.Equal([embargoed.Id], await _reader.IdsAsync($"/v1/events?tag={tag}&asOf={(long)lifted["position"]!}"));
        Assert.Equal([2], (await _reader.ReadAsync($"{embargoed.Path}/revisions"))["items"]!.AsArray().Select(r => (int)r!["revision"]!));
    }

    [Fact]
    public async Task Lifting_publishes_nothing_that_is_not_published()
    {
        var draft = await _editor.CreateEventAsync((await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1))).With("lifecycle", "draft"));
        var withheld = await _editor.ReviseAsync(await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1))), new JsonObject { ["lifecycle"] = "withheld" });

        api.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var (hidden, lifecycle) in new[] { (draft, "draft"), (withheld, "withheld") })
        {
            var lifted = await UntilAsync(async () => await _editor.ReadAsync(hidden.Path) is var read && !read.ContainsKey("embargoedUntil") ? read : null);
            Assert.Equal((hidden.Revision + 1, lifecycle), ((int)lifted["revision"]!, (string)lifted["lifecycle"]!));
            await (await _reader.GetAsync(hidden.Path)).ShouldBeProblemAsync(404, "not_found");
        }
    }

    [Fact]
    public async Task What_was_retracted_under_embargo_is_lifted_when_it_is_restored()
    {
        var embargoed = await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1)));
        var other = await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1)));
        var tombstone = await _editor.RetractAsync(embargoed);
        api.Clock.Advance(TimeSpan.FromHours(1));
        await LiftedAsync(_reader, other);
        await (await _reader.GetAsync(embargoed.Path)).ShouldBeProblemAsync(404, "not_found");
        Assert.Equal(tombstone, (await _editor.GetAsync(embargoed.Path)).ETag());

        using var restored = await _editor.PostAsync($"{embargoed.Path}/restore", null, tombstone);
        api.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(4, (int)(await LiftedAsync(_reader, embargoed))["revision"]!);
    }

    [Fact]
    public async Task More_embargoes_than_one_batch_are_lifted_together()
    {
        var body = await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1));
        var events = await Task.WhenAll(Enumerable.Range(0, 105).Select(_ => _editor.CreateEventAsync(body.DeepClone())));

        api.Clock.Advance(TimeSpan.FromHours(1));

        await UntilAsync(async () => await _reader.ReadAsync($"/v1/events?limit=500&tag={body["tags"]![0]}") is var page && page["items"]!.AsArray().Count == events.Length ? page : null);
    }

    [Fact]
    public async Task Two_hosts_on_one_database_lift_an_embargo_once()
    {
        await using var second = await ClockedHost.StartAsync(api.Database, api.Clock);
        var events = new List<Kept>();
        for (var i = 0; i < 15; i++)
            events.Add(await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(1))));
        var later = await _editor.CreateEventAsync(await AnEmbargoedAsync(_editor, api.Clock, TimeSpan.FromHours(2)));

        api.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var lifted in events)
            await LiftedAsync(_reader, lifted);
        // A round later, so that what the slower one still had in hand is done.
        api.Clock.Advance(TimeSpan.FromHours(1));
        await LiftedAsync(_reader, later);

        foreach (var lifted in events)
            Assert.Equal(2, (int)(await _editor.ReadAsync(lifted.Path))["revision"]!);
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task An_embargo_that_ends_while_nobody_runs_is_lifted_after_the_start()
    {
        await using var database = await (await House.TestServer.GetAsync()).CloneAsync();
        var clock = new FakeClock();
        Kept embargoed;
        await using (var before = await ClockedHost.StartAsync(database, clock))
            embargoed = await before.Admin.CreateEventAsync(await AnEmbargoedAsync(before.Admin, clock, TimeSpan.FromHours(1)));
        clock.Advance(TimeSpan.FromDays(3));

        await using var after = await ClockedHost.StartAsync(database, clock);
        var lifted = await LiftedAsync(after.Reader, embargoed);

        Assert.Equal((2, false), ((int)lifted["revision"]!, lifted.ContainsKey("embargoedUntil")));
        Assert.Equal("system", (string)(await after.Admin.ReadAsync(embargoed.Path))["recordedBy"]!);
    }

    private static async Task<JsonObject> AnEmbargoedAsync(HttpClient contributor, FakeClock clock, TimeSpan wait) =>
        (await EventTraces.ABodyAsync(contributor, "published")).With("embargoedUntil", WireTimes.Format(clock.GetUtcNow() + wait));

    private static Task<JsonObject> LiftedAsync(HttpClient reader, Kept embargoed) => UntilAsync(async () =>
    {
        using var answer = await reader.GetAsync(embargoed.Path);
        return answer.IsSuccessStatusCode ? await answer.JsonAsync() : null;
    });

    // The clock is ours but the runner's work is real: it is asked until it is done.
    private static async Task<JsonObject> UntilAsync(Func<Task<JsonObject?>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Patience)
            if (await ask() is { } found)
                return found;
        throw new TimeoutException("The embargo was not lifted.");
    }
}

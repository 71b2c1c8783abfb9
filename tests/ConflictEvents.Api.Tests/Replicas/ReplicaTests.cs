using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Observability;
using ConflictEvents.Ledger.Replicas;
using ConflictEvents.LocalPostgres;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Replicas;

/// <summary>Reads by a real standby, whose replay is stopped to see who answers.</summary>
public sealed class ReplicaTests(ReplicatedLedger ledger) : IClassFixture<ReplicatedLedger>, IAsyncLifetime
{
    private const string Pause = "select pg_wal_replay_pause()";
    private const string Resume = "select pg_wal_replay_resume()";
    private readonly List<IAsyncDisposable> _owned = [];
    private LocalCluster _standby = null!;
    private ReplicaWatch _watch = null!;

    private string Standby => ReplicatedLedger.Address(_standby);

    public async Task InitializeAsync() => _standby = await ledger.NewStandbyAsync();

    public async Task DisposeAsync()
    {
        foreach (var owned in _owned)
            await owned.DisposeAsync();
        await _standby.DisposeAsync();
    }

    [StandbyFact]
    public async Task Reads_are_answered_by_the_replica_and_what_must_be_true_now_by_the_primary()
    {
        var desk = await StartAsync(maxLag: 3600);
        var actor = await desk.CreateActorAsync(Given.AnActor());
        var (reader, key) = await NewReaderAsync(desk);
        await ledger.CaughtUpAsync(Standby);
        await PausedAsync();
        var changed = await desk.ReviseAsync(actor, new JsonObject { ["name"] = "Another name" });
        var added = await desk.CreateActorAsync(Given.AnActor());

        await ShownByReplicaAsync(reader, actor.Path, actor.Position);
        foreach (var path in new[] { "/v1/actors", "/v1/changes", "/v1/events", "/v1/events/stats?groupBy=kind", "/v1/events/export", "/ogc/collections/strikes/items", actor.Path + "/revisions" })
            await ShownByReplicaAsync(reader, path, actor.Position);
        // What the replica does not know, the primary is asked for.
        Assert.Equal(added.Position, await PositionAsync(reader, added.Path));
        Assert.Equal(changed.Position, await PositionAsync(reader, $"{actor.Path}?asOf={changed.Position}"));
        Assert.Equal(added.Position, await PositionAsync(reader, $"/v1/changes?after={added.Position}"));
        Assert.Equal(added.Position, await PositionAsync(reader, "/v1/changes?wait=1"));
        Assert.Equal(added.Position, await PositionAsync(reader, $"/v1/actors?asOf={Uri.EscapeDataString(TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture))}"));

        using (var revoked = await desk.DeleteAsync($"/v1/keys/{key}", null))
            await revoked.ShouldBeAsync(HttpStatusCode.OK);
        using var refused = await reader.GetAsync(new Uri("/v1/actors", UriKind.Relative));
        await refused.ShouldBeProblemAsync(401, "unauthorized");
    }

    [StandbyFact]
    public async Task A_position_is_waited_for_on_the_replica()
    {
        var desk = await StartAsync(maxLag: 3600, wait: 10_000);
        await PausedAsync();
        var actor = await desk.CreateActorAsync(Given.AnActor());

        var reading = PositionAsync(desk, "/v1/actors", actor.Position.ToString(CultureInfo.InvariantCulture));
        await Task.WhenAny(reading, Task.Delay(300));
        Assert.False(reading.IsCompleted, "It did not wait for the replica.");
        await ReplicatedLedger.ExecuteAsync(Standby, Resume);

        Assert.Equal(actor.Position, await reading.WaitAsync(TimeSpan.FromSeconds(8)));
    }

    [StandbyFact]
    public async Task A_position_that_the_replica_does_not_reach_in_time_is_read_from_the_primary()
    {
        var desk = await StartAsync(maxLag: 3600, wait: 20);
        await PausedAsync();
        var actor = await desk.CreateActorAsync(Given.AnActor());
        var epoch = await ReplicatedLedger.ScalarAsync<Guid>(ledger.Primary, "select epoch from ledger_head");

        await ShownByReplicaAsync(desk, "/v1/actors", actor.Position - 1);
        Assert.Equal(actor.Position, await PositionAsync(desk, "/v1/actors", $"{epoch}:{actor.Position}"));
        using var ahead = await AskAsync(desk, "/v1/actors", $"{actor.Position + 1}");
        await ahead.ShouldBeProblemAsync(410, "ahead_of_head");
    }

    [StandbyFact]
    public async Task What_was_withheld_is_not_shown_for_longer_than_the_lag_that_is_allowed()
    {
        var desk = await StartAsync(maxLag: 1);
        var strike = await desk.CreateEventAsync(await PublishedAsync(desk));
        await ledger.CaughtUpAsync(Standby);
        await PausedAsync();
        await desk.ReviseAsync(strike, new JsonObject { ["lifecycle"] = "withheld" });

        using var reader = new HttpClient { BaseAddress = desk.BaseAddress };
        await ServedProcess.UntilAsync(async () => (int)(await reader.GetAsync(new Uri(strike.Path, UriKind.Relative))).StatusCode, s => s == 404, "The replica still shows it.");

        Assert.Equal(200, (int)(await desk.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
    }

    [StandbyFact]
    public async Task A_replica_that_is_away_is_done_without_and_read_again_when_it_is_back()
    {
        var desk = await StartAsync(maxLag: 1);
        var actor = await desk.CreateActorAsync(Given.AnActor());
        await ledger.CaughtUpAsync(Standby);

        await _standby.DisposeAsync();
        for (var turn = 0; turn < 5; turn++)
            Assert.Equal(actor.Position, await PositionAsync(desk, "/v1/actors"));
        Assert.Equal(200, (int)(await desk.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        await SeenAsync(false);

        _standby = await LocalCluster.StartAsync(new() { DataFolder = Path.GetDirectoryName(_standby.LogFile)![..^4], Durable = false, Settings = ReplicatedLedger.Settings() }, CancellationToken.None);
        await SeenAsync(true);
        Assert.Equal(actor.Position, await PositionAsync(desk, "/v1/actors"));
    }

    // The primary may answer for a moment, where a look at the replica took too long.
    private static Task<long> ShownByReplicaAsync(HttpClient client, string path, long position) =>
        ServedProcess.UntilAsync(() => PositionAsync(client, path), p => p == position, $"The replica does not answer {path}.");

    private static async Task<JsonObject> PublishedAsync(HttpClient desk) =>
        Given.AStrike(source: Guid.Parse((await desk.CreateSourceAsync(Given.ASource())).Id), lifecycle: "published");

    private static async Task<long> PositionAsync(HttpClient client, string path, string? least = null)
    {
        using var answer = await AskAsync(client, path, least);
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        return long.Parse(Assert.Single(answer.Headers.GetValues("Feed-Position")), CultureInfo.InvariantCulture);
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string? least)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (least is not null)
            request.Headers.Add("Min-Position", least);
        return await client.SendAsync(request);
    }

    // A pause is asked for, and comes with the next record of the log.
    private async Task PausedAsync()
    {
        await ReplicatedLedger.ExecuteAsync(Standby, Pause);
        await ReplicatedLedger.ExecuteAsync(ledger.Primary, "select pg_logical_emit_message(false, 'test', 'wake')");
        await ServedProcess.UntilAsync(() => ReplicatedLedger.ScalarAsync<string>(Standby, "select pg_get_wal_replay_pause_state()"), s => s == "paused", "The replay does not pause.");
    }

    private static async Task<(HttpClient Client, string Id)> NewReaderAsync(HttpClient desk)
    {
        using var answer = await desk.PostAsync("/v1/keys", new JsonObject { ["name"] = Given.Fresh("reader "), ["role"] = "contributor" });
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        var made = await answer.JsonAsync();
        var client = new HttpClient { BaseAddress = desk.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)made["key"]!);
        return (client, (string)made["id"]!);
    }

    // Not by /metrics: what a process measures is told of all hosts in it, and ends with any of them.
    private Task<bool> SeenAsync(bool wanted) =>
        ServedProcess.UntilAsync(() => Task.FromResult(_watch.Floor() is not null), seen => seen == wanted, wanted ? "The replica is not seen." : "Nobody sees that it is away.");

    private async Task<HttpClient> StartAsync(int maxLag, int wait = 250)
    {
        var host = new OwnHost(ledger.Primary, ("ConnectionStrings:Replica", Standby),
            ("ConflictEvents:Replica:MaxLagSeconds", maxLag.ToString(CultureInfo.InvariantCulture)), ("ConflictEvents:Replica:WaitMilliseconds", wait.ToString(CultureInfo.InvariantCulture)));
        _owned.Add(host);
        var desk = host.Start();
        await host.Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        _watch = host.Services.GetRequiredService<ReplicaWatch>();
        await SeenAsync(true);
        return desk;
    }
}

using System.Net;
using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Replicas;

/// <summary>An API whose only database is a standby, which is promoted in the end; and a restore to a moment, by the commands of docs/BACKUP.md.</summary>
public sealed class StandbyTests(ReplicatedLedger ledger) : IClassFixture<ReplicatedLedger>
{
    private static readonly string[] Reads =
    [
        "/v1/events", "/v1/events?actor=UKR&sort=recorded", "/v1/events?q=harbour", "/v1/events?q=harbour&sort=relevance", "/v1/events?place=Harbour&count=true", "/v1/events?bbox=30,46,31,47", "/v1/events?near=30.7,46.4,10",
        "/v1/strikes", "/v1/events?asOf=2", "/v1/events?format=csv", "/v1/events/stats?groupBy=month,kind", "/v1/events/stats?groupBy=actor&asOf=2", "/v1/casualty-tallies/series?metric=killed&tag=war",
        "/v1/events/export?format=ndjson", "/v1/actors/export", "/v1/sources/export", "/v1/disputes/export", "/v1/changes", "/v1/changes?kind=strike", "/v1/changes/digest", "/v1/events/diff?since=1", "/v1/actors?q=actor",
        "/v1/sources", "/v1/disputes", "/v1/keys", "/v1/webhooks", "/v1/imports", "/v1/audit", "/ogc/collections/strikes/items", "/metrics", "/health/ready",
    ];

    [StandbyFact]
    public async Task A_standby_is_read_whole_takes_no_writes_and_when_it_is_promoted_takes_them_without_a_restart()
    {
        long last;
        Kept strike;
        await using (var first = new OwnHost(ledger.Primary))
        {
            var desk = await StartAsync(first);
            var source = await desk.CreateSourceAsync(Given.ASource());
            await desk.CreateActorAsync(Given.AnActor());
            strike = await desk.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published"));
            last = await WriteAsync(desk);
        }
        var standby = ReplicatedLedger.Address(await ledger.NewStandbyAsync());
        await using var host = new OwnHost(standby);
        var client = await StartAsync(host);

        Assert.Equal([], await RefusedAsync(client, [.. Reads, strike.Path, strike.Path + "/revisions", strike.Path + "/dossier", strike.Path + "/duplicates"]));
        using (var write = await client.PostAsync("/v1/actors", Given.AnActor(), idempotencyKey: "standby"))
        {
            await write.ShouldBeProblemAsync(503, "unavailable");
            Assert.NotNull(write.Headers.RetryAfter);
        }
        using (var bulk = await client.PostAsync(new Uri("/v1/bulk?record=actor", UriKind.Relative), new StringContent(Given.AnActor().ToJsonString(), null, "application/x-ndjson")))
            await bulk.ShouldBeProblemAsync(503, "unavailable");
        Assert.Contains(host.Log.All, l => l.Text.Contains("25006", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Errors, e => e.Category.EndsWith("FailureToProblem", StringComparison.Ordinal));

        Assert.True(await ReplicatedLedger.ScalarAsync<bool>(standby, "select pg_promote(true, 30)"));

        using var again = await client.PostAsync("/v1/actors", Given.AnActor(), idempotencyKey: "standby");
        await again.ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(last + 1, (await Kept.OfAsync("/v1/actors", again)).Position);
    }

    [StandbyFact]
    public async Task A_standby_that_lost_the_end_is_promoted_with_a_new_epoch_and_tokens_of_before_are_gone()
    {
        var promoted = await ledger.NewStandbyAsync();
        var address = ReplicatedLedger.Address(promoted);
        // Both servers by one connection string: the driver looks for the one that takes writes.
        var both = $"Host={ledger.Cluster.SocketFolder},{promoted.SocketFolder};Port=5432;Username=postgres;Database={ReplicatedLedger.Name};Maximum Pool Size=8;Target Session Attributes=primary;Host Recheck Seconds=1";
        await using var host = new OwnHost(both);
        var desk = await StartAsync(host);
        var kept = await WriteAsync(desk);
        await ledger.CaughtUpAsync(address);
        await ReplicatedLedger.ExecuteAsync(address, "alter system set primary_conninfo = ''");
        await ReplicatedLedger.ExecuteAsync(address, "select pg_reload_conf()");
        await Observability.ServedProcess.UntilAsync(() => ReplicatedLedger.ScalarAsync<long>(address, "select count(*) from pg_stat_wal_receiver"), c => c == 0, "The standby still follows.");
        var lost = await WriteAsync(desk);
        var epoch = await ReplicatedLedger.ScalarAsync<Guid>(address, "select epoch from ledger_head");

        // The primary is gone, as far as the API can tell; the standby takes its place, and a new epoch is begun before anybody writes.
        await ReplicatedLedger.ExecuteAsync(ledger.Cluster.ConnectionString("postgres"), $"alter database {ReplicatedLedger.Name} allow_connections false");
        try
        {
            await ReplicatedLedger.ExecuteAsync(ledger.Cluster.ConnectionString("postgres"), $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{ReplicatedLedger.Name}'");
            await ReplicatedLedger.ExecuteAsync(address, "select pg_promote(true, 30)");
            await using (var scope = host.Services.CreateAsyncScope())
                await Observability.ServedProcess.UntilAsync(() => RenewedAsync(scope.ServiceProvider), r => r, "The new primary is not found.");

            Assert.Equal(kept + 1, await WriteAsync(desk));
            Assert.Equal(kept + 1, lost);
            await ShouldBeGoneAsync(desk, $"{epoch}:{lost}");
            using var after = await desk.GetAsync(new Uri($"/v1/changes?after={lost}&epoch={epoch}", UriKind.Relative));
            await after.ShouldBeProblemAsync(410, "other_epoch");
        }
        finally
        {
            await ReplicatedLedger.ExecuteAsync(ledger.Cluster.ConnectionString("postgres"), $"alter database {ReplicatedLedger.Name} allow_connections true");
        }
    }

    internal static async Task<HttpClient> StartAsync(OwnHost host)
    {
        var client = host.Start();
        await host.Services.GetRequiredService<SchemaReady>().WaitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));
        return client;
    }

    internal static async Task<long> WriteAsync(HttpClient desk) => (await desk.CreateActorAsync(Given.AnActor())).Position;

    internal static async Task ShouldBeGoneAsync(HttpClient client, string least)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/actors") { Headers = { { "Min-Position", least } } };
        using var answer = await client.SendAsync(request);
        await answer.ShouldBeProblemAsync(410, "other_epoch");
    }

    private static async Task<bool> RenewedAsync(IServiceProvider services)
    {
        try
        {
            await services.GetRequiredService<ConflictEvents.Ledger.LedgerEpoch>().RenewAsync();
            return true;
        }
        catch (Exception e) when (e is Npgsql.NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<List<string>> RefusedAsync(HttpClient client, IEnumerable<string> paths)
    {
        var refused = new List<string>();
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK)
                refused.Add($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        return refused;
    }
}

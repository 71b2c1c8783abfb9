using System.Net;
using ConflictEvents.Api.Tests.Hosting;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Ledger;
using ConflictEvents.LocalPostgres;
using Microsoft.Extensions.DependencyInjection;

namespace ConflictEvents.Api.Tests.Replicas;

/// <summary>Base backup and archived log, and the way back to a moment, by the commands of docs/BACKUP.md.</summary>
public sealed class PointInTimeTests(ReplicatedLedger ledger) : IClassFixture<ReplicatedLedger>
{
    private string Backup => Path.Combine(ledger.Folder, "backup");

    private string Restored => Path.Combine(ledger.Folder, "restored");

    [StandbyFact]
    public async Task A_ledger_goes_back_to_the_moment_before_a_mistake_and_begins_a_new_epoch()
    {
        await using var before = new OwnHost(ledger.Primary);
        var desk = await StandbyTests.StartAsync(before);
        await StandbyTests.WriteAsync(desk);
        await BackUpAsync();
        var kept = await desk.CreateActorAsync(Given.AnActor());
        var moment = await ReplicatedLedger.ScalarAsync<string>(ledger.Primary, "select clock_timestamp()::text");
        var mistake = await desk.CreateActorAsync(Given.AnActor());
        var epoch = await ReplicatedLedger.ScalarAsync<Guid>(ledger.Primary, "select epoch from ledger_head");
        await ArchivedAsync();

        var address = ReplicatedLedger.Address(await RestoreAsync(moment));
        await Observability.ServedProcess.UntilAsync(() => ReplicatedLedger.ScalarAsync<string>(address, "select pg_get_wal_replay_pause_state()"), s => s == "paused", "It does not stand still.");
        await ReplicatedLedger.ExecuteAsync(address, "select pg_wal_replay_resume()");
        await Observability.ServedProcess.UntilAsync(() => ReplicatedLedger.ScalarAsync<bool>(address, "select pg_is_in_recovery()"), r => !r, "It does not leave the recovery.");
        await using var after = new OwnHost(address);
        var client = await StandbyTests.StartAsync(after);
        await using (var scope = after.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<LedgerEpoch>().RenewAsync();

        Assert.Equal(kept.Json.ToJsonString(), (await client.ReadAsync(kept.Path)).ToJsonString());
        using var gone = await client.GetAsync(new Uri(mistake.Path, UriKind.Relative));
        await gone.ShouldBeAsync(HttpStatusCode.NotFound);
        await StandbyTests.ShouldBeGoneAsync(client, $"{epoch}:{mistake.Position}");
        Assert.Equal(mistake.Position, await StandbyTests.WriteAsync(client));
    }

    // As docs/BACKUP.md says it, but for where the server is.
    private async Task BackUpAsync()
    {
        await AsServerAsync($"mkdir -p {Backup}");
        await AsServerAsync($"{Program("pg_basebackup")} --host {ledger.Cluster.SocketFolder} --username postgres --pgdata={Backup} --format=tar --gzip --checkpoint=fast --wal-method=stream");
    }

    // A segment is archived when it is full, or when somebody says so.
    private async Task ArchivedAsync()
    {
        var segment = await ReplicatedLedger.ScalarAsync<string>(ledger.Primary, "select pg_walfile_name(pg_switch_wal())");
        await Observability.ServedProcess.UntilAsync(() => Task.FromResult(File.Exists(Path.Combine(ledger.Archive, segment))), f => f, "The log is not archived.");
    }

    private async Task<LocalCluster> RestoreAsync(string moment)
    {
        var data = Path.Combine(Restored, "cluster");
        await AsServerAsync($"""
            mkdir -p {data} && chmod 700 {data} && tar -xzf {Backup}/base.tar.gz -C {data} && tar -xzf {Backup}/pg_wal.tar.gz -C {data}/pg_wal
            printf "restore_command = 'cp {ledger.Archive}/%%f %%p'\nrecovery_target_time = '{moment}'\n" >> {data}/postgresql.auto.conf
            touch {data}/recovery.signal
            """);
        return await ledger.StartAsync(new() { DataFolder = Restored, Settings = ReplicatedLedger.Settings() });
    }

    private string Program(string name) => ledger.Cluster.Programs.PathOf(name);

    private static async Task AsServerAsync(string commands) => await (await ServerUser.FindAsync(CancellationToken.None)).ShellOrThrowAsync("set -e; " + commands, [], CancellationToken.None);
}

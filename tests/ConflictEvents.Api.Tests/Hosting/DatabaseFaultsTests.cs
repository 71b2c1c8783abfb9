using System.Data;
using System.Diagnostics;
using System.Net;
using System.Text;
using ConflictEvents.Api.Tests.Bulk;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Tool.InStep;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>What a database says instead of an answer.</summary>
public sealed class DatabaseFaultsTests
{
    private static readonly (string, string)[] Hasty = [("Limits:LockSeconds", "1"), ("Limits:StatementSeconds", "2")];

    [Fact]
    public async Task A_pool_that_slow_queries_have_used_up_is_waited_for_a_moment_and_probes_do_not_wait()
    {
        await using var host = await WiredHost.StartAsync(";Timeout=1", ("Limits:StatementSeconds", "4"), ("Limits:LockSeconds", "4"));
        var actor = await host.Client.CreateActorAsync(Given.AnActor());
        List<Task<HttpResponseMessage>> slow;
        await using (var other = await host.Database.OpenAsync())
        {
            await using var holding = await other.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("lock table actor_revisions in access exclusive mode", other, holding))
                await hold.ExecuteNonQueryAsync();
            slow = [.. Enumerable.Range(0, 12).Select(_ => host.Client.GetAsync(new Uri(actor.Path, UriKind.Relative)))];

            // Eight of them wait for the lock, the others for a connection.
            for (var turned = 0; turned < 4; turned++)
            {
                var first = await Task.WhenAny(slow);
                slow.Remove(first);
                await (await first).ShouldBeProblemAsync(503, "unavailable");
            }
            var clock = Stopwatch.StartNew();
            Assert.Equal((200, 200), (await host.StatusAsync("/health/live"), await host.StatusAsync("/health/ready")));
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"Probes took {clock.Elapsed}.");
        }
        foreach (var answer in await Task.WhenAll(slow))
            await answer.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("40P01", 3, 201)]
    [InlineData("40001", 3, 201)]
    [InlineData("40001", 99, 503)]
    [InlineData("53100", 1, 503)]
    [InlineData("53200", 1, 503)]
    [InlineData("55P03", 1, 503)]
    [InlineData("57014", 1, 503)]
    [InlineData("25006", 1, 503)]
    public async Task What_the_database_cannot_do_now_is_tried_again_where_that_helps_else_it_is_503_and_nothing_is_damaged(string state, int times, int status)
    {
        await using var host = await WiredHost.StartAsync();
        await FailAsync(host, $"if nextval('failures') <= {times} then raise exception 'made to fail' using errcode = '{state}'; end if;");

        using var answer = await host.Client.PostAsync("/v1/actors", Given.AnActor());

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 503)
        {
            await answer.ShouldBeProblemAsync(503, "unavailable");
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Contains(host.Log.All, l => l.Text.Contains(state, StringComparison.Ordinal));
        }
        await host.Database.ExecuteAsync("drop trigger fails on changes");
        using var next = await host.Client.PostAsync("/v1/actors", Given.AnActor());
        await next.ShouldBeAsync(HttpStatusCode.Created);
        await host.ShouldBeWholeAsync(status == 201 ? 2 : 1);
    }

    [Fact]
    public async Task A_lock_that_is_held_and_a_statement_that_does_not_end_are_given_up()
    {
        await using var host = await WiredHost.StartAsync("", Hasty);
        await using (var other = await host.Database.OpenAsync())
        {
            await using var holding = await other.BeginTransactionAsync();
            await using (var hold = new NpgsqlCommand("select position from ledger_head for update", other, holding))
                await hold.ExecuteNonQueryAsync();
            using var locked = await host.Client.PostAsync("/v1/actors", Given.AnActor());
            await locked.ShouldBeProblemAsync(503, "unavailable");
        }
        await FailAsync(host, "perform pg_sleep(60);");

        using var slow = await host.Client.PostAsync("/v1/actors", Given.AnActor());

        await slow.ShouldBeProblemAsync(503, "unavailable");
        await host.ShouldBeWholeAsync(0);
    }

    [Fact]
    public async Task What_writes_many_records_may_take_longer_than_what_writes_one()
    {
        await using var host = await WiredHost.StartAsync("", ("Limits:StatementSeconds", "1"));
        await FailAsync(host, "perform pg_sleep(1.5);");

        using var one = await host.Client.PostAsync("/v1/actors", Given.AnActor());
        using var many = await host.Client.SendBulkAsync("", Encoding.UTF8.GetBytes(BulkCalls.Text(Given.AnActor().Actor())));

        await one.ShouldBeProblemAsync(503, "unavailable");
        await many.ShouldBeAsync(HttpStatusCode.OK);
        await host.ShouldBeWholeAsync(1);
    }

    [Fact]
    public async Task A_read_only_database_is_read_and_not_written()
    {
        await using var host = await WiredHost.StartAsync();
        var actor = await host.Client.CreateActorAsync(Given.AnActor());
        await SetReadOnlyAsync(host, "on");

        using (var write = await host.Client.PostAsync("/v1/actors", Given.AnActor()))
            await write.ShouldBeProblemAsync(503, "unavailable");
        Assert.Equal((200, 200, 200), (await host.StatusAsync(actor.Path), await host.StatusAsync("/v1/changes"), await host.StatusAsync("/health/ready")));

        await SetReadOnlyAsync(host, "off");
        await host.Client.CreateActorAsync(Given.AnActor());
        await host.ShouldBeWholeAsync(2);
    }

    [Fact]
    public async Task No_acknowledged_write_is_lost_while_every_connection_is_ended_again_and_again()
    {
        await using var host = await WiredHost.StartAsync("", ("AdminKey", Battlefield.Key));
        var writers = Enumerable.Range(0, 4).Select(i => new Writer(i, host.Client.BaseAddress!, new Random(i))).ToList();
        using (var ended = new CancellationTokenSource())
        {
            var working = writers.Select(w => Task.Run(() => w.RunAsync(ended.Token))).ToList();
            var clock = Stopwatch.StartNew();
            for (var turn = 0; turn < 10 || writers.Sum(w => w.Count) < 20; turn++)
            {
                Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "Nothing is acknowledged.");
                await Task.Delay(200);
                await host.Database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            }
            await ended.CancelAsync();
            await Task.WhenAll(working).WaitAsync(TimeSpan.FromSeconds(30));
        }

        var acknowledged = writers.SelectMany(w => w.Acknowledged).Select(a => $"{a.Record} {a.Id} {a.Revision}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(acknowledged, (await host.Database.RowsAsync("select record || ' ' || id || ' ' || revision from changes")).Select(r => (string)r[0]!).Order(StringComparer.Ordinal));
        await host.ShouldBeWholeAsync(acknowledged.Count);
        writers.ForEach(w => w.Dispose());
    }

    // EF Core would open another connection for the next command, without the transaction.
    [Fact]
    public async Task A_transaction_whose_connection_broke_does_not_go_on_by_itself()
    {
        await using var host = await WiredHost.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDb>();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, CancellationToken.None))
        {
            await host.Database.ExecuteAsync($"select pg_terminate_backend({connection.ProcessID})");
            await using var noticed = new NpgsqlCommand("select 1", connection);
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => noticed.ExecuteScalarAsync());

            var failure = await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlAsync($"update ledger_head set position = position + 1"));

            Assert.True(LostConnection.Is(failure), failure.ToString());
        }
        Assert.Equal(0L, await host.Database.ScalarAsync<long>("select position from ledger_head"));
        Assert.Equal(1, await db.Database.ExecuteSqlAsync($"update ledger_head set position = position"));
    }

    private static Task FailAsync(WiredHost host, string how) => host.Database.ExecuteAsync($"""
        create sequence failures;
        create function fails() returns trigger language plpgsql as $$ begin {how} return new; end $$;
        create trigger fails before insert on changes for each row execute function fails()
        """);

    private static Task SetReadOnlyAsync(WiredHost host, string value) => host.Database.ExecuteAsync($"""
        set default_transaction_read_only = off;
        alter database {host.Database.Name} set default_transaction_read_only = {value};
        select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        """);
}

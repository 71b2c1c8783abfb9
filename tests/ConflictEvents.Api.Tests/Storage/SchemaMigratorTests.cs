using ConflictEvents.Api.Tests.House;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ConflictEvents.Api.Tests.Storage;

public sealed class SchemaMigratorTests
{
    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        var before = await PictureAsync(database);

        await MigrateAsync(database);

        Assert.Equal(before, await PictureAsync(database));
    }

    [Fact]
    public async Task Six_instances_that_start_at_once_on_a_server_without_the_database_all_come_up()
    {
        await using var database = (await TestServer.GetAsync()).Missing();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => MigrateAsync(database))));

        Assert.Empty(await SchemaComparison.DifferencesAsync(database));
        Assert.Equal(1, await database.ScalarAsync<long>("select count(*) from ledger_head"));
        await using var db = database.NewContext();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
        Assert.True(await new SchemaMigrator(db, TimeProvider.System, [], NullLogger<SchemaMigrator>.Instance).IsCurrentAsync());
    }

    [Fact]
    public async Task Three_hosts_that_start_at_once_on_an_empty_server_load_one_sample()
    {
        await using var database = (await TestServer.GetAsync()).Missing();
        ServingFixture[] hosts = [.. Enumerable.Range(0, 3).Select(_ => new ServingFixture(database, sample: true))];
        try
        {
            await Task.WhenAll(hosts.Select(h => Task.Run(h.InitializeAsync)));

            Assert.Equal(SampleLines(), await database.ScalarAsync<long>("select count(*) from changes where action = 'created'"));
            Assert.Equal(SampleLines(), await database.ScalarAsync<long>("select position from ledger_head"));
            foreach (var host in hosts)
                host.Log.ShouldHoldNoErrors();
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    private static long SampleLines() => global::ConflictEvents.Sample.SampleLoader.Lines().LongCount();

    private static async Task MigrateAsync(TestDatabase database)
    {
        await using var db = database.NewContext();
        await new SchemaMigrator(db, TimeProvider.System, [], NullLogger<SchemaMigrator>.Instance).MigrateAsync();
    }

    private static async Task<string> PictureAsync(TestDatabase database) => string.Join('\n', (await database.RowsAsync("""
        select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
        from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'public'::regnamespace
        union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
        union all select 'constraint ' || conname from pg_constraint where connamespace = 'public'::regnamespace
        union all select 'head ' || epoch || ' ' || position from ledger_head
        union all select 'migration ' || "MigrationId" from "__EFMigrationsHistory"
        order by 1
        """)).Select(r => (string)r[0]!));
}

using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using Npgsql;

namespace ConflictEvents.Api.Tests.Storage;

public sealed class DumpTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [ClusterProgramsFact("pg_dump", "psql")]
    public async Task A_dump_that_is_restored_into_a_new_database_reads_the_same_and_goes_on()
    {
        var editor = api.Client(Role.Editor);
        var actor = await editor.CreateActorAsync(Given.AnActor());
        var source = await editor.CreateSourceAsync(Given.ASource(text: "At least 3 people died in Kyiv."));
        var strike = await editor.CreateEventAsync(Given.AStrike(source: Guid.Parse(source.Id), lifecycle: "published"));
        strike = await editor.ReviseAsync(strike, new JsonObject { ["title"] = "Another title" });
        await editor.CreateDisputeAsync(Given.ADispute(Guid.Parse(strike.Id)));
        await editor.RetractAsync(await editor.CreateEventAsync(Given.AStatement(speaker: actor.Id)));

        await using var restored = (await TestServer.GetAsync()).Missing();
        await RestoreAsync(await Programs.DumpAsync(api.Database), restored);

        var other = new ServingFixture(restored);
        await other.InitializeAsync();
        try
        {
            var reader = other.NewClient(ApiFixture.AdminKey);
            foreach (var path in new[] { "/v1/events?lifecycle=draft,published,retracted", "/v1/actors", "/v1/sources", "/v1/disputes", strike.Path + "/revisions", $"{strike.Path}?asOf=3", source.Path })
                Assert.Equal((await editor.ReadAsync(path)).ToJsonString(), (await reader.ReadAsync(path)).ToJsonString());
            Assert.Empty(await SchemaComparison.DifferencesAsync(restored));
            var next = await reader.CreateEventAsync(Given.AStrike());
            Assert.Equal(await api.Database.ScalarAsync<long>("select position + 1 from ledger_head"), next.Position);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    private static async Task RestoreAsync(string dump, TestDatabase into)
    {
        await using (var connection = new NpgsqlConnection((await TestServer.GetAsync()).Cluster!.ConnectionString("postgres") + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"create database {into.Name}", connection);
            await create.ExecuteNonQueryAsync();
        }
        var (_, errors) = await Programs.RunAsync("psql", ["-v", "ON_ERROR_STOP=1", "-q", .. Programs.Address(into)], dump);
        Assert.Equal("", errors);
    }
}

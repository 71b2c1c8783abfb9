using System.Diagnostics;
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
        await RestoreAsync(await DumpAsync(), restored);

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

    private async Task<string> DumpAsync()
    {
        var (output, errors) = await RunAsync("pg_dump", [.. Address(api.Database)]);
        Assert.Equal("", errors);
        return output;
    }

    private static async Task RestoreAsync(string dump, TestDatabase into)
    {
        await using (var connection = new NpgsqlConnection((await TestServer.GetAsync()).Cluster!.ConnectionString("postgres") + ";Pooling=false"))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"create database {into.Name}", connection);
            await create.ExecuteNonQueryAsync();
        }
        var (_, errors) = await RunAsync("psql", ["-v", "ON_ERROR_STOP=1", "-q", .. Address(into)], dump);
        Assert.Equal("", errors);
    }

    private static IEnumerable<string> Address(TestDatabase database)
    {
        var to = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return ["-h", to.Host!, "-p", to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-U", to.Username!, "-d", to.Database!];
    }

    private static async Task<(string Output, string Errors)> RunAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        var cluster = (await TestServer.GetAsync()).Cluster!;
        using var process = Process.Start(new ProcessStartInfo(cluster.Programs.PathOf(program), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (await output, await errors);
    }
}

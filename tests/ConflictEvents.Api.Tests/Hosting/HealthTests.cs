using System.Diagnostics;
using System.Net;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Http;

namespace ConflictEvents.Api.Tests.Hosting;

public sealed class HealthTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_start_without_adatabase_lives_is_not_ready_and_gets_ready_by_itself()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        await using var wire = new Wire(database.ConnectionString, isDown: true);
        await using var host = new OwnHost(wire.ConnectionString);
        using var client = host.Start();

        await LivesAsync(client);
        Assert.Equal(503, await ReadyAsync(client));
        using (var read = await client.GetAsync(new Uri("/v1/events", UriKind.Relative)))
        {
            await read.ShouldBeProblemAsync(503);
            Assert.NotNull(read.Headers.RetryAfter);
        }

        wire.Mend();

        await UntilReadyAsync(client);
        using var recovered = await client.GetAsync(new Uri("/v1/events", UriKind.Relative));
        await recovered.ShouldBeAsync(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Adatabase_that_goes_away_takes_readiness_and_not_life_and_brings_it_back()
    {
        await using var database = await (await TestServer.GetAsync()).CloneAsync();
        await using var wire = new Wire(database.ConnectionString);
        await using var host = new OwnHost(wire.ConnectionString);
        using var client = host.Start();
        await UntilReadyAsync(client);
        var actor = await client.CreateActorAsync(Given.AnActor());

        wire.TakeDown();

        await LivesAsync(client);
        Assert.Equal(503, await ReadyAsync(client));
        using (var read = await client.GetAsync(new Uri(actor.Path, UriKind.Relative)))
        using (var write = await client.PostAsync("/v1/actors", Given.AnActor()))
            foreach (var answer in new[] { read, write })
            {
                await answer.ShouldBeProblemAsync(503, "unavailable");
                Assert.NotNull(answer.Headers.RetryAfter);
            }

        wire.Mend();

        await UntilReadyAsync(client);
        using var recovered = await client.GetAsync(new Uri(actor.Path, UriKind.Relative));
        await recovered.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal(1L, await database.ScalarAsync<long>("select position from ledger_head"));
        Assert.DoesNotContain(host.Log.Errors, e => e.Category.EndsWith("FailureToProblem", StringComparison.Ordinal));
    }

    private static async Task LivesAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        await answer.ShouldBeAsync(HttpStatusCode.OK);
        Assert.Equal("healthy", (string)(await answer.JsonAsync())["status"]!);
    }

    // Probes read plain JSON: which check failed, and not a problem.
    private static async Task<int> ReadyAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var json = await answer.JsonAsync();
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(answer.IsSuccessStatusCode ? "healthy" : "unhealthy", (string)json["status"]!);
        Assert.NotEmpty((string)json["checks"]!["database"]!);
        return (int)answer.StatusCode;
    }

    private static async Task UntilReadyAsync(HttpClient client)
    {
        var clock = Stopwatch.StartNew();
        while (await ReadyAsync(client) != 200)
            Assert.True(clock.Elapsed < Patience, "not ready in time");
    }
}

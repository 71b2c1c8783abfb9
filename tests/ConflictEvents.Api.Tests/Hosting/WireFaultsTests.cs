using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Hosting;

/// <summary>What networks do between the server and its database.</summary>
public sealed class WireFaultsTests
{
    private static readonly (string, string)[] Hasty = [("Limits:StatementSeconds", "1")];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_connection_into_a_black_hole_is_given_up_in_time_and_no_pool_is_stuck(bool onlyOpen)
    {
        await using var host = await WiredHost.StartAsync(";Timeout=2", Hasty);
        var actor = await host.Client.CreateActorAsync(Given.AnActor());
        host.Wire.Swallow(onlyOpen);

        var taken = new ConcurrentQueue<string>();
        var clock = Stopwatch.StartNew();
        var reads = Enumerable.Range(0, 12).Select(_ => TimedAsync(host.Client.GetAsync(new Uri(actor.Path, UriKind.Relative)), taken)).ToList();
        var write = TimedAsync(host.Client.PostAsync("/v1/actors", Given.AnActor()), taken);
        Assert.Equal(200, await host.StatusAsync("/health/live"));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"Liveness took {clock.Elapsed}.");
        var ready = await host.StatusAsync("/health/ready");
        foreach (var answer in await Task.WhenAll([.. reads, write]))
            if (answer.StatusCode != HttpStatusCode.OK && answer.StatusCode != HttpStatusCode.Created)
                await answer.ShouldBeProblemAsync(503, "unavailable");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}: {string.Join(", ", taken)}");
        Assert.Equal(onlyOpen ? 200 : 503, ready);

        host.Wire.Mend();

        clock.Restart();
        while (await host.StatusAsync(actor.Path) != 200)
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), "It does not recover.");
        Assert.Equal(200, await host.StatusAsync("/health/ready"));
    }

    private static async Task<HttpResponseMessage> TimedAsync(Task<HttpResponseMessage> asked, ConcurrentQueue<string> taken)
    {
        var clock = Stopwatch.StartNew();
        var answer = await asked;
        taken.Enqueue($"{(int)answer.StatusCode} after {clock.ElapsedMilliseconds} ms");
        return answer;
    }

    [Fact]
    public async Task A_database_half_a_second_away_is_waited_for()
    {
        await using var host = await WiredHost.StartAsync();
        var actor = await host.Client.CreateActorAsync(Given.AnActor());
        host.Wire.Delay = TimeSpan.FromMilliseconds(500);

        var clock = Stopwatch.StartNew();
        var reads = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.StatusAsync(actor.Path)));

        Assert.All(reads, status => Assert.True(status is 200 or 503, $"It answered {status}."));
        Assert.Contains(200, reads);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
        host.Wire.Mend();
        Assert.Equal(200, await host.StatusAsync(actor.Path));
    }

    [Fact]
    public async Task When_all_connections_are_reset_reads_are_made_again_and_no_write_is_made_twice()
    {
        await using var host = await WiredHost.StartAsync();
        using var made = await host.Client.PostAsync("/v1/keys", new System.Text.Json.Nodes.JsonObject { ["name"] = "reader", ["role"] = "editor" });
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await made.JsonAsync())["key"]!);
        var actor = await host.Client.CreateActorAsync(Given.AnActor());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.StatusAsync(actor.Path)));

        Assert.True(host.Wire.Cut() > 1);
        var reads = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.StatusAsync(actor.Path)));
        Assert.All(reads, status => Assert.Equal(200, status));

        host.Wire.Cut();
        foreach (var write in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.Client.PostAsync("/v1/actors", Given.AnActor()))))
            await write.ShouldBeAsync(HttpStatusCode.Created);
        await host.ShouldBeWholeAsync(5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_answer_is_lost_is_decided_by_the_key(bool delivers)
    {
        await using var host = await WiredHost.StartAsync();
        var (body, key) = (Given.AnActor(), Guid.CreateVersion7().ToString());
        host.Wire.Trap = new("update ledger_head", "COMMIT", delivers);

        using var answer = await host.Client.PostAsync("/v1/actors", body, idempotencyKey: key);
        using var again = await host.Client.PostAsync("/v1/actors", body, idempotencyKey: key);

        Assert.Null(host.Wire.Trap);
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        Assert.Equal(await answer.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        await host.ShouldBeWholeAsync(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_a_key_nobody_is_told_that_nothing_was_stored(bool delivers)
    {
        await using var host = await WiredHost.StartAsync();
        host.Wire.Trap = new("update ledger_head", "COMMIT", delivers);

        using var answer = await host.Client.PostAsync("/v1/actors", Given.AnActor());

        var problem = await answer.ShouldBeProblemAsync(503, "outcome_unknown");
        Assert.Contains("Idempotency-Key", (string)problem["detail"]!, StringComparison.Ordinal);
        await host.ShouldBeWholeAsync(delivers ? 1 : 0);
    }
}

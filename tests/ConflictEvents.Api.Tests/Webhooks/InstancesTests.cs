using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>Instances that come, go and work side by side: what is theirs to deliver stands in the database.</summary>
public sealed class InstancesTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new();
    private readonly string _tag = Given.Fresh("instances-");
    private TestDatabase _database = null!;
    private Receiver _receiver = null!;

    public async Task InitializeAsync()
    {
        _database = await (await House.TestServer.GetAsync()).CloneAsync();
        _receiver = await Receiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_of_a_message_leaves_it_to_the_next_start()
    {
        _receiver.Then(204).ThenHang();
        List<Kept> strikes = [];
        JsonObject webhook;
        await using (var before = await ClockedHost.StartAsync(_database, _clock))
        {
            webhook = await before.Admin.MakeWebhookAsync(_receiver.Url, _tag);
            for (var i = 0; i < 3; i++)
                strikes.Add(await before.Admin.PublishAsync(_tag));
            Assert.Equal([strikes[0].Position, strikes[1].Position], (await _receiver.NextAsync(2)).Select(m => m.Position));
        }

        await using var after = await ClockedHost.StartAsync(_database, _clock);
        var messages = await _receiver.NextAsync(2);
        await after.Admin.InStepAsync(webhook);

        Assert.Equal([strikes[1].Position, strikes[2].Position], messages.Select(m => m.Position));
        Assert.Equal(_receiver.All[1].Id, messages[0].Id);
        Assert.Equal(4, _receiver.All.Count);
        Assert.All(await after.Admin.DeliveriesAsync(webhook), d => Assert.True((bool)d["taken"]!));
    }

    [Fact]
    public async Task Two_servers_on_one_database_deliver_each_message_once()
    {
        await using var one = await ClockedHost.StartAsync(_database, _clock);
        await using var two = await ClockedHost.StartAsync(_database, _clock);
        var webhook = await one.Admin.MakeWebhookAsync(_receiver.Url, _tag);
        var strikes = new List<Kept>();
        for (var i = 0; i < 30; i++)
            strikes.Add(await (i % 2 == 0 ? one : two).Admin.PublishAsync(_tag));

        await one.Admin.InStepAsync(webhook);

        Assert.Equal(strikes.Select(s => s.Position), _receiver.All.Select(m => m.Position));
        Assert.Equal(1, _receiver.MostAtOnce);
    }

    [Fact]
    public async Task However_servers_stop_and_the_endpoint_fails_every_change_comes_in_order_and_none_is_missing()
    {
        var chance = new Random(7);
        for (var i = 0; i < 30; i++)
            _receiver.Then(chance.Next(3) == 0 ? 500 : 204);
        var positions = new List<long>();
        JsonObject? webhook = null;
        for (var round = 0; round < 3; round++)
        {
            await using var host = await ClockedHost.StartAsync(_database, _clock);
            webhook ??= await host.Admin.MakeWebhookAsync(_receiver.Url, _tag);
            var admin = host.Admin;
            positions.AddRange((await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => admin.PublishAsync(_tag)))).Select(s => s.Position));
            _clock.Advance(TimeSpan.FromMinutes(10));
        }

        await using var last = await ClockedHost.StartAsync(_database, _clock);
        await last.Admin.WebhookAsync(webhook!, w =>
        {
            if ((DateTimeOffset?)w["nextAttemptAt"] is { } next && next > _clock.GetUtcNow())
                _clock.Advance(next - _clock.GetUtcNow());
            return (long)w["backlog"]! == 0;
        });

        var came = _receiver.All.Select(m => m.Position).ToList();
        Assert.Equal(came.Order(), came);
        Assert.Equal(positions.Order(), came.Distinct());
        Assert.True(came.Count > positions.Count);
        Assert.Equal(positions.Count, _receiver.All.Select(m => m.Id).Distinct().Count());
    }

    [Fact]
    public async Task What_a_server_held_that_died_is_delivered_when_its_lease_has_run_out_and_not_before()
    {
        await using var host = await ClockedHost.StartAsync(_database, _clock);
        var held = await host.Admin.MakeWebhookAsync(_receiver.Url, _tag);
        await _database.ExecuteAsync("update webhooks set lease = gen_random_uuid(), lease_until = clock_timestamp() + interval '1 hour'");
        await using var other = await Receiver.StartAsync();
        var free = await host.Admin.MakeWebhookAsync(other.Url, _tag);
        var strike = await host.Admin.PublishAsync(_tag);
        await host.Admin.InStepAsync(free);
        Assert.Empty(_receiver.All);

        await _database.ExecuteAsync("update webhooks set lease_until = clock_timestamp() - interval '1 second' where lease is not null");
        _clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(strike.Position, (await _receiver.NextAsync()).Position);
        await host.Admin.InStepAsync(held);
    }

    [Fact]
    public async Task Old_deliveries_are_thrown_away()
    {
        await using var host = await ClockedHost.StartAsync(_database, _clock);
        var webhook = await host.Admin.MakeWebhookAsync(_receiver.Url, _tag);
        await host.Admin.PublishAsync(_tag);
        await host.Admin.InStepAsync(webhook);
        await _database.ExecuteAsync($"""
            insert into webhook_deliveries (webhook, trigger, position, message_id, attempt, at, headers, body, duration_ms)
            select webhook, trigger, position, message_id, attempt, at + n * interval '1 day', headers, body, duration_ms from webhook_deliveries, generate_series(1, 40) n
            """);

        _clock.Advance(TimeSpan.FromDays(41));
        await host.Admin.WebhookAsync(webhook, _ => _database.ScalarAsync<long>("select count(*) from webhook_deliveries").Result <= 31);

        var left = await _database.RowsAsync("select at from webhook_deliveries order by at");
        Assert.InRange(left.Count, 29, 31);
        Assert.All(left, row => Assert.True((DateTime)row[0]! >= _clock.GetUtcNow().UtcDateTime.AddDays(-31)));
    }
}

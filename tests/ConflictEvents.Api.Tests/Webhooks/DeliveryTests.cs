using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Webhooks;

public sealed class DeliveryTests(WebhookFixture api) : IClassFixture<WebhookFixture>
{
    private readonly HttpClient _admin = api.Client(Role.Admin);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly string _tag = Given.Fresh("delivery-");

    [Fact]
    public async Task A_change_is_posted_with_its_place_and_without_its_document()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        var strike = await _editor.PublishAsync(_tag);

        var message = await receiver.NextAsync();

        Assert.Equal(("POST", "/hook", "application/json", "event.created"), (message.Method, message.Path, message.Headers["content-type"], message.Type));
        Assert.Equal(["type", "timestamp", "data"], message.Json.Select(m => m.Key));
        Assert.Equal((string)strike.Json["recordedAt"]!, (string)message.Json["timestamp"]!);
        var expected = new JsonObject
        {
            ["position"] = strike.Position,
            ["epoch"] = await api.Database.ScalarAsync<Guid>("select epoch from ledger_head"),
            ["record"] = "event",
            ["id"] = strike.Id,
            ["revision"] = 1,
            ["address"] = $"{WebhookFixture.PublicAddress}/v1/events/{strike.Id}",
        };
        Assert.Equal(expected.ToJsonString(), message.Json["data"]!.ToJsonString());
        Assert.Equal([message.SignatureBy(webhook.Secret())], message.Signatures);
        Assert.InRange(Math.Abs(message.Timestamp - api.Clock.GetUtcNow().ToUnixTimeSeconds()), 0, 60);
        Assert.Matches("^msg_[0-9a-f]{32}$", message.Id);
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task Changes_come_in_order_and_one_at_a_time()
    {
        await using var receiver = await Receiver.StartAsync();
        for (var i = 0; i < 5; i++)
            receiver.Then(_ => Task.Delay(30));
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        var strikes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _editor.PublishAsync(_tag)));

        var messages = await receiver.NextAsync(strikes.Length);
        await _admin.InStepAsync(webhook);

        Assert.Equal(strikes.Select(s => s.Position).Order(), messages.Select(m => m.Position));
        Assert.Equal((1, strikes.Length), (receiver.MostAtOnce, receiver.All.Count));
    }

    [Fact]
    public async Task What_leaves_the_filter_comes_as_left_and_what_was_never_in_it_moves_the_cursor_only()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        await _editor.PublishAsync(Given.Fresh("other-"));
        var strike = await _editor.PublishAsync(_tag);
        await _editor.ReviseAsync(strike, new JsonObject { ["tags"] = new JsonArray("elsewhere") });
        await _editor.PublishAsync(Given.Fresh("other-"));

        var messages = await receiver.NextAsync(2);
        var inStep = await _admin.InStepAsync(webhook);

        Assert.Equal([("event.created", strike.Id), ("event.left", strike.Id)], messages.Select(m => (m.Type, (string)m.Json["data"]!["id"]!)));
        Assert.Equal(await api.Database.ScalarAsync<long>("select position from ledger_head"), (long)inStep["cursor"]!);
        Assert.Equal(2, receiver.All.Count);
    }

    [Fact]
    public async Task Readers_hear_of_no_draft_and_editors_do()
    {
        await using var readers = await Receiver.StartAsync();
        await using var editors = await Receiver.StartAsync();
        await _admin.MakeWebhookAsync(readers.Url, _tag);
        await _admin.MakeWebhookAsync(editors.Url, _tag, role: "editor");
        var draft = await _editor.PublishAsync(_tag, lifecycle: "draft");
        var published = await _editor.ReviseAsync(draft, new JsonObject { ["lifecycle"] = "published" });

        Assert.Equal([draft.Position, published.Position], (await editors.NextAsync(2)).Select(m => m.Position));
        Assert.Equal([published.Position], (await readers.NextAsync(1)).Select(m => m.Position));
        Assert.Single(readers.All);
    }

    [Fact]
    public async Task Actors_sources_and_disputes_are_told_of_where_the_filter_asks_for_them()
    {
        await using var receiver = await Receiver.StartAsync();
        using var made = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = receiver.Url, ["filter"] = new JsonObject { ["record"] = new JsonArray("actor") } });
        await made.ShouldBeAsync(System.Net.HttpStatusCode.Created);
        await _editor.CreateSourceAsync(Given.ASource());
        var actor = await _editor.CreateActorAsync(Given.AnActor());

        var message = await receiver.NextAsync();

        Assert.Equal(("actor.created", $"{WebhookFixture.PublicAddress}/v1/actors/{actor.Id}"), (message.Type, (string)message.Json["data"]!["address"]!));
    }

    [Fact]
    public async Task A_webhook_begins_at_the_position_or_token_that_it_is_given()
    {
        await using var fromPosition = await Receiver.StartAsync();
        await using var fromToken = await Receiver.StartAsync();
        var first = await _editor.PublishAsync(_tag);
        var second = await _editor.PublishAsync(_tag);
        var token = (string)(await api.Client().ReadAsync($"/v1/changes?tag={_tag}&after={first.Position - 1}&limit=1"))["next"]!;

        await _admin.MakeWebhookAsync(fromPosition.Url, _tag, after: $"{first.Position - 1}");
        await _admin.MakeWebhookAsync(fromToken.Url, _tag, after: token);

        Assert.Equal([first.Position, second.Position], (await fromPosition.NextAsync(2)).Select(m => m.Position));
        Assert.Equal(second.Position, (await fromToken.NextAsync()).Position);
    }

    [Fact]
    public async Task A_dead_endpoint_holds_up_nobody_but_itself()
    {
        await using var alive = await Receiver.StartAsync();
        await using var dead = await Receiver.StartAsync();
        for (var i = 0; i < 20; i++)
            dead.ThenHang();
        foreach (var _ in Enumerable.Range(0, 10))
            await _admin.MakeWebhookAsync(dead.Url, _tag);
        await _admin.MakeWebhookAsync(alive.Url, _tag);
        var strikes = new List<Kept>();
        for (var i = 0; i < 5; i++)
            strikes.Add(await _editor.PublishAsync(_tag));
        await dead.NextAsync(10);

        Assert.Equal(strikes.Select(s => s.Position), (await alive.NextAsync(5)).Select(m => m.Position));
    }

    [Fact]
    public async Task While_a_secret_is_rotated_both_sign_and_after_a_day_the_new_one_alone()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        using var answer = await _admin.PostAsync($"{webhook.Path()}/secret", null);
        var rotated = await answer.JsonAsync();
        await _editor.PublishAsync(_tag);
        var during = await receiver.NextAsync();
        await _admin.InStepAsync(webhook);

        api.Clock.Advance(TimeSpan.FromHours(24));
        await _editor.PublishAsync(_tag);
        var after = await receiver.NextAsync();

        Assert.NotEqual(webhook.Secret(), rotated.Secret());
        Assert.NotNull(rotated["oldSecretUntil"]);
        Assert.Equal([during.SignatureBy(rotated.Secret()), during.SignatureBy(webhook.Secret())], during.Signatures);
        Assert.Equal([after.SignatureBy(rotated.Secret())], after.Signatures);
        Assert.Null((await _admin.ReadAsync(webhook.Path()))["oldSecretUntil"]);
    }

    [Fact]
    public async Task A_replay_delivers_again_under_the_ids_that_the_messages_had()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        var strikes = new[] { await _editor.PublishAsync(_tag), await _editor.PublishAsync(_tag), await _editor.PublishAsync(_tag) };
        var first = await receiver.NextAsync(3);
        await _admin.InStepAsync(webhook);

        using var answer = await _admin.PostAsync($"{webhook.Path()}/replay", new JsonObject { ["after"] = $"{strikes[0].Position}" });
        await answer.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        var again = await receiver.NextAsync(2);

        Assert.Equal(first.Skip(1).Select(m => (m.Id, m.Body)), again.Select(m => (m.Id, m.Body)));
        Assert.Equal(3, first.Select(m => m.Id).Distinct().Count());
        // Deliveries may have gone on by the time of the answer.
        Assert.InRange((long)(await answer.JsonAsync())["cursor"]!, strikes[0].Position, strikes[2].Position);
    }
}

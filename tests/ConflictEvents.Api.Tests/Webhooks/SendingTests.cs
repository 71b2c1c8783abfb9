using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>What an admin sends by hand, and sees of what was sent.</summary>
public sealed class SendingTests(WebhookFixture api) : IClassFixture<WebhookFixture>
{
    private const string Elsewhere = "http://127.0.0.1:9/hook";
    private readonly HttpClient _admin = api.Client(Role.Admin);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly string _tag = Given.Fresh("sending-");

    [Fact]
    public async Task A_test_is_sent_now_and_tells_what_came_back()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Then(async context =>
        {
            context.Response.StatusCode = 418;
            await context.Response.Body.WriteAsync("short\0 and stout"u8.ToArray());
        });
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);

        using var answer = await _admin.PostAsync($"{webhook.Path()}/test", null);
        var delivery = await answer.JsonAsync();

        var message = await receiver.NextAsync();
        Assert.Equal(("test", 418, "short  and stout", false), ((string)delivery["trigger"]!, (int)delivery["responseStatus"]!, (string)delivery["responseExcerpt"]!, (bool)delivery["taken"]!));
        Assert.Equal(message.Id, (string)delivery["messageId"]!);
        Assert.Equal(message.Headers["webhook-signature"], (string)delivery["requestHeaders"]!["webhook-signature"]!);
        Assert.Equal(System.Text.Encoding.UTF8.GetByteCount(message.Body), (int)delivery["requestBytes"]!);
        Assert.Equal(0, (int)(await _admin.ReadAsync(webhook.Path()))["failedAttempts"]!);
    }

    [Fact]
    public async Task A_delivery_is_sent_again_to_the_byte_and_the_cursor_stays()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        await _editor.PublishAsync(_tag);
        var first = await receiver.NextAsync();
        var cursor = (await _admin.InStepAsync(webhook))["cursor"]!.ToJsonString();
        var delivery = Assert.Single(await _admin.DeliveriesAsync(webhook));

        using var answer = await _admin.PostAsync($"{webhook.Path()}/deliveries/{delivery["id"]}/redeliver", null);
        var again = await answer.JsonAsync();

        var second = await receiver.NextAsync();
        Assert.Equal((first.Id, first.Body), (second.Id, second.Body));
        Assert.Equal(("redelivery", 2, true), ((string)again["trigger"]!, (int)again["attempt"]!, (bool)again["taken"]!));
        Assert.Equal((long)delivery["position"]!, (long)again["position"]!);
        Assert.Equal(cursor, (await _admin.ReadAsync(webhook.Path()))["cursor"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{\"after\":\"999999999\"}", 410, "", "ahead_of_head")]
    [InlineData("{}", 400, "/after", "required")]
    [InlineData("{\"after\":\"x\"}", 400, "/after", "after")]
    public async Task A_replay_from_nowhere_is_refused(string body, int status, string pointer, string code)
    {
        var webhook = await _admin.MakeWebhookAsync(Elsewhere, _tag);

        using var answer = await _admin.PostAsync($"{webhook.Path()}/replay", JsonNode.Parse(body));

        if (status == 410)
            await answer.ShouldBeProblemAsync(410, code);
        else
            await answer.ShouldBeProblemAsync(status, pointer, code);
    }

    [Fact]
    public async Task A_replay_goes_back_and_not_ahead()
    {
        var webhook = await _admin.MakeWebhookAsync(Elsewhere, _tag, after: "0");
        using var disabled = await _admin.PatchAsync(webhook.Path(), new JsonObject { ["enabled"] = false });
        await api.Database.ExecuteAsync($"update webhooks set cursor = 0 where id = '{webhook["id"]}'");
        var strike = await _editor.PublishAsync(_tag);

        using var answer = await _admin.PostAsync($"{webhook.Path()}/replay", new JsonObject { ["after"] = $"{strike.Position}" });

        await answer.ShouldBeProblemAsync(400, "/after", "ahead");
    }

    [Fact]
    public async Task Webhooks_and_deliveries_are_listed_page_by_page()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        for (var i = 0; i < 5; i++)
            (await _admin.PostAsync($"{webhook.Path()}/test", null)).Dispose();

        foreach (var path in new[] { "/v1/webhooks", $"{webhook.Path()}/deliveries" })
        {
            var all = Ids(await _admin.ReadAsync($"{path}?limit=500"));
            List<string> paged = [];
            string? cursor = null;
            do
            {
                var page = await _admin.ReadAsync($"{path}?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
                paged.AddRange(Ids(page));
                cursor = (string?)page["next"];
            }
            while (cursor is not null);
            Assert.Equal(all, paged);
            using var bad = await _admin.GetAsync(new Uri($"{path}?cursor=x", UriKind.Relative));
            Assert.Equal("cursor", (string)(await bad.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        }
        Assert.Equal(5, (await _admin.DeliveriesAsync(webhook)).Count);
    }

    private static List<string> Ids(JsonObject page) => [.. page["items"]!.AsArray().Select(i => i!["id"]!.ToString())];
}

using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Api.Tests.Webhooks;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Audit;

/// <summary>What is done with webhooks, as the audit tells it.</summary>
public sealed class WebhookDeedsTests(WebhookFixture api) : IClassFixture<WebhookFixture>
{
    private readonly HttpClient _admin = api.Client(Role.Admin);
    private readonly string _tag = Given.Fresh("deeds-");

    [Fact]
    public async Task Each_thing_that_is_done_is_told_also_after_the_webhook_is_gone()
    {
        await using var receiver = await Receiver.StartAsync();
        using var ruth = Desk("Ruth Abel");
        var webhook = await ruth.MakeWebhookAsync($"{receiver.Url}?token=zqsecret", _tag);
        await api.Client(Role.Editor).PublishAsync(_tag);
        await receiver.NextAsync();
        await _admin.InStepAsync(webhook);
        var delivery = (long)(await _admin.DeliveriesAsync(webhook))[0]["id"]!;

        await PatchAsync(webhook, new JsonObject { ["description"] = "A map", ["url"] = $"{receiver.Url}?token=zqother" });
        await PatchAsync(webhook, new JsonObject { ["enabled"] = false });
        await PatchAsync(webhook, new JsonObject { ["enabled"] = true, ["filter"] = new JsonObject { ["kind"] = new JsonArray("meeting") } });
        await PatchAsync(webhook, []);
        foreach (var way in new[] { "secret", "test", $"deliveries/{delivery}/redeliver" })
            await PostAsync($"{webhook.Path()}/{way}", null);
        await PostAsync($"{webhook.Path()}/replay", new JsonObject { ["after"] = "1" });
        await ShouldBeAsync(_admin.DeleteAsync(new Uri(webhook.Path(), UriKind.Relative)));

        var told = (await _admin.AuditAsync("kind=webhook&limit=500")).Where(e => (string)e["id"]! == (string)webhook["id"]!).Reverse().ToList();
        Assert.Equal(["made", "changed", "disabled", "enabled", "changed", "changed", "rotated", "tested", "redelivered", "replayed", "removed"], told.Select(e => (string)e["action"]!));
        Assert.Equal([null, "url, description", null, null, "filter", null, null, null, "msg", "after 1", null], told.Select(e => ((string?)e["note"])?.Split('_')[0]));
        Assert.All(told, e => Assert.Equal(("127.0.0.1", "reader", "admin"), ((string)e["name"]!, (string)e["role"]!, (string)e["by"]!)));
        Assert.Equal("Ruth Abel", (string?)told[0]["actingAs"]);
        Assert.DoesNotContain(told, e => e.ToJsonString().Contains("zq", StringComparison.Ordinal) || e.ToJsonString().Contains(webhook.Secret(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_server_disabled_itself_is_told_with_the_reason()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Then(410);
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        await api.Client(Role.Editor).PublishAsync(_tag);
        await _admin.WebhookAsync(webhook, w => !(bool)w["enabled"]!);

        var told = Assert.Single(await _admin.AuditAsync("kind=webhook&by=system"), e => (string)e["id"]! == (string)webhook["id"]!);

        Assert.Equal(("disabled", "gone"), ((string)told["action"]!, (string)told["note"]!));
    }

    [Fact]
    public async Task What_was_refused_or_is_not_there_is_not_told_as_done()
    {
        using var refused = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = "http://10.0.0.1/" });
        using var missing = await _admin.DeleteAsync(new Uri($"/v1/webhooks/{Guid.CreateVersion7()}", UriKind.Relative));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (refused.StatusCode, missing.StatusCode));
        Assert.DoesNotContain(await _admin.AuditAsync("kind=webhook&limit=500"), e => (string)e["name"]! == "10.0.0.1");
        Assert.DoesNotContain(await _admin.AuditAsync("kind=webhook&limit=500"), e => missing.RequestMessage!.RequestUri!.ToString().EndsWith((string)e["id"]!, StringComparison.Ordinal));
    }

    private HttpClient Desk(string person)
    {
        var client = api.NewClient(ApiFixture.AdminKey);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Acting-As", person);
        return client;
    }

    private Task PatchAsync(JsonObject webhook, JsonObject patch) => ShouldBeAsync(_admin.PatchAsync(webhook.Path(), patch));

    private Task PostAsync(string address, JsonObject? body) => ShouldBeAsync(_admin.PostAsync(address, body));

    private static async Task ShouldBeAsync(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        await answer.ShouldBeAsync(HttpStatusCode.OK);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;

namespace ConflictEvents.Api.Tests.Webhooks;

public sealed class WebhooksTests(WebhookFixture api) : IClassFixture<WebhookFixture>
{
    private const string Elsewhere = "http://127.0.0.1:9/hook";
    private readonly HttpClient _admin = api.Client(Role.Admin);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly string _tag = Given.Fresh("webhook-");

    [Fact]
    public async Task A_webhook_is_read_back_without_its_secret()
    {
        using var answer = await _admin.PostAsync("/v1/webhooks", new JsonObject
        {
            ["url"] = Elsewhere,
            ["description"] = "A map",
            ["filter"] = new JsonObject { ["kind"] = new JsonArray("strike"), ["tag"] = new JsonArray(_tag) },
        });
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        var made = await answer.JsonAsync();

        var read = await _admin.ReadAsync(made.Path());
        var listed = (await _admin.ReadAsync("/v1/webhooks?limit=500")).ToJsonString();

        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", made.Secret());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.EndsWith(made.Path(), answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal((Elsewhere, "A map", "reader", true), ((string)read["url"]!, (string)read["description"]!, (string)read["role"]!, (bool)read["enabled"]!));
        Assert.Equal($$"""{"kind":["strike"],"tag":["{{_tag}}"]}""", read["filter"]!.ToJsonString());
        Assert.Equal((await api.Database.ScalarAsync<long>("select position from ledger_head"), 0L), ((long)read["cursor"]!, (long)read["backlog"]!));
        Assert.False(read.ContainsKey("secret"));
        Assert.Contains((string)made["id"]!, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(made.Secret(), listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_of_the_clients_own_signs()
    {
        await using var receiver = await Receiver.StartAsync();
        var secret = "whsec_" + Convert.ToBase64String([.. Enumerable.Range(0, 24).Select(i => (byte)i)]);
        using var answer = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = receiver.Url, ["secret"] = secret });
        var made = await answer.JsonAsync();

        using var test = await _admin.PostAsync($"{made.Path()}/test", null);

        var message = await receiver.NextAsync();
        Assert.Equal((secret, "webhook.test"), (made.Secret(), message.Type));
        Assert.Equal([message.SignatureBy(secret)], message.Signatures);
        (await _admin.DeleteAsync(new Uri(made.Path(), UriKind.Relative))).Dispose();
    }

    [Theory]
    [InlineData("url", null, "/url", "required")]
    [InlineData("url", "\"\"", "/url", "required")]
    [InlineData("secret", "\"whsec_\"", "/secret", "secret")]
    [InlineData("secret", "\"c2VjcmV0IG9mIHR3ZW50eS1mb3VyIGI=\"", "/secret", "secret")]
    [InlineData("secret", "\"whsec_c2hvcnQ=\"", "/secret", "secret")]
    [InlineData("secret", "\"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAA AAAA\"", "/secret", "secret")]
    [InlineData("secret", "\"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"", "/secret", "secret")]
    [InlineData("role", "\"admin\"", "/role", "vocabulary")]
    [InlineData("role", "\"nobody\"", "/role", "vocabulary")]
    [InlineData("after", "\"nonsense\"", "/after", "after")]
    [InlineData("after", "\"\"", "/after", "after")]
    [InlineData("enabled", "true", "/enabled", "unknown_member")]
    [InlineData("filter", "[]", "/filter", "type")]
    [InlineData("filter", "{\"kind\":[\"party\"]}", "/filter/kind/0", "vocabulary")]
    [InlineData("filter", "{\"kind\":\"strike\"}", "/filter/kind", "type")]
    [InlineData("filter", "{\"sort\":\"recorded\"}", "/filter/sort", "filter")]
    [InlineData("filter", "{\"limit\":5}", "/filter/limit", "unknown_member")]
    [InlineData("filter", "{\"nobody\":5}", "/filter/nobody", "unknown_member")]
    [InlineData("filter", "{\"record\":[\"party\"]}", "/filter/record/0", "vocabulary")]
    [InlineData("filter", "{\"record\":[\"actor\"],\"kind\":[\"strike\"]}", "/filter/record", "filter")]
    [InlineData("filter", "{\"record\":null}", "/filter/record", "null")]
    [InlineData("filter", "{\"\\ud800\":1}", "/filter", "type")]
    [InlineData("filter", "{\"tag\":[\"\\ud800\"]}", "/filter", "type")]
    [InlineData("description", "\"\\u0000\"", "/description", "text")]
    public async Task What_is_not_understood_is_refused_where_it_stands(string member, string? value, string pointer, string code)
    {
        var body = new Dictionary<string, string?> { ["url"] = $"\"{Elsewhere}\"", [member] = value };
        var json = "{" + string.Join(',', body.Where(m => m.Value is not null).Select(m => $"\"{m.Key}\":{m.Value}")) + "}";
        using var answer = await _admin.PostAsync(new Uri("/v1/webhooks", UriKind.Relative), new StringContent(json, System.Text.Encoding.UTF8, "application/json"));

        await answer.ShouldBeProblemAsync(400, pointer, code);
        api.Log.ShouldHoldNoErrors();
    }

    [Fact]
    public async Task What_the_role_may_not_see_cannot_be_followed_and_what_is_ahead_is_gone()
    {
        using var drafts = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = Elsewhere, ["filter"] = new JsonObject { ["lifecycle"] = new JsonArray("draft") } });
        using var ahead = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = Elsewhere, ["after"] = "999999999" });

        await drafts.ShouldBeProblemAsync(403, "forbidden");
        await ahead.ShouldBeProblemAsync(410, "ahead_of_head");
    }

    [Theory]
    [InlineData(Role.Reader)]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Editor)]
    public async Task Only_admins_manage_webhooks(Role role)
    {
        var webhook = await _admin.MakeWebhookAsync(Elsewhere, _tag);

        foreach (var ask in Managing(webhook))
            using (var answer = await ask(api.Client(role), null))
                await answer.ShouldBeProblemAsync(403, "forbidden");
        using var stranger = await api.Client().GetAsync(new Uri("/v1/webhooks", UriKind.Relative));
        await stranger.ShouldBeProblemAsync(401, "unauthorized");
    }

    [Fact]
    public async Task An_idempotency_key_is_refused_on_every_write()
    {
        var webhook = await _admin.MakeWebhookAsync(Elsewhere, _tag);

        foreach (var ask in Managing(webhook).Skip(3))
            using (var answer = await ask(_admin, "once"))
                Assert.Equal("Idempotency-Key", (string)(await answer.ShouldBeProblemAsync(400, "invalid_parameter"))["parameter"]!);
        Assert.Equal(webhook["createdAt"]!.ToJsonString(), (await _admin.ReadAsync(webhook.Path()))["createdAt"]!.ToJsonString());
    }

    [Fact]
    public async Task A_webhook_that_is_not_there_is_not_found()
    {
        foreach (var ask in Managing(new JsonObject { ["id"] = Guid.CreateVersion7().ToString() }).Where((_, i) => i is not 0 and not 3))
            using (var answer = await ask(_admin, null))
                await answer.ShouldBeProblemAsync(404, "not_found");
        var webhook = await _admin.MakeWebhookAsync(Elsewhere, _tag);
        using var delivery = await _admin.PostAsync($"{webhook.Path()}/deliveries/999999/redeliver", null);
        await delivery.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task A_webhook_is_corrected_member_by_member_and_disabled_and_removed()
    {
        await using var receiver = await Receiver.StartAsync();
        var webhook = await _admin.MakeWebhookAsync(Elsewhere, Given.Fresh("other-"));

        using var corrected = await _admin.PatchAsync(webhook.Path(), new JsonObject { ["url"] = receiver.Url, ["filter"] = new JsonObject { ["tag"] = new JsonArray(_tag) }, ["description"] = "new" });
        await corrected.ShouldBeAsync(HttpStatusCode.OK);
        var first = await _editor.PublishAsync(_tag);
        Assert.Equal(first.Position, (await receiver.NextAsync()).Position);
        await _admin.InStepAsync(webhook);

        using var disabled = await _admin.PatchAsync(webhook.Path(), new JsonObject { ["enabled"] = false, ["description"] = null });
        var read = await disabled.JsonAsync();
        Assert.Equal((false, "by_admin", null), ((bool)read["enabled"]!, (string)read["disabledReason"]!, (string?)read["description"]));
        var second = await _editor.PublishAsync(_tag);
        Assert.True((long)(await _admin.ReadAsync(webhook.Path()))["backlog"]! > 0);

        using var enabled = await _admin.PatchAsync(webhook.Path(), new JsonObject { ["enabled"] = true });
        Assert.Equal(second.Position, (await receiver.NextAsync()).Position);

        using var removed = await _admin.DeleteAsync(new Uri(webhook.Path(), UriKind.Relative));
        await removed.ShouldBeAsync(HttpStatusCode.OK);
        using var gone = await _admin.GetAsync(new Uri(webhook.Path(), UriKind.Relative));
        await gone.ShouldBeProblemAsync(404, "not_found");
        Assert.Equal(0, await api.Database.ScalarAsync<long>($"select count(*) from webhook_deliveries where webhook = '{webhook["id"]}'"));
    }

    [Theory]
    [InlineData("{\"secret\":\"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}", "/secret", "unknown_member")]
    [InlineData("{\"url\":null}", "/url", "required")]
    [InlineData("{\"enabled\":null}", "/enabled", "required")]
    [InlineData("{\"enabled\":\"no\"}", "/enabled", "type")]
    [InlineData("{\"url\":\"http://10.0.0.1/\"}", "/url", "address")]
    [InlineData("{\"filter\":{\"actor\":[\"nobody-known\"]}}", "/filter/actor", "filter")]
    public async Task A_correction_that_is_not_understood_changes_nothing(string patch, string pointer, string code)
    {
        var webhook = await _admin.MakeWebhookAsync(Elsewhere, _tag);

        using var answer = await _admin.PatchAsync(webhook.Path(), JsonNode.Parse(patch)!);

        await answer.ShouldBeProblemAsync(400, pointer, code);
        Assert.Equal((Elsewhere, true), ((string)(await _admin.ReadAsync(webhook.Path()))["url"]!, (bool)(await _admin.ReadAsync(webhook.Path()))["enabled"]!));
    }

    [Fact]
    public async Task No_secret_and_no_address_reaches_the_log_or_another_answer()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Then(500);
        var webhook = await _admin.MakeWebhookAsync(receiver.Url + "/path-of-the-receivers-own", _tag);
        await _editor.PublishAsync(_tag);
        await _admin.FailedAsync(webhook, 1);
        using var rotation = await _admin.PostAsync($"{webhook.Path()}/secret", null);
        var rotated = await rotation.JsonAsync();
        using var patched = await _admin.PatchAsync(webhook.Path(), new JsonObject { ["description"] = "x" });
        using var test = await _admin.PostAsync($"{webhook.Path()}/test", null);
        using var refused = await _admin.PostAsync("/v1/webhooks", new JsonObject { ["url"] = "https://example.org", ["secret"] = "whsec_dG9vIHNob3J0" });

        var answers = string.Concat(
            await patched.Content.ReadAsStringAsync(), await test.Content.ReadAsStringAsync(), await refused.Content.ReadAsStringAsync(),
            (await _admin.ReadAsync(webhook.Path())).ToJsonString(), (await _admin.ReadAsync("/v1/webhooks?limit=500")).ToJsonString(), (await _admin.ReadAsync($"{webhook.Path()}/deliveries")).ToJsonString());
        foreach (var secret in new[] { webhook.Secret(), rotated.Secret(), webhook.Secret()[6..], "dG9vIHNob3J0" })
            Assert.DoesNotContain(secret, answers, StringComparison.Ordinal);
        foreach (var secret in new[] { webhook.Secret()[6..], rotated.Secret()[6..], "path-of-the-receivers-own" })
            Assert.DoesNotContain(api.Log.All, l => l.Text.Contains(secret, StringComparison.Ordinal) || l.Exception?.ToString().Contains(secret, StringComparison.Ordinal) == true);
        Assert.Contains(api.Log.All, l => l.Text.Contains((string)webhook["id"]!, StringComparison.Ordinal) && l.Category.Contains("Webhook", StringComparison.Ordinal));
    }

    // Reads first, then a creation, then what is done to one.
    private static Func<HttpClient, string?, Task<HttpResponseMessage>>[] Managing(JsonObject webhook) =>
    [
        (c, _) => c.GetAsync(new Uri("/v1/webhooks", UriKind.Relative)),
        (c, _) => c.GetAsync(new Uri(webhook.Path(), UriKind.Relative)),
        (c, _) => c.GetAsync(new Uri($"{webhook.Path()}/deliveries", UriKind.Relative)),
        (c, key) => c.PostAsync("/v1/webhooks", new JsonObject { ["url"] = Elsewhere }, idempotencyKey: key),
        (c, key) => c.PatchAsync(webhook.Path(), new JsonObject { ["description"] = "x" }, idempotencyKey: key),
        (c, key) => c.PostAsync($"{webhook.Path()}/secret", null, idempotencyKey: key),
        (c, key) => c.PostAsync($"{webhook.Path()}/test", null, idempotencyKey: key),
        (c, key) => c.PostAsync($"{webhook.Path()}/replay", new JsonObject { ["after"] = "0" }, idempotencyKey: key),
        (c, key) => c.PostAsync($"{webhook.Path()}/deliveries/1/redeliver", null, idempotencyKey: key),
        (c, key) => c.AskAsync(HttpMethod.Delete, webhook.Path(), idempotencyKey: key),
    ];
}

using System.Globalization;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;
using ConflictEvents.Keys;
using Microsoft.AspNetCore.Http;

namespace ConflictEvents.Api.Tests.Webhooks;

public sealed class RetryTests(WebhookFixture api) : IClassFixture<WebhookFixture>
{
    // What Standard Webhooks suggests, in seconds.
    private static readonly int[] Schedule = [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400];
    private readonly HttpClient _admin = api.Client(Role.Admin);
    private readonly HttpClient _editor = api.Client(Role.Editor);
    private readonly string _tag = Given.Fresh("retry-");

    [Fact]
    public async Task A_message_that_is_not_taken_is_sent_again_by_the_schedule_until_the_webhook_is_disabled_and_goes_on_when_it_is_enabled()
    {
        await using var receiver = await Receiver.StartAsync();
        for (var i = 0; i <= Schedule.Length; i++)
            receiver.Then(i % 2 == 0 ? 500 : 404);
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        var first = await _editor.PublishAsync(_tag);
        var second = await _editor.PublishAsync(_tag);

        var messages = new List<Received>();
        for (var failed = 1; failed <= Schedule.Length; failed++)
        {
            messages.Add(await receiver.NextAsync());
            var waiting = await _admin.FailedAsync(webhook, failed);
            var (at, next) = ((DateTimeOffset)waiting["lastFailureAt"]!, (DateTimeOffset)waiting["nextAttemptAt"]!);
            Assert.InRange((next - at).TotalSeconds, Schedule[failed - 1], (Schedule[failed - 1] * 1.1) + 20);
            api.Clock.Advance(next - api.Clock.GetUtcNow());
        }
        messages.Add(await receiver.NextAsync());
        var disabled = await _admin.WebhookAsync(webhook, w => !(bool)w["enabled"]!);

        Assert.Equal("exhausted", (string)disabled["disabledReason"]!);
        Assert.True((long)disabled["cursor"]! < first.Position);
        Assert.Null(disabled["nextAttemptAt"]);
        Assert.Equal([(first.Position, messages[0].Id)], messages.Select(m => (m.Position, m.Id)).Distinct());
        Assert.Equal(messages.Select(m => m.Timestamp).Order().Distinct(), messages.Select(m => m.Timestamp));
        Assert.All(messages, m => Assert.Equal([m.SignatureBy(webhook.Secret())], m.Signatures));
        var deliveries = await _admin.DeliveriesAsync(webhook);
        Assert.Equal(Enumerable.Range(1, 10).Reverse(), deliveries.Select(d => (int)d["attempt"]!));
        Assert.All(deliveries, d => Assert.False((bool)d["taken"]!));

        using var enabled = await _admin.PatchAsync(webhook.Path(), new JsonObject { ["enabled"] = true });
        await enabled.ShouldBeAsync(System.Net.HttpStatusCode.OK);
        Assert.Equal([first.Position, second.Position], (await receiver.NextAsync(2)).Select(m => m.Position));
        Assert.Equal(0, (int)(await _admin.InStepAsync(webhook))["failedAttempts"]!);
    }

    [Theory]
    [InlineData(503, "3600", 3600)]
    [InlineData(429, "7", 60)]
    [InlineData(429, null, 60)]
    [InlineData(502, null, 60)]
    [InlineData(504, null, 60)]
    [InlineData(503, null, 5)]
    [InlineData(500, "in a while", 5)]
    [InlineData(503, "99999999", 86400)]
    [InlineData(503, "date", 7000)]
    public async Task An_endpoint_under_load_is_left_alone_as_long_as_it_asks(int status, string? after, int seconds)
    {
        await using var receiver = await Receiver.StartAsync();
        if (after == "date")
            after = (api.Clock.GetUtcNow() + TimeSpan.FromSeconds(7010)).ToString("R", CultureInfo.InvariantCulture);
        receiver.Then(status, after is null ? [] : [("Retry-After", after)]);
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        await _editor.PublishAsync(_tag);

        var waiting = await _admin.FailedAsync(webhook, 1);

        Assert.InRange(((DateTimeOffset)waiting["nextAttemptAt"]! - (DateTimeOffset)waiting["lastFailureAt"]!).TotalSeconds, seconds, (seconds * 1.1) + 30);
        Assert.Equal($"the endpoint answered {status}", (string)waiting["lastError"]!);
        (await _admin.DeleteAsync(new Uri(webhook.Path(), UriKind.Relative))).Dispose();
    }

    [Fact]
    public async Task An_endpoint_that_is_gone_is_sent_nothing_any_more_and_its_cursor_stays()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Then(410);
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        var strike = await _editor.PublishAsync(_tag);

        var disabled = await _admin.WebhookAsync(webhook, w => !(bool)w["enabled"]!);
        await _editor.PublishAsync(_tag);
        api.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal("gone", (string)disabled["disabledReason"]!);
        Assert.True((long)disabled["cursor"]! < strike.Position);
        Assert.True((long)(await _admin.ReadAsync(webhook.Path()))["backlog"]! >= 2);
        Assert.Single(receiver.All);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    [InlineData(304)]
    public async Task A_redirect_is_a_failure_and_is_not_followed(int status)
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Then(status, ("Location", elsewhere.Url), ("Set-Cookie", "a=b"));
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        await _editor.PublishAsync(_tag);

        var waiting = await _admin.FailedAsync(webhook, 1);
        api.Clock.Advance(TimeSpan.FromSeconds(6));
        var again = (await receiver.NextAsync(2))[1];

        Assert.Contains("not followed", (string)waiting["lastError"]!, StringComparison.Ordinal);
        Assert.Empty(elsewhere.All);
        Assert.DoesNotContain("cookie", again.Headers.Keys);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_in_time_is_tried_again()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.ThenHang();
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        var strike = await _editor.PublishAsync(_tag);
        var first = await receiver.NextAsync();

        api.Clock.Advance(TimeSpan.FromSeconds(20));
        var waiting = await _admin.FailedAsync(webhook, 1);
        api.Clock.Advance(TimeSpan.FromSeconds(6));
        var second = await receiver.NextAsync();

        Assert.Equal("no answer within 20 seconds", (string)waiting["lastError"]!);
        Assert.Equal((first.Id, strike.Position), (second.Id, second.Position));
    }

    [Fact]
    public async Task An_endpoint_that_nobody_serves_or_that_speaks_no_http_fails_in_plain_words()
    {
        var gone = await Receiver.StartAsync();
        var url = gone.Url;
        await gone.DisposeAsync();
        var webhook = await _admin.MakeWebhookAsync(url, _tag);
        await _editor.PublishAsync(_tag);

        var waiting = await _admin.FailedAsync(webhook, 1);

        Assert.Equal("no connection could be made", (string)waiting["lastError"]!);
        var delivery = Assert.Single(await _admin.DeliveriesAsync(webhook));
        Assert.False(delivery.ContainsKey("responseStatus"));
    }

    [Fact]
    public async Task An_endpoint_whose_certificate_nobody_trusts_is_sent_nothing()
    {
        await using var receiver = await Receiver.StartAsync(isSelfSigned: true);
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        await _editor.PublishAsync(_tag);

        var waiting = await _admin.FailedAsync(webhook, 1);

        Assert.StartsWith("https://", receiver.Url, StringComparison.Ordinal);
        Assert.Equal("no trusted TLS connection could be made", (string)waiting["lastError"]!);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task A_message_is_taken_by_its_status_whatever_becomes_of_the_body()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Then(async context =>
        {
            context.Response.StatusCode = 200;
            await context.Response.WriteAsync(new string('x', 100) + "\0");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var webhook = await _admin.MakeWebhookAsync(receiver.Url, _tag);
        await _editor.PublishAsync(_tag);

        await _admin.InStepAsync(webhook);

        var delivery = Assert.Single(await _admin.DeliveriesAsync(webhook));
        Assert.Equal((200, true), ((int)delivery["responseStatus"]!, (bool)delivery["taken"]!));
        Assert.Equal(new string('x', 100) + " ", (string?)delivery["responseExcerpt"]);
    }
}

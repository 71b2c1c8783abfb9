using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using ConflictEvents.Api.Tests.House;

namespace ConflictEvents.Api.Tests.Webhooks;

/// <summary>Webhooks in few words. Each test follows a tag of its own, so that tests do not hear of each other.</summary>
internal static class WebhookCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Makes a webhook; left out, it follows the events of a tag.</summary>
    public static async Task<JsonObject> MakeWebhookAsync(this HttpClient admin, string url, string tag, string role = "reader", string? after = null)
    {
        var body = new JsonObject { ["url"] = url, ["role"] = role, ["filter"] = new JsonObject { ["tag"] = new JsonArray(tag) } };
        if (after is not null)
            body["after"] = after;
        using var answer = await admin.PostAsync("/v1/webhooks", body);
        await answer.ShouldBeAsync(HttpStatusCode.Created);
        return await answer.JsonAsync();
    }

    public static string Path(this JsonObject webhook) => $"/v1/webhooks/{webhook["id"]}";

    public static string Secret(this JsonObject webhook) => (string)webhook["secret"]!;

    /// <summary>Publishes an event of a tag.</summary>
    public static async Task<Kept> PublishAsync(this HttpClient editor, string tag, string lifecycle = "published")
    {
        var source = Guid.Parse((await editor.CreateSourceAsync(Given.ASource())).Id);
        return await editor.CreateEventAsync(Given.AStrike(source: source, lifecycle: lifecycle).With("tags", new JsonArray(tag)));
    }

    /// <summary>The webhook, as soon as it is so.</summary>
    public static Task<JsonObject> WebhookAsync(this HttpClient admin, JsonObject webhook, Func<JsonObject, bool> isSo) => UntilAsync(async () =>
    {
        var read = await admin.ReadAsync(webhook.Path());
        return isSo(read) ? read : null;
    }, async () => (await admin.ReadAsync(webhook.Path())).ToJsonString());

    /// <summary>The webhook, as soon as so many attempts at one message have failed.</summary>
    public static Task<JsonObject> FailedAsync(this HttpClient admin, JsonObject webhook, int attempts) =>
        admin.WebhookAsync(webhook, w => (int)w["failedAttempts"]! == attempts);

    /// <summary>The webhook, as soon as it is in step.</summary>
    public static Task<JsonObject> InStepAsync(this HttpClient admin, JsonObject webhook) => admin.WebhookAsync(webhook, w => (long)w["backlog"]! == 0);

    /// <summary>The last deliveries, newest first.</summary>
    public static async Task<List<JsonObject>> DeliveriesAsync(this HttpClient admin, JsonObject webhook) =>
        [.. (await admin.ReadAsync($"{webhook.Path()}/deliveries?limit=500"))["items"]!.AsArray().Select(d => d!.AsObject())];

    // The clock is ours but the pump's work is real: it is asked until it is done.
    private static async Task<JsonObject> UntilAsync(Func<Task<JsonObject?>> ask, Func<Task<string>> stands)
    {
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience; await Task.Delay(20))
            if (await ask() is { } found)
                return found;
        throw new TimeoutException("It did not come to that: " + await stands());
    }
}

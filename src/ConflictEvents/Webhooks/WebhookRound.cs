using System.Globalization;
using ConflictEvents.Changes;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using Microsoft.Extensions.Logging;

namespace ConflictEvents.Webhooks;

/// <summary>
/// One turn of a subscription: its messages in order, one after the other, until it is in step, one is not taken, or others
/// should have their turn. The cursor moves on after the 2xx, never before: a crash repeats a message and loses none.
/// </summary>
internal sealed partial class WebhookRound(ChangeFeed feed, WebhookLeases leases, MessageSender sender, WebhookSettings settings, TimeProvider time, ILogger<WebhookRound> logger)
{
    private const int Page = 100;
    private const int MostPages = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public async Task RunAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            var held = (Webhook?)webhook;
            for (var page = 0; held is not null && page < MostPages; page++)
                held = await NextAsync(held, cancellationToken);
        }
        catch (Failure e)
        {
            // The filter was good when it was sent, and is no more: what it names has gone.
            await leases.PutOffAsync(webhook, Pause, "the changes can not be read: " + e.Message, cancellationToken);
            Log.NotRead(logger, webhook.Id, e.Code);
        }
        finally
        {
            await leases.ReleaseAsync(webhook, CancellationToken.None);
        }
    }

    /// <summary>Delivers a page; null where the turn is over.</summary>
    private async Task<Webhook?> NextAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var query = new FeedQuery { Filter = webhook.ReadFilter(), After = webhook.Cursor.ToString(CultureInfo.InvariantCulture), Limit = Page };
        var page = await feed.PageAsync(query, new Caller(webhook.CreatedBy, webhook.ReadRole()), cancellationToken);
        var held = await leases.RenewAsync(webhook, cancellationToken);
        foreach (var item in page.Items)
        {
            if (held is null || !held.IsEnabled)
                return null;
            held = await DeliverAsync(held, item, page.Epoch, cancellationToken);
        }
        if (held is null)
            return null;
        if (page.Through > held.Cursor)
            held = await leases.PassAsync(held, page.Through, cancellationToken);
        return page.AtHead ? null : held;
    }

    private async Task<Webhook?> DeliverAsync(Webhook webhook, FeedItem item, Guid epoch, CancellationToken cancellationToken)
    {
        var message = WebhookMessage.Of(webhook.Id, Payload(item, epoch));
        var attempt = await sender.SendAsync(webhook.Url, webhook.SecretsAt(time.GetUtcNow()), message, cancellationToken);
        var number = webhook.Attempts + 1;
        // What came of it is written down also when the server stops now: else it would be sent again for nothing.
        if (attempt.IsTaken)
            return await leases.TakenAsync(webhook, Delivery.Of(webhook.Id, message, attempt, DeliveryTrigger.Change, item.Position, number), CancellationToken.None);
        await FailAsync(webhook, item.Position, message, attempt, number);
        return null;
    }

    private async Task FailAsync(Webhook webhook, long position, WebhookMessage message, Attempt attempt, int number)
    {
        var wait = attempt.IsGone ? null : RetrySchedule.After(number, attempt.Status, attempt.RetryAfter, Random.Shared.NextDouble());
        DisabledReason? because = attempt.IsGone ? DisabledReason.Gone : wait is null ? DisabledReason.Exhausted : null;
        var delivery = Delivery.Of(webhook.Id, message, attempt, DeliveryTrigger.Change, position, number, time.GetUtcNow() + wait);
        await leases.FailedAsync(webhook, delivery, because, CancellationToken.None);
        Log.Failed(logger, webhook.Id, position, number, attempt.Error!);
        if (because is { } reason)
            Log.Disabled(logger, webhook.Id, WireNames.Of(reason));
    }

    private WebhookPayload Payload(FeedItem item, Guid epoch)
    {
        var record = WireNames.Of(item.Record);
        return new($"{record}.{WireNames.Of(item.Action)}", item.At, new WebhookData
        {
            Position = item.Position,
            Epoch = epoch,
            Record = record,
            Id = item.Id,
            Revision = item.Revision,
            Address = settings.Address($"/v1/{record}s/{item.Id}"),
        });
    }

    // Never the address, which may hold a secret of the receiver's.
    private static partial class Log
    {
        [LoggerMessage(80, LogLevel.Warning, "Webhook {Webhook} did not take position {Position} at attempt {Attempt}: {Error}")]
        public static partial void Failed(ILogger logger, Guid webhook, long position, int attempt, string error);

        [LoggerMessage(81, LogLevel.Warning, "Webhook {Webhook} is disabled: {Reason}")]
        public static partial void Disabled(ILogger logger, Guid webhook, string reason);

        [LoggerMessage(82, LogLevel.Warning, "The changes of webhook {Webhook} could not be read: {Code}; they are tried again in five minutes")]
        public static partial void NotRead(ILogger logger, Guid webhook, string code);
    }
}

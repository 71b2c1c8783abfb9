using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Webhooks;

/// <summary>Sends what an admin asks for, now and beside the order of the subscription, which it leaves as it is.</summary>
public sealed class WebhookSending
{
    private readonly LedgerDb db;
    private readonly MessageSender sender;
    private readonly TimeProvider time;

    internal WebhookSending(LedgerDb db, MessageSender sender, TimeProvider time) => (this.db, this.sender, this.time) = (db, sender, time);

    /// <summary>Sends a test message, and answers what came back.</summary>
    public async Task<DeliveryView> TestAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(id, caller, cancellationToken);
        await NoteAsync(webhook, WebhookAction.Tested, caller, null, cancellationToken);
        return await SendAsync(webhook, WebhookMessage.Test(id, time.GetUtcNow()), DeliveryTrigger.Test, null, 1, cancellationToken);
    }

    /// <summary>Sends the message of a delivery again, to the byte and under its id, and answers what came back.</summary>
    public async Task<DeliveryView> RedeliverAsync(Guid id, long delivery, Caller caller, CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(id, caller, cancellationToken);
        var earlier = await db.Set<Delivery>().AsNoTracking().SingleOrDefaultAsync(d => d.Webhook == id && d.Id == delivery, cancellationToken) ?? throw new NotFoundException();
        await NoteAsync(webhook, WebhookAction.Redelivered, caller, earlier.MessageId, cancellationToken);
        return await SendAsync(webhook, new(earlier.MessageId, earlier.Body), DeliveryTrigger.Redelivery, earlier.Position, earlier.Attempt + 1, cancellationToken);
    }

    private async Task<DeliveryView> SendAsync(Webhook webhook, WebhookMessage message, DeliveryTrigger trigger, long? position, int number, CancellationToken cancellationToken)
    {
        var attempt = await sender.SendAsync(webhook.Url, webhook.SecretsAt(time.GetUtcNow()), message, cancellationToken);
        var delivery = Delivery.Of(webhook.Id, message, attempt, trigger, position, number);
        db.Add(delivery);
        await db.SaveChangesAsync(cancellationToken);
        return WebhookViews.Of(delivery);
    }

    // Before it is sent: whatever becomes of the message, it was asked for.
    private Task<int> NoteAsync(Webhook webhook, WebhookAction action, Caller caller, string? note, CancellationToken cancellationToken)
    {
        db.Add(WebhookDeed.Of(webhook, action, caller, time.GetUtcNow(), note));
        return db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Webhook> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To send messages");
        return await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancellationToken) ?? throw new NotFoundException();
    }
}

using System.Globalization;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Webhooks;

/// <summary>Shows admins the subscriptions, how far they are, and what was delivered.</summary>
public sealed class WebhookReader
{
    private const string What = "To see webhooks";
    private readonly LedgerDb db;
    private readonly WebhookStart start;
    private readonly TimeProvider time;

    internal WebhookReader(LedgerDb db, WebhookStart start, TimeProvider time) => (this.db, this.start, this.time) = (db, start, time);

    /// <summary>The subscriptions, oldest first.</summary>
    public async Task<WebhookPage> ListAsync(string? cursor, int limit, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, What);
        var after = cursor is null ? Guid.Empty : Guid.TryParseExact(cursor, "D", out var id) ? id : throw NoToken();
        var head = await start.HeadAsync(cancellationToken);
        var webhooks = await db.Set<Webhook>().AsNoTracking().Where(w => w.Id > after).OrderBy(w => w.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var items = webhooks.Take(limit).Select(w => WebhookViews.Of(w, head, time.GetUtcNow())).ToList();
        return new(items, webhooks.Count > limit ? items[^1].Id.ToString() : null);
    }

    /// <summary>One subscription.</summary>
    public async Task<WebhookView> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, What);
        var webhook = await db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, cancellationToken) ?? throw new NotFoundException();
        return WebhookViews.Of(webhook, await start.HeadAsync(cancellationToken), time.GetUtcNow());
    }

    /// <summary>The deliveries of a subscription, newest first.</summary>
    public async Task<DeliveryPage> DeliveriesAsync(Guid id, string? cursor, int limit, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, What);
        var before = cursor is null ? long.MaxValue : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw NoToken();
        if (!await db.Set<Webhook>().AnyAsync(w => w.Id == id, cancellationToken))
            throw new NotFoundException();
        var deliveries = await db.Set<Delivery>().AsNoTracking().Where(d => d.Webhook == id && d.Id < before).OrderByDescending(d => d.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var items = deliveries.Take(limit).Select(WebhookViews.Of).ToList();
        return new(items, deliveries.Count > limit ? items[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    private static InvalidParameterException NoToken() => new("cursor", "is no token of this server; take it as it stands from `next`, or leave it out to start again");
}

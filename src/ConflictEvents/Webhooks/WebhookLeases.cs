using System.Data;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ConflictEvents.Webhooks;

/// <summary>
/// Who delivers for a subscription: one at a time, of all instances, by a lease on its row that runs out by itself where
/// somebody died. It is counted on the database's clock, the one that all instances share; what comes back of each step is
/// the row as it is by then, so that an admin's change is heard between two messages.
/// </summary>
internal sealed class WebhookLeases(LedgerDb db, TimeProvider time)
{
    /// <summary>Longer than a message may take, with time to write down what came of it.</summary>
    private static readonly TimeSpan Term = MessageSender.Patience + TimeSpan.FromSeconds(20);

    /// <summary>Takes subscriptions that are behind and due, those first that have waited longest.</summary>
    public async Task<List<Webhook>> ClaimAsync(int most, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var lease = Guid.CreateVersion7();
        return await ReadAsync(db.Set<Webhook>().FromSql($"""
            update webhooks set lease = {lease}, lease_until = clock_timestamp() + {Term}
            where id in (
              select w.id from webhooks w, ledger_head h
              where w.is_enabled and w.cursor < h.position and coalesce(w.next_attempt_at <= {now}, true)
                and (w.lease is null or w.lease_until < clock_timestamp())
              order by w.lease_until nulls first
              limit {most}
              for update of w skip locked)
            returning *
            """), cancellationToken);
    }

    /// <summary>When the next one is due that waits for another attempt; null where none does.</summary>
    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        db.Set<Webhook>().Where(w => w.IsEnabled && w.NextAttemptAt > now).MinAsync(w => w.NextAttemptAt, cancellationToken);

    /// <summary>Whether anybody is to be told of anything.</summary>
    public Task<bool> HasAnyAsync(CancellationToken cancellationToken) => db.Set<Webhook>().AnyAsync(w => w.IsEnabled, cancellationToken);

    /// <summary>Holds on to a subscription; null where it is ours no more.</summary>
    public async Task<Webhook?> RenewAsync(Webhook held, CancellationToken cancellationToken) => (await ReadAsync(db.Set<Webhook>().FromSql($"""
        update webhooks set lease_until = clock_timestamp() + {Term}
        where id = {held.Id} and lease = {held.Lease} and terms = {held.Terms} and is_enabled returning *
        """), cancellationToken)).SingleOrDefault();

    /// <summary>Moves the cursor over what is nothing for this subscription; null where it is ours no more.</summary>
    public async Task<Webhook?> PassAsync(Webhook held, long position, CancellationToken cancellationToken) => (await ReadAsync(db.Set<Webhook>().FromSql($"""
        update webhooks set cursor = {position}, lease_until = clock_timestamp() + {Term}
        where id = {held.Id} and lease = {held.Lease} and terms = {held.Terms} returning *
        """), cancellationToken)).SingleOrDefault();

    /// <summary>Writes down a message that was taken, and moves the cursor over it, in one transaction; null where the subscription is ours no more.</summary>
    public Task<Webhook?> TakenAsync(Webhook held, Delivery delivery, CancellationToken cancellationToken) => RecordAsync(db.Set<Webhook>().FromSql($"""
        update webhooks set cursor = {delivery.Position}, attempts = 0, next_attempt_at = null, last_success_at = {delivery.At}, lease_until = clock_timestamp() + {Term}
        where id = {held.Id} and lease = {held.Lease} and terms = {held.Terms} returning *
        """), delivery, cancellationToken);

    /// <summary>Writes down a message that was not taken, with when it is tried again; without that, the subscription is disabled.</summary>
    public Task<Webhook?> FailedAsync(Webhook held, Delivery delivery, DisabledReason? because, CancellationToken cancellationToken)
    {
        var reason = because is { } known ? WireNames.Of(known) : null;
        DateTimeOffset? since = because is null ? null : delivery.At;
        return RecordAsync(db.Set<Webhook>().FromSql($"""
            update webhooks set attempts = {delivery.Attempt}, next_attempt_at = {delivery.NextAttemptAt}::timestamptz, last_failure_at = {delivery.At}, last_error = {delivery.Error},
              is_enabled = is_enabled and {reason is null}, disabled_because = coalesce(disabled_because, {reason}::text),
              disabled_at = coalesce(disabled_at, {since}::timestamptz)
            where id = {held.Id} and lease = {held.Lease} and terms = {held.Terms} returning *
            """), delivery, cancellationToken, reason);
    }

    /// <summary>Puts a subscription off whose changes can not be read; that is no attempt.</summary>
    public Task PutOffAsync(Webhook held, TimeSpan pause, string error, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return db.Database.ExecuteSqlAsync(
            $"update webhooks set next_attempt_at = {now + pause}, last_failure_at = {now}, last_error = {error} where id = {held.Id} and lease = {held.Lease}", cancellationToken);
    }

    /// <summary>Lets go. When that was stays: whoever waited longest comes next.</summary>
    public Task ReleaseAsync(Webhook held, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"update webhooks set lease = null, lease_until = clock_timestamp() where id = {held.Id} and lease = {held.Lease}", cancellationToken);

    private async Task<Webhook?> RecordAsync(IQueryable<Webhook> update, Delivery delivery, CancellationToken cancellationToken, string? disabling = null)
    {
        await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
        var updated = (await ReadAsync(update, cancellationToken)).SingleOrDefault();
        db.Add(delivery);
        // Where an admin disabled it meanwhile, that stands.
        if (disabling is not null && updated?.DisabledBecause == disabling)
            db.Add(WebhookDeed.Of(updated, WebhookAction.Disabled, Caller.System, delivery.At, disabling));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
        {
            return null; // The subscription was removed meanwhile.
        }
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return updated;
    }

    // Not composed over: an update can not stand in a subquery.
    private static async Task<List<Webhook>> ReadAsync(IQueryable<Webhook> update, CancellationToken cancellationToken) =>
        await update.AsNoTracking().ToListAsync(cancellationToken);
}

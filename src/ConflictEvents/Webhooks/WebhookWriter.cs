using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Webhooks;

/// <summary>Makes, changes and removes subscriptions, for admins.</summary>
public sealed class WebhookWriter
{
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(24);
    private readonly LedgerDb db;
    private readonly WebhookStart start;
    private readonly EndpointGuard guard;
    private readonly WebhookBell bell;
    private readonly TimeProvider time;

    internal WebhookWriter(LedgerDb db, WebhookStart start, EndpointGuard guard, WebhookBell bell, TimeProvider time) =>
        (this.db, this.start, this.guard, this.bell, this.time) = (db, start, guard, bell, time);

    /// <summary>Makes a subscription; its secret is in the answer, and nowhere else ever again.</summary>
    public async Task<WebhookView> CreateAsync(WebhookBody body, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To make webhooks");
        WebhookRules.Demand(body, caller);
        var filter = WebhookFilter.Read(body.Filter);
        await guard.DemandAsync(body.Url, cancellationToken);
        var webhook = new Webhook
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            Url = body.Url,
            Description = body.Description,
            Filter = (body.Filter ?? []).ToJsonString(Wire.Options),
            Role = WireNames.Of(body.Role),
            IsEnabled = true,
            Cursor = await start.FindAsync(filter, new Caller(caller.Name, body.Role), body.After, cancellationToken),
            Terms = Guid.CreateVersion7(),
            Secret = body.Secret ?? WebhookSecret.New(),
            CreatedAt = time.GetUtcNow(),
            CreatedBy = caller.Name,
        };
        db.Add(webhook);
        Note(webhook, WebhookAction.Made, caller);
        await db.SaveChangesAsync(cancellationToken);
        bell.Ring();
        return await ViewAsync(webhook, cancellationToken) with { Secret = webhook.Secret };
    }

    /// <summary>Changes a subscription by a merge patch of `url`, `description`, `filter` and `enabled`.</summary>
    public async Task<WebhookView> PatchAsync(Guid id, JsonObject patch, Caller caller, CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(id, caller, cancellationToken);
        var change = Patched(webhook, patch);
        WebhookRules.Demand(change);
        var filter = WebhookFilter.Read(change.Filter);
        var written = (change.Filter ?? []).ToJsonString(Wire.Options);
        if (change.Url != webhook.Url)
            await guard.DemandAsync(change.Url, cancellationToken);
        if (written != webhook.Filter)
            await start.FindAsync(filter, new Caller(caller.Name, webhook.ReadRole()), null, cancellationToken);
        Note(webhook, change, written, caller);
        // What is under way to another address, or by another filter, no longer counts.
        if (change.Url != webhook.Url || written != webhook.Filter)
            webhook.Terms = Guid.CreateVersion7();
        // Somebody has looked after it: whatever failed is tried at once.
        (webhook.Url, webhook.Description, webhook.Filter, webhook.Attempts, webhook.NextAttemptAt) = (change.Url, change.Description, written, 0, null);
        if (change.Enabled != webhook.IsEnabled)
            Switch(webhook);
        await db.SaveChangesAsync(cancellationToken);
        bell.Ring();
        return await ViewAsync(webhook, cancellationToken);
    }

    /// <summary>Removes a subscription with its deliveries, and answers what it was.</summary>
    public async Task<WebhookView> DeleteAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(id, caller, cancellationToken);
        await KeepAsync(WebhookDeed.Of(webhook, WebhookAction.Removed, caller, time.GetUtcNow()), async () =>
        {
            // Of two who remove it at once, one did.
            if (await db.Set<Webhook>().Where(w => w.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
                throw new NotFoundException();
        }, cancellationToken);
        return await ViewAsync(webhook, cancellationToken);
    }

    /// <summary>Makes another secret; the one before signs beside it for a day.</summary>
    public async Task<WebhookView> RotateAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(id, caller, cancellationToken);
        var (secret, until) = (WebhookSecret.New(), time.GetUtcNow() + Overlap);
        await KeepAsync(WebhookDeed.Of(webhook, WebhookAction.Rotated, caller, time.GetUtcNow()), () => db.Set<Webhook>().Where(w => w.Id == id).ExecuteUpdateAsync(
            w => w.SetProperty(x => x.OldSecret, x => x.Secret).SetProperty(x => x.OldSecretUntil, until).SetProperty(x => x.Secret, secret), cancellationToken), cancellationToken);
        await db.Entry(webhook).ReloadAsync(cancellationToken);
        return await ViewAsync(webhook, cancellationToken) with { Secret = secret };
    }

    /// <summary>Moves the cursor back: what lies behind the position is delivered again, under the ids that it had.</summary>
    public async Task<WebhookView> ReplayAsync(Guid id, ReplayBody body, Caller caller, CancellationToken cancellationToken)
    {
        var webhook = await FindAsync(id, caller, cancellationToken);
        WebhookRules.Demand(body);
        var position = await start.FindAsync(webhook.ReadFilter(), new Caller(caller.Name, webhook.ReadRole()), body.After, cancellationToken);
        await KeepAsync(WebhookDeed.Of(webhook, WebhookAction.Replayed, caller, time.GetUtcNow(), $"after {position.ToString(CultureInfo.InvariantCulture)}"), async () =>
        {
            var moved = await db.Set<Webhook>().Where(w => w.Id == id && w.Cursor >= position).ExecuteUpdateAsync(
                w => w.SetProperty(x => x.Cursor, position).SetProperty(x => x.Terms, Guid.CreateVersion7()).SetProperty(x => x.Attempts, 0).SetProperty(x => x.NextAttemptAt, (DateTimeOffset?)null),
                cancellationToken);
            if (moved == 0)
                throw new InvalidRecordException("/after", "ahead", $"lies ahead of the cursor, which is at {webhook.Cursor}: nothing was delivered from there on yet; send an earlier position");
        }, cancellationToken);
        bell.Ring();
        await db.Entry(webhook).ReloadAsync(cancellationToken);
        return await ViewAsync(webhook, cancellationToken);
    }

    private static WebhookChange Patched(Webhook webhook, JsonObject patch)
    {
        var stands = new WebhookChange { Url = webhook.Url, Description = webhook.Description, Filter = JsonNode.Parse(webhook.Filter)!.AsObject(), Enabled = webhook.IsEnabled };
        var merged = MergePatch.Apply(JsonNode.Parse(Wire.Write(stands))!.AsObject(), patch);
        return WireReader.Read<WebhookChange>(Encoding.UTF8.GetBytes(merged.ToJsonString(Wire.Options)));
    }

    private void Note(Webhook webhook, WebhookAction action, Caller caller, string? note = null) =>
        db.Add(WebhookDeed.Of(webhook, action, caller, time.GetUtcNow(), note));

    // Names of members, not what they say: an address may hold a secret.
    private void Note(Webhook webhook, WebhookChange change, string filter, Caller caller)
    {
        (string Name, bool IsOther)[] members = [("url", change.Url != webhook.Url), ("description", change.Description != webhook.Description), ("filter", filter != webhook.Filter)];
        string[] changed = [.. members.Where(m => m.IsOther).Select(m => m.Name)];
        if (change.Enabled != webhook.IsEnabled)
            Note(webhook, webhook.IsEnabled ? WebhookAction.Disabled : WebhookAction.Enabled, caller);
        else if (changed.Length == 0)
            Note(webhook, WebhookAction.Changed, caller);
        if (changed.Length > 0)
            Note(webhook, WebhookAction.Changed, caller, string.Join(", ", changed));
    }

    // What is done, and that it was, in one piece.
    private async Task KeepAsync(WebhookDeed deed, Func<Task> work, CancellationToken cancellationToken)
    {
        await using var transaction = await WholeTransaction.BeginAsync(db, IsolationLevel.ReadCommitted, cancellationToken);
        await work();
        db.Add(deed);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private void Switch(Webhook webhook)
    {
        webhook.IsEnabled = !webhook.IsEnabled;
        webhook.DisabledBecause = webhook.IsEnabled ? null : WireNames.Of(DisabledReason.ByAdmin);
        webhook.DisabledAt = webhook.IsEnabled ? null : time.GetUtcNow();
    }

    private async Task<Webhook> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        caller.Demand(Role.Admin, "To change webhooks");
        return await db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == id, cancellationToken) ?? throw new NotFoundException();
    }

    private async Task<WebhookView> ViewAsync(Webhook webhook, CancellationToken cancellationToken) =>
        WebhookViews.Of(webhook, await start.HeadAsync(cancellationToken), time.GetUtcNow());
}

using System.Text;
using System.Text.Json.Nodes;
using ConflictEvents.Changes;
using ConflictEvents.Json;
using ConflictEvents.Keys;

namespace ConflictEvents.Webhooks;

/// <summary>What admins see of subscriptions and deliveries: everything but the secrets.</summary>
internal static class WebhookViews
{
    public static WebhookView Of(Webhook webhook, long head, DateTimeOffset now) => new()
    {
        Id = webhook.Id,
        Url = webhook.Url,
        Description = webhook.Description,
        Filter = JsonNode.Parse(webhook.Filter)!.AsObject(),
        Role = webhook.ReadRole(),
        Enabled = webhook.IsEnabled,
        DisabledReason = webhook.DisabledBecause is { } name && WireNames.TryParse<DisabledReason>(name, out var reason) ? reason : null,
        DisabledAt = webhook.DisabledAt,
        Cursor = webhook.Cursor,
        Backlog = Math.Max(0, head - webhook.Cursor),
        FailedAttempts = webhook.Attempts,
        NextAttemptAt = webhook.NextAttemptAt,
        LastSuccessAt = webhook.LastSuccessAt,
        LastFailureAt = webhook.LastFailureAt,
        LastError = webhook.LastError,
        OldSecretUntil = webhook.OldSecretUntil > now ? webhook.OldSecretUntil : null,
        CreatedAt = webhook.CreatedAt,
        CreatedBy = webhook.CreatedBy,
    };

    public static DeliveryView Of(Delivery delivery) => new()
    {
        Id = delivery.Id,
        Trigger = WireNames.TryParse<DeliveryTrigger>(delivery.Trigger, out var trigger) ? trigger : DeliveryTrigger.Change,
        Position = delivery.Position,
        MessageId = delivery.MessageId,
        Attempt = delivery.Attempt,
        At = delivery.At,
        Taken = delivery.Error is null,
        RequestHeaders = JsonNode.Parse(delivery.Headers)!.AsObject(),
        RequestBytes = Encoding.UTF8.GetByteCount(delivery.Body),
        ResponseStatus = delivery.Status,
        ResponseExcerpt = delivery.Response,
        DurationMs = delivery.DurationMs,
        Error = delivery.Error,
        NextAttemptAt = delivery.NextAttemptAt,
    };

    public static ChangeFilter ReadFilter(this Webhook webhook) => WebhookFilter.Read(JsonNode.Parse(webhook.Filter)!.AsObject());

    public static Role ReadRole(this Webhook webhook) => WireNames.TryParse<Role>(webhook.Role, out var role) ? role : Role.Reader;
}

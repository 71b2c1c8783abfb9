using ConflictEvents.Json;
using ConflictEvents.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Webhooks;

/// <summary>What somebody did with a subscription, written down with it.</summary>
public sealed class WebhookDeed
{
    /// <summary>In the order in which it was written down.</summary>
    public long Id { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string By { get; init; }

    /// <summary>The person behind that key, as it said.</summary>
    public string? ActingAs { get; init; }

    /// <summary>What, on the wire's name.</summary>
    public required string Action { get; init; }

    /// <summary>The subscription's id.</summary>
    public required Guid Webhook { get; init; }

    /// <summary>The host that messages go to. The rest of the address may hold a secret of the receiver's.</summary>
    public required string Host { get; init; }

    /// <summary>What the subscription sees, on the wire's name.</summary>
    public required string Role { get; init; }

    /// <summary>More of it: which members were changed, from where it is replayed.</summary>
    public string? Note { get; init; }

    internal static WebhookDeed Of(Webhook webhook, WebhookAction action, Caller caller, DateTimeOffset at, string? note = null) => new()
    {
        At = at,
        By = caller.Name,
        ActingAs = caller.ActingAs,
        Action = WireNames.Of(action),
        Webhook = webhook.Id,
        Host = new Uri(webhook.Url).Host,
        Role = webhook.Role,
        Note = note,
    };
}

internal sealed class WebhookDeedMapping : IEntityTypeConfiguration<WebhookDeed>
{
    public void Configure(EntityTypeBuilder<WebhookDeed> builder) => builder.ToTable("webhook_deeds").Property(d => d.Id).UseIdentityByDefaultColumn();
}

using ConflictEvents.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Webhooks;

/// <summary>One attempt to deliver one message, as it is kept for thirty days.</summary>
public sealed class Delivery
{
    /// <summary>Names it; the later, the greater.</summary>
    public long Id { get; private set; }

    /// <summary>The subscription.</summary>
    public required Guid Webhook { get; init; }

    /// <summary>What it was sent for, on the wire's name.</summary>
    public required string Trigger { get; init; }

    /// <summary>The change's position; null for a test.</summary>
    public long? Position { get; init; }

    /// <summary>The message's id: the same at every attempt.</summary>
    public required string MessageId { get; init; }

    /// <summary>Which attempt it was, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The headers that were sent, as a JSON object.</summary>
    public required string Headers { get; init; }

    /// <summary>The body that was sent.</summary>
    public required string Body { get; init; }

    /// <summary>The status of the answer; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>How the answer's body begins.</summary>
    public string? Response { get; init; }

    /// <summary>How long it took.</summary>
    public required int DurationMs { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When it is tried again (UTC).</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    internal static Delivery Of(Guid webhook, WebhookMessage message, Attempt attempt, DeliveryTrigger trigger, long? position, int number, DateTimeOffset? next = null) => new()
    {
        Webhook = webhook,
        Trigger = WireNames.Of(trigger),
        Position = position,
        MessageId = message.Id,
        Attempt = number,
        At = attempt.At,
        Headers = Wire.Write(attempt.Headers),
        Body = message.Body,
        Status = attempt.Status,
        Response = attempt.Response,
        DurationMs = (int)attempt.Duration.TotalMilliseconds,
        Error = attempt.Error,
        NextAttemptAt = next,
    };
}

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("webhook_deliveries");
        builder.Property(d => d.Headers).HasColumnType("json");
        builder.HasOne<Webhook>().WithMany().HasForeignKey(d => d.Webhook).OnDelete(DeleteBehavior.Cascade);
    }
}

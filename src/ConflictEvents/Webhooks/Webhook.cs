using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConflictEvents.Webhooks;

/// <summary>A subscription as it is kept: who is told, of what, and how far.</summary>
public sealed class Webhook
{
    /// <summary>Names it in addresses.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where messages are posted. It may hold a secret of the receiver's: it is never logged.</summary>
    public required string Url { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>Of which changes it is told, as the filter was sent.</summary>
    public required string Filter { get; set; }

    /// <summary>What it sees, on the wire's name.</summary>
    public required string Role { get; init; }

    /// <summary>Whether messages are sent.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>Why not, on the wire's name.</summary>
    public string? DisabledBecause { get; set; }

    /// <summary>Since when not (UTC).</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>The position up to which everything was delivered, or is nothing for this subscription.</summary>
    public long Cursor { get; set; }

    /// <summary>Another one when an admin changes where to, what or from where is delivered: a delivery that was under way then moves nothing.</summary>
    public Guid Terms { get; set; }

    /// <summary>What signs. Readable, since it has to sign; never answered but once, never logged.</summary>
    public required string Secret { get; set; }

    /// <summary>What signs beside it while a receiver changes over.</summary>
    public string? OldSecret { get; set; }

    /// <summary>Until when (UTC).</summary>
    public DateTimeOffset? OldSecretUntil { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The key that made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>How often the message after the cursor failed.</summary>
    public int Attempts { get; set; }

    /// <summary>Before when it is not tried again (UTC).</summary>
    public DateTimeOffset? NextAttemptAt { get; set; }

    /// <summary>When a message was last taken (UTC).</summary>
    public DateTimeOffset? LastSuccessAt { get; set; }

    /// <summary>When one was last not taken (UTC).</summary>
    public DateTimeOffset? LastFailureAt { get; set; }

    /// <summary>Why that was.</summary>
    public string? LastError { get; set; }

    /// <summary>Who is delivering now.</summary>
    public Guid? Lease { get; set; }

    /// <summary>Until when nobody else does, on the database's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>What signs at an instant: the secret, and the one before while it is being rotated out.</summary>
    internal IReadOnlyList<string> SecretsAt(DateTimeOffset now) => OldSecret is { } old && OldSecretUntil > now ? [Secret, old] : [Secret];
}

internal sealed class WebhookMapping : IEntityTypeConfiguration<Webhook>
{
    public void Configure(EntityTypeBuilder<Webhook> builder)
    {
        builder.ToTable("webhooks");
        builder.Property(w => w.Id).ValueGeneratedNever();
        builder.Property(w => w.Filter).HasColumnType("json");
    }
}

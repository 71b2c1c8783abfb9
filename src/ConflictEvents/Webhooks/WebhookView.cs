using System.Text.Json.Nodes;
using ConflictEvents.Keys;

namespace ConflictEvents.Webhooks;

/// <summary>A subscription as admins see it; its secret is shown once, in the answer that makes it.</summary>
public sealed record WebhookView
{
    /// <summary>Names it in addresses.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where messages are posted.</summary>
    public required string Url { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>Of which changes it is told, as it was sent; empty for all that its role may see.</summary>
    public required JsonObject Filter { get; init; }

    /// <summary>What it sees.</summary>
    public required Role Role { get; init; }

    /// <summary>Whether messages are sent.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Why not.</summary>
    public DisabledReason? DisabledReason { get; init; }

    /// <summary>Since when not (UTC).</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>The position up to which everything was delivered, or is nothing for this subscription.</summary>
    public required long Cursor { get; init; }

    /// <summary>How many positions lie between the cursor and the head of the ledger, those outside the filter among them.</summary>
    public required long Backlog { get; init; }

    /// <summary>How often the message after the cursor failed.</summary>
    public required int FailedAttempts { get; init; }

    /// <summary>Before when it is not tried again (UTC).</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When a message was last taken (UTC).</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>When one was last not taken (UTC).</summary>
    public DateTimeOffset? LastFailureAt { get; init; }

    /// <summary>Why that was.</summary>
    public string? LastError { get; init; }

    /// <summary>Until when the secret of before the last rotation signs as well (UTC).</summary>
    public DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The key that made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>The secret that messages are signed with. Shown once, in the answer that makes it; keep it safe.</summary>
    public string? Secret { get; init; }
}

namespace ConflictEvents.Keys;

/// <summary>A key as admins see it; its secret is shown once, in the answer that makes or rotates it.</summary>
public sealed record KeyView
{
    /// <summary>Names the key in addresses.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required Role Role { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From when it is no longer taken.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Until when the secret before the last rotation is taken as well; left out where it is not.</summary>
    public DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>The key itself, for the Authorization header. Shown once, in the answer that makes or rotates it; keep it safe.</summary>
    public string? Key { get; init; }
}

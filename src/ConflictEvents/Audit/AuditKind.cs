namespace ConflictEvents.Audit;

/// <summary>What an entry of the audit is about.</summary>
public enum AuditKind
{
    /// <summary>A record was changed.</summary>
    Change,

    /// <summary>A key was made, rotated or revoked.</summary>
    Key,

    /// <summary>A request was refused: without a right, or as too many.</summary>
    Denial,

    /// <summary>A webhook was made, changed, enabled, disabled, given another secret, tested, replayed, removed, or one of its messages sent again.</summary>
    Webhook,
}

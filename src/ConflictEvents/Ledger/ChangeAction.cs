namespace ConflictEvents.Ledger;

/// <summary>What a change did to a record.</summary>
public enum ChangeAction
{
    /// <summary>The first revision.</summary>
    Created,

    /// <summary>A later revision.</summary>
    Revised,

    /// <summary>The record was taken back; its past stays readable.</summary>
    Retracted,

    /// <summary>A retraction was undone.</summary>
    Restored,

    /// <summary>An actor was merged into another; this record names the other one now.</summary>
    Merged,

    /// <summary>Content was removed from old revisions by an administrator.</summary>
    Redacted,
}

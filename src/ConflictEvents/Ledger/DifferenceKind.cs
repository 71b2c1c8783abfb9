namespace ConflictEvents.Ledger;

/// <summary>What happened to a member between two revisions.</summary>
public enum DifferenceKind
{
    /// <summary>It came.</summary>
    Added,

    /// <summary>It went.</summary>
    Removed,

    /// <summary>It has another value.</summary>
    Changed,
}

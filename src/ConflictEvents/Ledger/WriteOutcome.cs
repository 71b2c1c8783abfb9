namespace ConflictEvents.Ledger;

/// <summary>What a write did.</summary>
public enum WriteOutcome
{
    /// <summary>The record is new.</summary>
    Created,

    /// <summary>The record has a new revision.</summary>
    Revised,

    /// <summary>Nothing changed, and no position was taken.</summary>
    Unchanged,
}

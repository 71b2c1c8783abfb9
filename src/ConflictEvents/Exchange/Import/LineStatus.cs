namespace ConflictEvents.Exchange.Import;

/// <summary>What became of a line.</summary>
public enum LineStatus
{
    /// <summary>The record is new.</summary>
    Created,

    /// <summary>The record has a new revision.</summary>
    Revised,

    /// <summary>The record is like that already: nothing was stored, and no position taken.</summary>
    Unchanged,

    /// <summary>Nothing was stored of it; `problem` says why.</summary>
    Refused,
}

namespace ConflictEvents.Ledger;

/// <summary>Why a revision was made.</summary>
public enum ChangeReason
{
    /// <summary>It is the first.</summary>
    Created,

    /// <summary>A new source came.</summary>
    NewSource,

    /// <summary>A source corrected itself.</summary>
    SourceCorrected,

    /// <summary>We had it wrong.</summary>
    OwnError,

    /// <summary>The coding changed, not what is known.</summary>
    Reclassified,

    /// <summary>Entered late, from older material.</summary>
    Backlog,

    /// <summary>Records or actors were merged.</summary>
    Merged,

    /// <summary>For legal reasons.</summary>
    Legal,

    /// <summary>Anything else. Taken where nothing is sent, after the first revision.</summary>
    Other,
}

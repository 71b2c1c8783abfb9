namespace ConflictEvents.Events.Dossiers;

/// <summary>What a contradiction follows from.</summary>
public enum ContradictionBasis
{
    /// <summary>An editor opened it as a dispute.</summary>
    Dispute,

    /// <summary>One event links to another as `denies` or `contradicts`.</summary>
    Link,

    /// <summary>A statement denies or contests what it is about.</summary>
    Stance,

    /// <summary>Two figures for the same cannot both be right: their bounds do not meet.</summary>
    Figures,

    /// <summary>One event tells several accounts: outcomes that different parties hold, competing perpetrators, victims of disputed status.</summary>
    Accounts,

    /// <summary>The desk holds an event to be disputed, and nothing else says why; or rejected.</summary>
    Verification,
}

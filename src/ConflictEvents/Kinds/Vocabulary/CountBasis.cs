namespace ConflictEvents.Kinds;

/// <summary>How the counter counts.</summary>
public enum CountBasis
{
    /// <summary>By when people came to harm.</summary>
    ByOccurrence,

    /// <summary>By when it was reported.</summary>
    ByReportDate,

    /// <summary>By entry in a register.</summary>
    ByRegistration,

    /// <summary>By a model or an estimate.</summary>
    Model,

    /// <summary>The source does not say. Taken where nothing is sent.</summary>
    Unknown,
}

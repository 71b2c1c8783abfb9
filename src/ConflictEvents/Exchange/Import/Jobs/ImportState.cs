namespace ConflictEvents.Exchange.Import.Jobs;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>It is being worked on.</summary>
    Running,

    /// <summary>It is done; rows that were refused stand in its report.</summary>
    Succeeded,

    /// <summary>It could not be done; `failure` says why. What was stored by then stays.</summary>
    Failed,

    /// <summary>It was cancelled. What was stored by then stays.</summary>
    Cancelled,
}

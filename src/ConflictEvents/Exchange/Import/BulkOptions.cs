namespace ConflictEvents.Exchange.Import;

/// <summary>How a bulk write goes about its lines.</summary>
public sealed record BulkOptions
{
    /// <summary>Whether either all lines are stored, in one transaction, or none.</summary>
    public bool Atomic { get; init; }

    /// <summary>Whether it only tells what would happen.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether a line's `revision` must be the record's current one.</summary>
    public bool CheckRevision { get; init; }
}

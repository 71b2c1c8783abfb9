namespace ConflictEvents.Tool.Pulling;

/// <summary>What a pull did, and where the mirror stands.</summary>
internal sealed record PullOutcome
{
    public required string Epoch { get; init; }

    public required long Position { get; init; }

    /// <summary>How many records a snapshot brought; null where none was needed.</summary>
    public long? Snapshot { get; init; }

    public long Put { get; init; }

    public long Removed { get; init; }

    /// <summary>Positions that were accounted for and are not for this mirror.</summary>
    public long Skipped { get; init; }
}

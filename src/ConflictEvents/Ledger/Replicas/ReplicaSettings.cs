namespace ConflictEvents.Ledger.Replicas;

/// <summary>The streaming replica that reads may be answered by.</summary>
public sealed record ReplicaSettings
{
    /// <summary>Its connection string; null: there is none, and the primary answers everything.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>How old an answer of it may be: what was committed longer ago is in it, or it is not asked.</summary>
    public TimeSpan MaxLag { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request that names a position waits for the replica to come so far.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(250);
}

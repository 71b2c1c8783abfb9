using System.ComponentModel.DataAnnotations;

namespace ConflictEvents.Api;

/// <summary>How a streaming replica is read; its address is the connection string `Replica`.</summary>
public sealed record ReplicaOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = $"{ConflictEventsOptions.Section}:Replica";

    /// <summary>How many seconds an answer of the replica may be behind: what was committed longer ago is in it, or the primary answers.</summary>
    [Range(1, 3600, ErrorMessage = "ConflictEvents__Replica__MaxLagSeconds must be a whole number from 1 to 3600")]
    public int MaxLagSeconds { get; init; } = 5;

    /// <summary>For how many milliseconds a request with `Min-Position` waits for the replica before the primary answers.</summary>
    [Range(0, 10_000, ErrorMessage = "ConflictEvents__Replica__WaitMilliseconds must be a whole number from 0 to 10000")]
    public int WaitMilliseconds { get; init; } = 250;
}

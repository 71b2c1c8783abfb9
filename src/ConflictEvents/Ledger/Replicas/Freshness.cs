namespace ConflictEvents.Ledger.Replicas;

/// <summary>How fresh what a scope reads must be. Where nobody says anything, it is read where it is written.</summary>
public sealed class Freshness
{
    /// <summary>Whether a replica may answer, which is a moment behind: said by doors that only read.</summary>
    public bool MayLag { get; set; }

    /// <summary>The position that must be in the answer.</summary>
    public LeastPosition? Least { get; set; }
}

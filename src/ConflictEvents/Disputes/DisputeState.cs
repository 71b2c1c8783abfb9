namespace ConflictEvents.Disputes;

/// <summary>Where a dispute stands.</summary>
public enum DisputeState
{
    /// <summary>The positions contradict each other, and nothing has settled it.</summary>
    Open,

    /// <summary>The positions differ in words or bounds, but can all be true.</summary>
    Compatible,

    /// <summary>An editor settled it; `resolution` says how.</summary>
    Resolved,

    /// <summary>It was no dispute after all.</summary>
    Withdrawn,
}

namespace ConflictEvents.Keys;

/// <summary>What a key may do; each role includes the ones before it.</summary>
public enum Role
{
    /// <summary>Reads what is published.</summary>
    Reader,

    /// <summary>Reads everything, source texts and notes among it; writes drafts and published events, actors and sources.</summary>
    Contributor,

    /// <summary>Retracts, restores, merges, withholds, sets verification, keeps disputes.</summary>
    Editor,

    /// <summary>Manages keys and webhooks.</summary>
    Admin,
}

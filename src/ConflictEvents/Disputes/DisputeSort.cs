namespace ConflictEvents.Disputes;

/// <summary>The order of a list of disputes.</summary>
public enum DisputeSort
{
    /// <summary>By id; ids of the server's own grow with time.</summary>
    Id,

    /// <summary>By when they were last changed, the oldest change first.</summary>
    Recorded,

    /// <summary>By when they were last changed, the newest change first.</summary>
    RecordedDescending,
}

namespace ConflictEvents.Changes;

/// <summary>What a change means to whoever keeps a copy: `left`, `retracted` and `redacted` take the record out of it, all others put the document in its place.</summary>
public enum FeedAction
{
    /// <summary>The first revision.</summary>
    Created,

    /// <summary>A later revision; also of a record that comes into the filter, or into sight, with it.</summary>
    Revised,

    /// <summary>The record was taken back; `document` is its tombstone.</summary>
    Retracted,

    /// <summary>A retraction was undone.</summary>
    Restored,

    /// <summary>An actor was merged into another; this record names the other one now.</summary>
    Merged,

    /// <summary>Content was removed from the record for good: take it out of the copy, with all that was kept of it. Where the record stands, the next position puts it back without that content.</summary>
    Redacted,

    /// <summary>The record does not match the filter any more, is not to be seen any more, or is an actor that was merged into `successor`.</summary>
    Left,
}

using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>What a change left behind: the record as it was then, or what is left of it.</summary>
/// <param name="Record">The record; null where it was retracted.</param>
/// <param name="Tombstone">What is left of a retracted record.</param>
public sealed record FeedDocument(Shown? Record, Tombstone? Tombstone);

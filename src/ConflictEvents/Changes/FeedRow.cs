using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>A change in a run, with the revision that it made.</summary>
/// <param name="Found">The change.</param>
/// <param name="Row">The revision; null where it is of another type than an event, which is not judged yet.</param>
internal sealed record FeedRow(Found Found, ReadRevision? Row);

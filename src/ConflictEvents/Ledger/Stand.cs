namespace ConflictEvents.Ledger;

/// <summary>Where a read stands: the position that it shows, and the ledger's epoch.</summary>
/// <param name="Position">The last position that the read takes in.</param>
/// <param name="Epoch">Which life of the ledger the position belongs to.</param>
/// <param name="IsCurrent">Whether that is the head, so that only current revisions count.</param>
/// <param name="TokenKey">Signs the tokens that go on from here.</param>
public sealed record Stand(long Position, Guid Epoch, bool IsCurrent, byte[] TokenKey);

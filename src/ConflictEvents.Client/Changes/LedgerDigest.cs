namespace ConflictEvents.Client.Changes;

/// <summary>What stands as of a position: its number, and a digest of it.</summary>
/// <param name="Epoch">Which life of the ledger.</param>
/// <param name="Position">As of which position.</param>
/// <param name="Count">How many records stand and may be seen.</param>
/// <param name="Digest">SHA-256, in hexadecimal digits; <see cref="RecordDigest"/> makes the same.</param>
public sealed record LedgerDigest(string Epoch, long Position, long Count, string Digest);

namespace ConflictEvents.Client;

/// <summary>Where an answer stands: what was recorded up to this position is in it, and nothing later.</summary>
/// <param name="Position">The position.</param>
/// <param name="Epoch">Which life of the ledger the position belongs to.</param>
public sealed record LedgerStand(long Position, string Epoch);

namespace ConflictEvents.Ledger;

/// <summary>A request that is to be done once, however often it is sent.</summary>
/// <param name="Owner">The key that sent it; keys of different owners do not meet.</param>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="Fingerprint">A hash of method, path, query, content type and body.</param>
public sealed record Once(string Owner, string Key, byte[] Fingerprint);

namespace ConflictEvents.Ledger;

/// <summary>An answer with the place in the ledger where it was read.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Stand">Where it was read.</param>
public sealed record Standing<T>(T Value, Stand Stand);

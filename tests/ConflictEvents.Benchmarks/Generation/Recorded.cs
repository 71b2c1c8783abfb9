using ConflictEvents.Ledger;

namespace ConflictEvents.Benchmarks.Generation;

/// <summary>An entry at its place in the ledger.</summary>
internal readonly record struct Recorded(Entry Entry, long Position, long? SupersededAt, DateTimeOffset Moment);

using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Export;

/// <summary>Takes a whole result: where it stands, then its records as they come.</summary>
public delegate Task ExportSink(Stand stand, IAsyncEnumerable<Shown> records);

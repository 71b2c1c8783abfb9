using ConflictEvents.Ledger;

namespace ConflictEvents.Exchange.Import;

/// <summary>What is to be stored of the first lines of a batch, in one block.</summary>
/// <param name="Taken">The lines that it is about; the others come in a block behind it.</param>
/// <param name="Entries">The revisions to append.</param>
/// <param name="Facts">What was claimed along the way.</param>
internal sealed record BulkPlan(IReadOnlyList<BulkItem> Taken, IReadOnlyList<Entry> Entries, BulkFacts Facts);

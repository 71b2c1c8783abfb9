namespace ConflictEvents.Ledger;

/// <summary>A revision was appended to a record that has moved on meanwhile.</summary>
internal sealed class StaleEntryException() : Exception("An entry does not follow its record's current revision.");

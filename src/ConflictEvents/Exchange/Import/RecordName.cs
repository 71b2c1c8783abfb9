namespace ConflictEvents.Exchange.Import;

/// <summary>Which record is meant.</summary>
/// <param name="Record">The record type.</param>
/// <param name="Id">Its id as the ledger writes it, or its slug.</param>
internal readonly record struct RecordName(string Record, string Id);

namespace ConflictEvents.Ledger;

/// <summary>A point on the recording clock.</summary>
/// <param name="Position">The last position recorded by then.</param>
/// <param name="At">The instant that was asked for, else when that position was recorded; left out before the first.</param>
public sealed record LedgerPoint(long Position, DateTimeOffset? At);

namespace ConflictEvents.Ledger;

/// <summary>What a write came to. The answer is built from the revision that it names, now or at any retry.</summary>
/// <param name="Record">The record type: <c>event actor source dispute</c>.</param>
/// <param name="Id">The record.</param>
/// <param name="Revision">The revision that the write made, or found unchanged.</param>
/// <param name="Outcome">Whether it was created, revised or left as it was.</param>
public sealed record Written(string Record, string Id, int Revision, WriteOutcome Outcome);

namespace ConflictEvents.Ledger;

/// <summary>What differs between two revisions of a record, in the view that the caller has of both.</summary>
/// <param name="Id">The record.</param>
/// <param name="From">The earlier revision; 0 where none stood at `since`, so that all was added.</param>
/// <param name="To">The later revision.</param>
/// <param name="Changes">Each member that differs.</param>
public sealed record RevisionDiff(string Id, int From, int To, IReadOnlyList<Difference> Changes);

using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Diff;

/// <summary>An event that matched before and after, and was revised in between.</summary>
/// <param name="Id">The event.</param>
/// <param name="FromRevision">The revision at the earlier point.</param>
/// <param name="ToRevision">The revision at the later point.</param>
/// <param name="Changes">Each member that differs, in the view that the caller has of both.</param>
public sealed record RevisedEvent(string Id, int FromRevision, int ToRevision, IReadOnlyList<Difference> Changes);

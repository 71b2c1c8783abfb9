using ConflictEvents.Ledger;

namespace ConflictEvents.Events.Diff;

/// <summary>What changed in the answer to a query between two points of the recording clock. Only events that changed in between are looked at; a page holds so many of them, by position.</summary>
/// <param name="Since">The earlier point.</param>
/// <param name="Until">The later point.</param>
/// <param name="Added">Events that match at the later point and did not at the earlier, or were not there or not to be seen.</param>
/// <param name="Revised">Events that match at both, with what was changed.</param>
/// <param name="Retracted">The tombstones of events that matched and were retracted.</param>
/// <param name="Left">Events that matched and do not any more. For readers also every event that was withheld in between, whether it matched or not: of such an event nothing is told, not even that.</param>
/// <param name="Next">The `cursor` of the next page; left out on the last one.</param>
public sealed record EventDiff(LedgerPoint Since, LedgerPoint Until, IReadOnlyList<EventBody> Added, IReadOnlyList<RevisedEvent> Revised,
    IReadOnlyList<Tombstone> Retracted, IReadOnlyList<LeftEvent> Left, string? Next);

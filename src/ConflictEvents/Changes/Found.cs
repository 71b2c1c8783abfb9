using ConflictEvents.Ledger;

namespace ConflictEvents.Changes;

/// <summary>A change that is an item.</summary>
/// <param name="Change">The change.</param>
/// <param name="Type">The type of its record.</param>
/// <param name="IsHere">Whether the record is in a copy after it; else it has left.</param>
internal sealed record Found(Change Change, RecordType Type, bool IsHere);

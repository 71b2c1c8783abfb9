namespace ConflictEvents.Events.Duplicates;

/// <summary>Events that may be the same one recorded twice.</summary>
/// <param name="Items">The candidates, the best first.</param>
public sealed record EventDuplicates(IReadOnlyList<EventDuplicate> Items);

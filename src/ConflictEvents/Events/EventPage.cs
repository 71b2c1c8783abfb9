using ConflictEvents.Ledger;

namespace ConflictEvents.Events;

/// <summary>A page of events.</summary>
/// <param name="Items">The events, in the order asked for.</param>
/// <param name="Next">The token of the next page; null on the last one.</param>
/// <param name="MayInclude">On the first page of a query with `includeImprecise` that asks for a place: up to 100 records known to country level only that may belong to it. Null where not asked for, and on later pages.</param>
/// <param name="Count">How many events the whole result has, where that was asked for; `mayInclude` is not among them.</param>
public sealed record EventPage(IReadOnlyList<Shown> Items, string? Next, IReadOnlyList<Shown>? MayInclude, ResultCount? Count);

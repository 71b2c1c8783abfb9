namespace ConflictEvents.Events;

/// <summary>What the ledger holds of all that some events name: everything the guard has to know, read for all of them at once.</summary>
/// <param name="Named">The actors and events.</param>
/// <param name="Cited">The sources, and where in their texts the excerpts stand.</param>
/// <param name="Hierarchy">What is part of what, and supersedes what.</param>
/// <param name="ExternalIds">Which event has which name elsewhere.</param>
/// <param name="WerePublic">Which of the events readers have seen.</param>
internal sealed record EventFacts(NamedFacts Named, CitationFacts Cited, HierarchyFacts Hierarchy, ExternalIdFacts ExternalIds, IReadOnlySet<Guid> WerePublic);

using ConflictEvents.Events;
using ConflictEvents.Ledger;

namespace ConflictEvents.Sources;

/// <summary>What is to be stored of a source.</summary>
/// <param name="Entry">The revision to append; null where nothing changes.</param>
/// <param name="Fact">What citations have to know of it from then on.</param>
/// <param name="IsNewsForEvents">Whether what is derived from it in the events that cite it changes: what readers may see of them, or when they were reported.</param>
internal sealed record PlannedSource(Entry? Entry, SourceFact Fact, bool IsNewsForEvents);

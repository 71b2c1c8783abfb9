using ConflictEvents.Actors;
using ConflictEvents.Events;
using ConflictEvents.Sources;

namespace ConflictEvents.Exchange.Import;

/// <summary>What the ledger holds of all that a batch of lines names, and what the lines before bring.</summary>
/// <param name="Events">What events have to know; the actors also for other actors.</param>
/// <param name="Sources">What sources have to know.</param>
/// <param name="Now">The present.</param>
internal sealed record BulkFacts(EventFacts Events, SourceFacts Sources, DateTimeOffset Now)
{
    /// <summary>Whether a record that a line names is there.</summary>
    public bool Has(RecordName name) => name.Record == ActorRevision.Table.Record ? Events.Named.Has(name.Id)
        : name.Record == EventRevision.Table.Record ? Events.Named.Has(Guid.Parse(name.Id))
        : Events.Cited.Has(Guid.Parse(name.Id)) || Sources.Has(Guid.Parse(name.Id));
}

using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Reads what the guard has to know of a set of events: one query a question, however many there are.</summary>
internal sealed class EventFactsReader(LedgerDb db, NamedRecords named, EventCitations citations, EventHierarchy hierarchy, ExternalIdNames externalIds)
{
    public Task<EventFacts> OfAsync(EventProposal proposal, CancellationToken cancellationToken) => OfAsync([proposal], cancellationToken);

    /// <param name="proposals">The events.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="members">Actors that others name beside the events.</param>
    /// <param name="coming">Actors that the same write is about to record.</param>
    public async Task<EventFacts> OfAsync(
        IReadOnlyList<EventProposal> proposals, CancellationToken cancellationToken, IEnumerable<string>? members = null, IReadOnlySet<string>? coming = null)
    {
        List<EventBody> bodies = [.. proposals.Select(p => p.Body)];
        return new(
            await named.ReadAsync(bodies.SelectMany(EventActors.Of).Select(a => a.Slug).Concat(members ?? []), bodies.SelectMany(EventGuard.References).Select(r => r.Id), cancellationToken, coming),
            await citations.ReadAsync(bodies.SelectMany(b => b.Citations), cancellationToken),
            await hierarchy.ReadAsync(bodies, cancellationToken),
            await externalIds.ReadAsync(proposals.Where(p => p.Current is not null).Select(p => p.Id), bodies.SelectMany(b => b.ExternalIds), cancellationToken),
            await WerePublicAsync([.. proposals.Where(p => p.Current is not null && p.Body.EmbargoedUntil is not null).Select(p => p.Id)], cancellationToken));
    }

    private async Task<HashSet<Guid>> WerePublicAsync(Guid[] ids, CancellationToken cancellationToken) => ids.Length == 0 ? []
        : await db.Set<EventRevision>().Where(e => ids.Contains(e.Id) && e.IsPublic).Select(e => e.Id).ToHashSetAsync(cancellationToken);
}

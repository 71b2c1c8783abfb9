using ConflictEvents.Events;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Disputes;

/// <summary>
/// Readers see a dispute as long as they see the event that it is about. That stands in the dispute's own revisions: when
/// an event comes into sight or leaves it, each dispute about it gets a revision in the same block, so that whoever
/// follows the changes learns of both.
/// </summary>
internal sealed class DisputeSight(LedgerDb db, LedgerLocks locks)
{
    /// <summary>Revisions of the disputes about an event, where its change opens or closes it to readers.</summary>
    /// <param name="before">The event as it stands; null where it is new, and nothing is about it yet.</param>
    /// <param name="after">The event as it will stand.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<Entry>> FollowAsync(Present? before, Entry after, CancellationToken cancellationToken) => FollowAsync([(before, after)], cancellationToken);

    /// <summary>The same for many events.</summary>
    public async Task<IReadOnlyList<Entry>> FollowAsync(IEnumerable<(Present? Before, Entry After)> changes, CancellationToken cancellationToken)
    {
        var moved = changes.Where(c => c.Before is { } before && (before.IsPublic, before.IsClosed) != (c.After.IsPublic, c.After.IsClosed)).ToDictionary(c => Guid.Parse(c.After.Id), c => c.After);
        if (moved.Count == 0)
            return [];
        // In one order: two writes must not wait for each other in a circle.
        Guid[] events = [.. moved.Keys.Order()];
        foreach (var id in events)
            await locks.SightAsync(id, cancellationToken);
        var about = await db.Set<DisputeRevision>().AsNoTracking()
            .Where(d => events.Contains(d.Event) && d.SupersededAt == null && d.Lifecycle != Retraction.Lifecycle).OrderBy(d => d.Id).ToListAsync(cancellationToken);
        return [.. about.Select(d => DisputeWriter.SameOf(d, moved[d.Event]))];
    }

    /// <summary>A dispute that is written now, as open to readers as its event is.</summary>
    public async Task<Entry> OfAsync(Guid about, Entry entry, CancellationToken cancellationToken)
    {
        await locks.SightAsync(about, cancellationToken);
        var seen = await db.Set<EventRevision>().Where(e => e.Id == about && e.SupersededAt == null).Select(e => new { e.IsPublic, e.IsClosed }).SingleAsync(cancellationToken);
        return entry with { IsPublic = seen.IsPublic, IsClosed = seen.IsClosed };
    }
}

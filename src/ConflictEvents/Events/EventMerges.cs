using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Revisions of the events that name a merged actor, in their details or in a citation's chain.</summary>
internal sealed class EventMerges(LedgerDb db, CitedSources cited)
{
    public async Task<IReadOnlyList<Entry>> RenameAsync(string old, string into, ChangeWords words, CancellationToken cancellationToken)
    {
        var naming = await db.Set<EventRevision>().AsNoTracking()
            .Where(e => e.SupersededAt == null && e.Lifecycle != Retraction.Lifecycle && (e.Actors.Contains(old) || e.Relays.Contains(old)))
            .ToListAsync(cancellationToken);
        var sources = await cited.OfAsync(naming.SelectMany(e => e.Sources), cancellationToken);
        var slugs = new Dictionary<string, string> { [old] = into };
        return [.. naming.Select(e => EventEntries.Of(e.Id, e, EventActors.Renamed(Wire.ReadStored<EventBody>(e.Document), slugs), sources, words, ChangeAction.Merged))];
    }
}

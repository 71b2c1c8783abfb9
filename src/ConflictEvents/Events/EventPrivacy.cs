using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Keeps what readers see of events in step with the privacy of the sources that they cite.</summary>
internal sealed class EventPrivacy(LedgerDb db)
{
    /// <summary>Which of these sources are private.</summary>
    public async Task<IReadOnlySet<Guid>> PrivateAmongAsync(IEnumerable<Guid> sources, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. sources.Distinct()];
        return await db.Set<SourceRevision>().Where(s => ids.Contains(s.Id) && s.SupersededAt == null && s.IsPrivate).Select(s => s.Id).ToHashSetAsync(cancellationToken);
    }

    /// <summary>Revisions of the current events that cite a source which has become private, or is no longer.</summary>
    public async Task<IReadOnlyList<Entry>> ReciteAsync(Guid source, bool isPrivate, ChangeWords words, CancellationToken cancellationToken)
    {
        var citing = await db.Set<EventRevision>().AsNoTracking()
            .Where(e => e.SupersededAt == null && e.Lifecycle != Retraction.Lifecycle && e.Sources.Contains(source)).ToListAsync(cancellationToken);
        var others = await PrivateAmongAsync(citing.SelectMany(e => e.Sources).Where(s => s != source), cancellationToken);
        IReadOnlySet<Guid> privateSources = isPrivate ? others.Append(source).ToHashSet() : others;
        return [.. citing.Select(e => EventEntries.Of(e.Id, e, Wire.ReadStored<EventBody>(e.Document), privateSources, words, ChangeAction.Revised))];
    }
}

using ConflictEvents.Json;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events;

/// <summary>Keeps what is derived from an event's sources in step with them: what readers may see of it, and when it was reported.</summary>
internal sealed class CitedSources(LedgerDb db)
{
    /// <summary>What is known of these sources today.</summary>
    public async Task<IReadOnlyList<CitedSource>> OfAsync(IEnumerable<Guid> sources, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. sources.Distinct()];
        return await db.Set<SourceRevision>().Where(s => ids.Contains(s.Id) && s.SupersededAt == null)
            .Select(s => new CitedSource(s.Id, s.IsPrivate, s.ReportedAt)).ToListAsync(cancellationToken);
    }

    /// <summary>Revisions of the current events that cite a source whose privacy or publication has changed, where that changes anything of them.</summary>
    public async Task<IReadOnlyList<Entry>> ReciteAsync(CitedSource source, ChangeWords words, CancellationToken cancellationToken)
    {
        var citing = await db.Set<EventRevision>().AsNoTracking()
            .Where(e => e.SupersededAt == null && e.Lifecycle != Retraction.Lifecycle && e.Sources.Contains(source.Id)).ToListAsync(cancellationToken);
        var sources = (await OfAsync(citing.SelectMany(e => e.Sources).Where(s => s != source.Id), cancellationToken)).Append(source).ToList();
        return [.. citing.Select(e => (Event: e, Entry: EventEntries.Of(e.Id, e, Wire.ReadStored<EventBody>(e.Document), sources, words, ChangeAction.Revised)))
            .Where(r => Differs(r.Event, r.Entry)).Select(r => r.Entry)];
    }

    private static bool Differs(EventRevision current, Entry entry) =>
        entry.PublicDocument != current.PublicDocument || entry.Columns != EventColumns.Of(current);
}

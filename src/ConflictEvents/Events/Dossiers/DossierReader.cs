using ConflictEvents.Disputes;
using ConflictEvents.Events.Search;
using ConflictEvents.Json;
using ConflictEvents.Keys;
using ConflictEvents.Ledger;
using ConflictEvents.Sources;
using ConflictEvents.Storage;
using Microsoft.EntityFrameworkCore;

namespace ConflictEvents.Events.Dossiers;

/// <summary>Reads dossiers: an event, all that is linked to it, and the disputes about them, in one snapshot.</summary>
public sealed class DossierReader
{
    private const int MostDisputes = 500;
    private readonly LedgerDb db;
    private readonly LedgerSnapshots snapshots;
    private readonly EventReader events;
    private readonly EventSearch search;

    internal DossierReader(LedgerDb db, LedgerSnapshots snapshots, EventReader events, EventSearch search) =>
        (this.db, this.snapshots, this.events, this.search) = (db, snapshots, events, search);

    /// <summary>The dossier of an event as it stood, of what was reported by then.</summary>
    /// <exception cref="NotFoundException">There is no such event, or none that the caller may see.</exception>
    /// <exception cref="RetractedException">It stood retracted.</exception>
    public Task<Standing<Dossier>> FindAsync(Guid id, AsOf? asOf, DateTimeOffset? knownBy, Caller caller, CancellationToken cancellationToken) =>
        snapshots.ReadAsync(asOf, async stand =>
        {
            var root = await events.Records.StoodAsync(id, stand, caller, cancellationToken, row => EventReader.IsKnownBy(knownBy, row, caller));
            var linked = new LinkedEvents(search, new(new EventQuery { KnownBy = knownBy }, caller, stand));
            var (web, truncated) = await linked.ReadAsync(DossierEvent.Of(root, caller.SeesAll), cancellationToken);
            var found = await DisputesAsync(web, stand, cancellationToken);
            var disputes = found.Take(MostDisputes).Where(d => Concerns(d, web)).ToList();
            var holders = new Holders(await PublishersAsync(web, stand, caller, cancellationToken));
            var visible = await linked.SeenAsync([.. disputes.SelectMany(d => d.Named).Distinct()], cancellationToken);
            visible.UnionWith(web.Ids);
            // What was not yet reported was not yet in dispute.
            if (knownBy is not null)
                disputes.RemoveAll(d => !d.Named.IsSubsetOf(visible));
            var contradictions = Contradictions.Of(web, holders, disputes, visible);
            return new Standing<Dossier>(DossierPages.Of(web, holders, contradictions, truncated || found.Count > MostDisputes), stand);
        }, cancellationToken);

    // Of what the event merely follows or belongs to, only disputes that name an event of this dossier.
    private static bool Concerns(DossierDispute dispute, EventWeb web) =>
        web.Find(dispute.Body.Event) is { } about && web.IsInScope(about)
        || dispute.Named.Any(id => web.Find(id) is { } named && web.IsInScope(named));

    private async Task<List<DossierDispute>> DisputesAsync(EventWeb web, Stand stand, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. web.Ids];
        var rows = await db.Set<DisputeRevision>().AsNoTracking().Where(d => d.Lifecycle != Retraction.Lifecycle && ids.Contains(d.Event))
            .At(stand, rows => rows.OrderByDescending(d => d.Id).Take(MostDisputes + 1)).ToListAsync(cancellationToken);
        return [.. rows.Select(d => new DossierDispute(d.Id, Wire.ReadStored<DisputeBody>(d.Document)))];
    }

    // Readers do not learn who published a private source, and nobody asks one that was retracted.
    private async Task<Dictionary<Guid, string>> PublishersAsync(EventWeb web, Stand stand, Caller caller, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. web.All.SelectMany(e => e.Body.Citations).Select(c => c.Source).Distinct()];
        var rows = await db.Set<SourceRevision>().AsNoTracking().Where(s => s.Lifecycle != Retraction.Lifecycle && ids.Contains(s.Id))
            .SeenBy<SourceRevision, Guid>(db.Set<SourceRevision>(), caller).At(stand, rows => rows).ToListAsync(cancellationToken);
        return rows.Select(r => (r.Id, Wire.ReadStored<SourceBody>(Shown.Of(r, caller.SeesAll).Document).Publisher))
            .Where(r => r.Publisher is not null).ToDictionary(r => r.Id, r => r.Publisher);
    }
}
